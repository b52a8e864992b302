"""Forms that mean whoever is spoken of: as somebody's name they would put everybody's words into one mouth."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from claims.extract.role_nouns import role_nouns
from claims.packaged import load_yaml
from claims.resolve.names import normalise
from claims.resolve.person_nouns import singular
from claims.resolve.pronouns import is_pronoun
from claims.words import AliasKind

__all__ = ["why_no_name"]

# What a common noun may stand as, for a time or in texts about one matter: "the mayor", "ministry".
_STANDING_FOR = frozenset({AliasKind.OFFICE, AliasKind.METONYM})


def why_no_name(form: str, kind: AliasKind | None) -> str | None:
    """Say why a form can name nobody, as the end of a sentence about it; None where it can.

    In capitals a word is a name ("US", "WHO"), and with one capital a noun is ("Congress"; not "Officials", which
    means several). "The" makes one body of a noun ("the alliance"). `kind` is that of the alias it is to be, None for
    the name an actor is shown by.
    """
    if len(form) > 1 and form.isupper():
        return None
    if form.casefold() in _words()["article"]:
        return "is an article or the like, which stands before any noun."
    if is_pronoun(form) or form.casefold() in _words()["pronoun"]:
        return "is a pronoun, which means whoever was named before."
    return _why_no_noun(form, kind) if form.islower() or " " not in form else None


def _why_no_noun(form: str, kind: AliasKind | None) -> str | None:
    noun, nouns = normalise(form).rpartition(" ")[2], role_nouns()
    if noun in nouns.crowd or (singular(noun) != noun and singular(noun) in nouns.person):
        return None if kind is AliasKind.SURNAME else "means several whom nobody names."
    of_no_one = nouns.person if form.startswith("the ") else nouns.every
    if form.islower() and noun in of_no_one and kind not in _STANDING_FOR:
        return "is a common noun, which means another one in every text. For an office: --kind office."
    return None


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    """Read the table once in a process."""
    table = load_yaml(Path(__file__).with_name("no_names.yaml").read_text(encoding="utf-8"))
    return {kind: frozenset(words) for kind, words in table.items()}
