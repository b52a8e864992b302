"""What an issue, a cue and an actor class have to be before they are stored; each raises InputError."""

from __future__ import annotations

from claims.coding.codebook import CueRecord, IssueRecord
from claims.coding.notation import Pattern, parse_pattern
from claims.coding.phrases import ActorClass, Classes
from claims.coding.reach import finds_anything
from claims.errors import ClaimsError, InputError
from claims.resolve.names import slug

__all__ = ["check_class", "check_cue", "check_issue"]

_LONGEST_KEY, _LONGEST_TITLE, _LONGEST_PATTERN = 200, 400, 1000


def check_issue(issue: IssueRecord) -> None:
    """Refuse an issue whose key is none, or that says nothing; its cues are checked apart."""
    _check_key(issue.key, issue.key == slug(issue.key))
    _check_text(issue.title, "title", _LONGEST_TITLE)
    _check_text(issue.proposition, "proposition", None)


def check_cue(cue: CueRecord, classes: Classes) -> Pattern:
    """Give a cue's pattern as it is read; refuses one that is malformed, or found anywhere."""
    _check_text(cue.pattern, "pattern", _LONGEST_PATTERN)
    _check_text(f"{cue.note} ", "example", None)
    try:
        pattern = parse_pattern(cue.pattern, classes)
    except ClaimsError as error:
        raise InputError(error.message, hint=error.hint) from error
    if finds_anything(pattern):
        message = f"The pattern {cue.pattern!r} finds something in every sentence."
        raise InputError(message, hint="Write at least one word that has to be there: docs/codebook.md.")
    return pattern


def check_class(key: str, forms: ActorClass, classes: Classes) -> None:
    """Refuse a class without names, or that is part of one that is not among these."""
    _check_key(key, key.replace("_", "-") == slug(key.replace("_", "-")))
    if not forms.names or not all(any(map(str.isalnum, form)) for form in (*forms.names, *forms.own)):
        message = f"The class {key!r} needs names, and each name a letter or digit."
        raise InputError(message)
    for form in (*forms.names, *forms.own):
        _check_text(form, "name", None)
    if forms.part_of is not None and (forms.part_of == key or forms.part_of not in classes):
        message = f"The class {key!r} can be part of another class, not of {forms.part_of!r}."
        raise InputError(message, hint=f"There are: {', '.join(sorted(classes.keys() - {key}))}.")
    above = forms.part_of
    while above is not None and (parent := classes.get(above)) is not None:
        above = parent.part_of
        if above == key:
            message = f"The class {key!r} would be part of itself, by way of {forms.part_of!r}."
            raise InputError(message, hint="Let one of them be part of none.")
    if forms.camp is not None:
        _check_text(forms.camp, "camp", _LONGEST_KEY)


def _check_key(key: str, is_key: bool) -> None:
    if not key or not is_key or len(key) > _LONGEST_KEY:
        message = f"{key!r} is no key: small letters, digits and hyphens make one, at most {_LONGEST_KEY}."
        raise InputError(message, hint=f"As in: {slug(key)[:_LONGEST_KEY] or 'ceasefire'}")


def _check_text(text: str, what: str, longest: int | None) -> None:
    if not text or "\0" in text:
        message = f"The {what} {text!r} is no text."
        raise InputError(message)
    if longest is not None and len(text) > longest:
        message = f"The {what} has {len(text)} characters; {longest} are the most."
        raise InputError(message)
