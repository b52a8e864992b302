"""What common nouns say of the bodies they mean: "the paper" is a Gazette, "the company" may be an operator."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claims.extract.role_nouns import role_nouns
from claims.packaged import load_yaml

__all__ = ["BodyNouns", "body_nouns", "is_body"]


@dataclass(frozen=True, slots=True)
class BodyNouns:
    """`body_names.yaml`: lower-case singular nouns; the file says what each table holds, with examples."""

    names: dict[str, frozenset[str]]
    kinds: dict[str, frozenset[str]]
    general: frozenset[str]
    unguessed: frozenset[str]
    platforms: frozenset[str]

    def is_guessed(self, noun: str) -> bool:
        """Tell whether a noun without a name of its kind near it may mean a body whose name shows nothing."""
        return noun in self.names and noun not in self.unguessed

    def may_call(self, noun: str, kind: str) -> bool:
        """Tell whether a noun may mean what was called `kind`: "the company" a retailer, "the maker" a toolmaker."""
        if noun == kind or kind in self.general or kind in self.kinds.get(noun, ()):
            return True
        return kind.endswith(noun) or noun.endswith(kind)


@lru_cache(maxsize=1)
def body_nouns() -> BodyNouns:
    """Read the table once in a process."""
    table = load_yaml(Path(__file__).with_name("body_names.yaml").read_text(encoding="utf-8"))
    return BodyNouns(
        names={noun: frozenset(words) for noun, words in table["names"].items()},
        kinds={noun: frozenset(kinds) for noun, kinds in table["kinds"].items()},
        general=frozenset(table["general"]),
        unguessed=frozenset(table["unguessed"]),
        platforms=frozenset(table["platforms"]),
    )


def is_body(noun: str) -> bool:
    """Tell whether a lower-case singular noun says what body somebody is: "agency", "toolmaker", "union"."""
    nouns = role_nouns()
    if noun in nouns.institution or noun in nouns.genre or noun in body_nouns().names:
        return noun not in nouns.person
    return noun in nouns.trade
