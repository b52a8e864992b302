"""What common nouns for people tell: sex, kinship from both sides, and what else makes somebody one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claims.extract.role_nouns import role_nouns
from claims.packaged import load_yaml

__all__ = ["PersonNouns", "is_person", "is_relation", "person_nouns", "singular"]

_AGENT = re.compile(r"\w{2,}(?:er|or|ist|ian|eer|ress|man|woman|wife)")
# Papers and devices end like people who do something.
_NO_AGENT = re.compile(
    r".*(?:letter|paper|poster|order|offer|number|matter|power|tower|computer|register|folder|ledger)"
)
_IRREGULAR = {"people": "person", "children": "child", "wives": "wife", "police": "police", "clergy": "clergy"}


@dataclass(frozen=True, slots=True)
class PersonNouns:
    """`person_nouns.yaml`: lower-case singular nouns; the file says what each list holds, with examples."""

    woman: frozenset[str]
    man: frozenset[str]
    inverse: dict[str, frozenset[str]]
    counterpart: frozenset[str]
    serving: frozenset[str]
    generic: frozenset[str]
    implied: dict[str, frozenset[str]]

    def is_woman(self, noun: str) -> bool | None:
        """Tell whether a noun means a woman (True) or a man (False); None where it means either."""
        if noun in self.woman or noun.endswith(("woman", "wife")):
            return True
        return False if noun in self.man or noun.endswith("man") else None


@lru_cache(maxsize=1)
def person_nouns() -> PersonNouns:
    """Read the table once in a process."""
    table = load_yaml(Path(__file__).with_name("person_nouns.yaml").read_text(encoding="utf-8"))
    return PersonNouns(
        woman=frozenset(table["woman"]),
        man=frozenset(table["man"]),
        inverse={noun: frozenset(others) for noun, others in table["inverse"].items()},
        counterpart=frozenset(table["counterpart"]),
        serving=frozenset(table["serving"]),
        generic=frozenset(table["generic"]),
        implied={noun: frozenset(words) for noun, words in table["implied"].items()},
    )


def is_person(noun: str) -> bool:
    """Tell whether a lower-case singular noun means a human being: by the tables, else by the ending of agents."""
    nouns = person_nouns()
    if noun in role_nouns().person or noun in nouns.generic or noun in nouns.implied or noun in nouns.counterpart:
        return True
    if nouns.is_woman(noun) is not None or noun == "person":
        return True
    return _AGENT.fullmatch(noun) is not None and _NO_AGENT.fullmatch(noun) is None


def is_relation(noun: str) -> bool:
    """Tell whether a noun says what somebody is to another: "deputy", "mother", "rival"."""
    nouns = person_nouns()
    return noun in nouns.counterpart or noun in nouns.inverse or noun in nouns.serving


def singular(noun: str) -> str:
    """Give the singular of a lower-case noun, itself where it is one: "women" of "woman", "aides" of "aide"."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun.endswith("ies") and len(noun) > len("dies"):
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun
