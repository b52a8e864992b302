"""The annotated passages: texts of our own, and by hand who says what in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from claims.spans import Span
from claims.words import Act
from tests.quality.located import AnnotationError, locate, locate_parts

__all__ = ["GoldClaim", "Passage", "load_passages", "read_passage"]

_FOLDER = Path(__file__).with_name("passages")
_FLAGS = ("negated", "hypothetical")
_FIELDS = {
    *("speaker", "also", "cue", "content", "act", "group", "parent", "hops", "condition", "addressee", "optional"),
    *_FLAGS,
}


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One claim as an annotator wrote it; passages/README.md says what each field holds and what may be left out."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    also: tuple[Span, ...] = ()
    acts: frozenset[Act] = frozenset()
    group: int | None = None
    parent: int | None = None
    hops: tuple[Span, ...] = ()
    condition: Span | None = None
    addressee: Span | None = None
    flags: tuple[str, ...] = ()
    optional: bool = False

    def covers(self, other: GoldClaim) -> bool:
        """Tell whether all content of `other` lies inside the content of this claim."""
        return all(any(mine.contains(part) for mine in self.content) for part in other.content)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, what it is there to show, and its claims."""

    id: str
    phenomena: tuple[str, ...]
    text: str
    claims: tuple[GoldClaim, ...]


def load_passages() -> list[Passage]:
    """Read every file of passages, in the order of their names.

    Raises AnnotationError for an annotation that does not fit its text.
    """
    return [
        read_passage(entry)
        for path in sorted(_FOLDER.glob("*.yaml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def read_passage(entry: Mapping[str, Any]) -> Passage:
    """Turn one entry of a file into a passage, its words into spans.

    Raises AnnotationError naming the passage and the claim.
    """
    claims = []
    for number, written in enumerate(entry["claims"]):
        try:
            claims.append(_read_claim(entry["text"], written))
        except AnnotationError as error:
            message = f"passage {entry['id']}, claim {number}: {error}"
            raise AnnotationError(message) from error
    return Passage(entry["id"], tuple(entry["phenomena"]), entry["text"], tuple(claims))


def _read_claim(text: str, written: Mapping[str, Any]) -> GoldClaim:
    if unknown := sorted(written.keys() - _FIELDS):
        message = f"no such field: {', '.join(unknown)}"
        raise AnnotationError(message)
    one = {
        name: locate(text, written[name])
        for name in ("speaker", "cue", "condition", "addressee")
        if _has(written, name)
    }
    return GoldClaim(
        content=locate_parts(text, _listed(written["content"])),
        cue=one.get("cue"),
        source=one.get("speaker"),
        also=tuple(locate(text, words) for words in written.get("also", ())),
        acts=frozenset(Act(word) for word in _listed(written.get("act", []))),
        group=written.get("group"),
        parent=written.get("parent"),
        hops=tuple(locate(text, words) for words in written.get("hops", ())),
        condition=one.get("condition"),
        addressee=one.get("addressee"),
        flags=(*(name for name in _FLAGS if written.get(name)), *(("conditional",) if "condition" in one else ())),
        optional=written.get("optional", False),
    )


def _has(written: Mapping[str, Any], name: str) -> bool:
    return written.get(name) is not None


def _listed(written: str | list[str]) -> list[str]:
    return [written] if isinstance(written, str) else written
