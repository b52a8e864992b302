"""The codebook: issues as yes/no propositions, and the wording that speaks for or against them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.coding.notation import parse_pattern
from claims.coding.phrases import ActorClass, Classes
from claims.errors import ClaimsError
from claims.packaged import load_yaml, packaged
from claims.words import CuePolarity

__all__ = ["CueRecord", "IssueRecord", "load_classes", "load_codebook"]


@dataclass(frozen=True, slots=True)
class CueRecord:
    """One wording of an issue, with an example sentence in `note`; the notation is documented in seeds/issues.yaml."""

    pattern: str
    polarity: CuePolarity
    note: str = ""


@dataclass(frozen=True, slots=True)
class IssueRecord:
    """One issue of the codebook."""

    key: str
    title: str
    proposition: str
    parent: str | None = None
    cues: tuple[CueRecord, ...] = ()


def load_codebook(
    path: Path | None = None, *, known_classes: Classes | None = None, known_issues: Collection[str] = ()
) -> tuple[IssueRecord, ...]:
    """Read the issues of a codebook file, of the one that ships with the program where none is given.

    Beside its own classes and issues it may name those that are known already, as a database holds them. Raises
    ClaimsError for a file that cannot be read, and for an entry that is malformed, naming it and what it needs.
    """
    path = path or _shipped()
    document = _read(path)
    classes = {**(known_classes or {}), **_classes(document, path, known_classes)}
    issues = tuple(
        _issue(entry, number, classes, file)
        for file, entries in _entries(document, path)
        for number, entry in enumerate(entries, start=1)
    )
    keys = [issue.key for issue in issues]
    for issue in issues:
        if keys.count(issue.key) > 1:
            raise _fault(path, f"issue {issue.key!r}", "a key of its own: it stands there twice")
        if issue.parent is not None and issue.parent not in keys and issue.parent not in known_issues:
            raise _fault(path, f"issue {issue.key!r}", f"a parent that is an issue of this file, not {issue.parent!r}")
        _no_circle(issue, issues, path)
    return issues


def load_classes(path: Path | None = None, *, known_classes: Classes | None = None) -> dict[str, ActorClass]:
    """Read the actor classes of a codebook file, of the one that ships with the program where none is given.

    A class may be part of one of its own file or of one that is known already.
    """
    path = path or _shipped()
    return _classes(_read(path), path, known_classes)


def _entries(document: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, list[object]]]:
    """Give the entries under `issues` of the file itself and of those it includes, each with its file."""
    included = document.get("include") or []
    if not _texts(included):
        raise _fault(path, "the file", "a list of file names under `include`")
    if "issues" in document or not included:
        yield path, _listed(document, path)
    for name in included:
        yield path.parent / name, _listed(_read(path.parent / name), path.parent / name)


def _listed(document: Mapping[str, Any], path: Path) -> list[object]:
    entries = document.get("issues")
    if not isinstance(entries, list):
        raise _fault(path, "the file", "a list under `issues`")
    return entries


def _shipped() -> Path:
    return packaged("seeds") / "issues.yaml"


def _read(path: Path) -> dict[str, Any]:
    import yaml

    try:
        # The same safe loader, written in C where the library is there: it is ten times as fast.
        document = load_yaml(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        message = f"The codebook {path} cannot be read: {error}."
        raise ClaimsError(message) from error
    except yaml.YAMLError as error:
        message = f"The codebook {path} is no YAML: {error}."
        raise ClaimsError(message) from error
    if not isinstance(document, dict):
        raise _fault(path, "the file", "a mapping with `issues`, and `classes` where its patterns name any")
    return document


def _classes(document: Mapping[str, Any], path: Path, known: Classes | None = None) -> dict[str, ActorClass]:
    classes, entries = dict[str, ActorClass](), document.get("classes") or {}
    if not isinstance(entries, dict):
        raise _fault(path, "the file", "a mapping under `classes`, from each key to its `names`")
    for name, forms in entries.items():
        names, own = (forms.get("names"), forms.get("own") or []) if isinstance(forms, dict) else (None, [])
        if not _texts(names) or not names or not _texts(own):
            raise _fault(path, f"class {name!r}", "a list of texts under `names`, and one or none under `own`")
        if not _texts([forms.get(field) or "" for field in ("part_of", "camp")]):
            raise _fault(path, f"class {name!r}", "a text under `part_of` and under `camp`, or none")
        classes[str(name)] = ActorClass(tuple(names), tuple(own), forms.get("part_of"), forms.get("camp"))
    for name, forms in classes.items():
        if forms.part_of is not None and forms.part_of not in {**classes, **(known or {})}:
            raise _fault(path, f"class {name!r}", f"`part_of` to be another class, not {forms.part_of!r}")
    return classes


def _issue(entry: object, number: int, classes: Classes, path: Path) -> IssueRecord:
    if not isinstance(entry, dict) or not isinstance(entry.get("key"), str):
        raise _fault(path, f"issue {number}", "a `key`")
    where = f"issue {entry['key']!r}"
    if not _texts([entry.get("title"), entry.get("proposition")]):
        raise _fault(path, where, "a `title` and a `proposition`")
    parent, cues = entry.get("parent"), entry.get("cues") or {}
    if parent is not None and not isinstance(parent, str):
        raise _fault(path, where, "the key of an issue as its `parent`, or none")
    polarities = [polarity.value for polarity in CuePolarity]
    if not isinstance(cues, dict) or not set(cues) <= set(polarities):
        raise _fault(path, where, f"`cues` that are grouped under {', '.join(polarities)}")
    if not all(isinstance(group or [], list) for group in cues.values()):
        raise _fault(path, where, "a list of cues in each group")
    records = [
        _cue(cue, CuePolarity(polarity), f"{where}, cue {place} under `{polarity}`", classes, path)
        for polarity, group in cues.items()
        for place, cue in enumerate(group or [], start=1)
    ]
    return IssueRecord(entry["key"], entry["title"], entry["proposition"], parent, tuple(records))


def _cue(entry: object, polarity: CuePolarity, where: str, classes: Classes, path: Path) -> CueRecord:
    if not isinstance(entry, dict) or not _texts([entry.get("pattern"), entry.get("example", "")]):
        raise _fault(path, where, "a `pattern`, and an `example` sentence where it has one")
    try:
        parse_pattern(entry["pattern"], classes)
    except ClaimsError as error:
        message = f"{path}: {where}: {error.message}"
        raise ClaimsError(message, hint=error.hint) from error
    return CueRecord(entry["pattern"], polarity, entry.get("example", ""))


def _no_circle(issue: IssueRecord, issues: tuple[IssueRecord, ...], path: Path) -> None:
    parents = {other.key: other.parent for other in issues}
    seen, key = {issue.key}, issue.parent
    while key is not None and key in parents:
        if key in seen:
            raise _fault(path, f"issue {issue.key!r}", "parents that lead to a root: they run in a circle")
        seen.add(key)
        key = parents[key]


def _texts(values: object) -> bool:
    return isinstance(values, list) and all(isinstance(value, str) for value in values)


def _fault(path: Path, where: str, needs: str) -> ClaimsError:
    return ClaimsError(f"{path}: {where} needs {needs}.", hint="docs/codebook.md shows a codebook.")
