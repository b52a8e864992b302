"""The nouns that speak without a name: "the president", "the foreign ministry", "officials"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claims.packaged import load_yaml

__all__ = ["RoleNouns", "role_nouns"]


@dataclass(frozen=True, slots=True)
class RoleNouns:
    """Lower-case nouns by what they stand for; `role_nouns.yaml` has the lists and an example of each."""

    person: frozenset[str]
    institution: frozenset[str]
    crowd: frozenset[str]
    honorific: frozenset[str]
    genre: frozenset[str]
    matter: frozenset[str]
    body: frozenset[str]
    trade: frozenset[str]

    @property
    def every(self) -> frozenset[str]:
        """Everything that may speak: persons, institutions and crowds."""
        return self.person | self.institution | self.crowd


@lru_cache(maxsize=1)
def role_nouns() -> RoleNouns:
    """Read the table once in a process."""
    table = load_yaml(Path(__file__).with_name("role_nouns.yaml").read_text(encoding="utf-8"))
    return RoleNouns(**{kind: frozenset(nouns) for kind, nouns in table.items()})
