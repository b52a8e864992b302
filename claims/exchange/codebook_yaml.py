"""A codebook as YAML, in the form of docs/codebook.md: read beside what is stored, and written from it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.coding.codebook import IssueRecord, load_classes, load_codebook
from claims.coding.notation import Pattern, parse_pattern
from claims.coding.phrases import ActorClass, Classes, Phrase
from claims.coding.reach import finds, finds_anything
from claims.errors import ClaimsError, InputError, quoted
from claims.packaged import packaged
from claims.words import CuePolarity

__all__ = [
    "Codebook",
    "codebook_of",
    "find_codebook",
    "read_codebook",
    "shipped_codebooks",
    "with_those_above",
    "write_codebook",
]

_IS_CODEBOOK = re.compile(r"^(?:issues|include):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Codebook:
    """Issues, and the classes that their patterns name.

    `unfound` are the cues that do not find their own example, each as "issue: pattern".
    """

    issues: tuple[IssueRecord, ...]
    classes: Mapping[str, ActorClass]
    unfound: tuple[str, ...] = ()


def shipped_codebooks() -> dict[str, Path]:
    """Give the codebooks that come with the program, by name."""
    files = sorted(packaged("seeds").glob("*.yaml"))
    return {path.stem: path for path in files if _IS_CODEBOOK.search(path.read_text(encoding="utf-8"))}


def find_codebook(name: str) -> Path:
    """Find a file, or a codebook that comes with the program by its name; a file of that name goes first.

    Raises InputError where there is neither.
    """
    path = Path(name)
    if path.is_file():
        return path
    shipped = shipped_codebooks()
    if name not in shipped:
        message = f"There is no codebook {quoted(name)}: no such file, and none that comes with the program."
        raise InputError(message, hint=f"Name a YAML file, or one of: {', '.join(shipped)}.")
    return shipped[name]


def read_codebook(path: Path, classes: Classes, issues: Collection[str]) -> Codebook:
    """Read a file; its patterns may name the given classes beside its own, its issues be parts of the given ones.

    Raises ClaimsError for whatever is malformed, and for a pattern that finds something in every sentence.
    """
    own = load_classes(path, known_classes=classes)
    records = load_codebook(path, known_classes=classes, known_issues=issues)
    return Codebook(records, own, tuple(_unfound(records, {**classes, **own}, path)))


def _unfound(issues: Sequence[IssueRecord], classes: Classes, path: Path) -> Iterator[str]:
    for issue in issues:
        for cue in issue.cues:
            pattern = parse_pattern(cue.pattern, classes)
            if finds_anything(pattern):
                message = f"{path}: issue {issue.key!r}: the pattern {cue.pattern!r} finds something in every sentence."
                raise InputError(message, hint="Write at least one word that has to be there: docs/codebook.md.")
            if cue.note and not finds(pattern, cue.note):
                yield f"{issue.key}: {cue.pattern}"


def codebook_of(issues: Sequence[IssueRecord], classes: Classes) -> Codebook:
    """Take issues with the classes, of all there are, that their patterns name."""
    named = set[str]()
    for issue in issues:
        for cue in issue.cues:
            named |= _named(cue.pattern, classes)
    waiting = sorted(named)
    while waiting:  # the class whose side another takes goes with it
        above = classes[waiting.pop()].part_of
        if above is not None and above in classes and above not in named:
            named.add(above)
            waiting.append(above)
    return Codebook(tuple(issues), {key: forms for key, forms in classes.items() if key in named})


def with_those_above(keys: Collection[str], issues: Sequence[IssueRecord]) -> tuple[IssueRecord, ...]:
    """Choose the issues of these keys and those they are part of, in the order given: parts need their parent."""
    parents = {issue.key: issue.parent for issue in issues}
    chosen, waiting = set[str](), list(keys)
    while waiting:
        key = waiting.pop()
        parent = parents[key]
        if key not in chosen and parent is not None:
            waiting.append(parent)
        chosen.add(key)
    return tuple(issue for issue in issues if issue.key in chosen)


def write_codebook(codebook: Codebook) -> str:
    """Write a codebook as YAML that `read_codebook` and `load_codebook` read as the same; it has no comments."""
    import yaml

    document: dict[str, Any] = {}
    if codebook.classes:
        document["classes"] = {key: _class(forms) for key, forms in codebook.classes.items()}
    document["issues"] = [_issue(issue) for issue in codebook.issues]
    # Flow style for what has no further parts: a cue or a class's names on a line of their own.
    text: str = yaml.safe_dump(document, allow_unicode=True, default_flow_style=None, sort_keys=False, width=_WIDTH)
    return text


_WIDTH = 120


def _class(forms: ActorClass) -> dict[str, Any]:
    written: dict[str, Any] = {"names": list(forms.names)}
    if forms.own:
        written["own"] = list(forms.own)
    optional = {"part_of": forms.part_of, "camp": forms.camp}
    return written | {name: value for name, value in optional.items() if value is not None}


def _issue(issue: IssueRecord) -> dict[str, Any]:
    written: dict[str, Any] = {"key": issue.key, "title": issue.title, "proposition": issue.proposition}
    if issue.parent is not None:
        written["parent"] = issue.parent
    groups = {
        polarity.value: [
            {"pattern": cue.pattern} | ({"example": cue.note} if cue.note else {})
            for cue in issue.cues
            if cue.polarity is polarity
        ]
        for polarity in CuePolarity
    }
    if issue.cues:
        written["cues"] = {polarity: cues for polarity, cues in groups.items() if cues}
    return written


def _named(source: str, classes: Classes) -> set[str]:
    """Give the classes that a pattern names, as conditions and among its words; none of one that is malformed."""
    try:
        pattern: Pattern = parse_pattern(source, classes)
    except ClaimsError:
        return set()
    inside = _in_phrase(pattern.body) if isinstance(pattern.body, Phrase) else iter(())
    return {*pattern.speaker_of, *pattern.named, *inside}


def _in_phrase(phrase: Phrase) -> Iterator[str]:
    for place in phrase.places:
        if place.actor:
            yield place.actor
        for inner in place.phrases:
            yield from _in_phrase(inner)
