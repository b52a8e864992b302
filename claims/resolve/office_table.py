"""The words that texts use for offices and bodies, and what they mean: `offices.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claims.packaged import load_yaml
from claims.resolve.names import normalise

__all__ = ["OfficeTable", "form_of", "office_table"]

_MINISTER = " minister"
_OTHER_MINISTERS = frozenset({"prime", "deputy", "vice"})


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """`offices.yaml` turned round: from the words of a text to what they mean."""

    offices: dict[tuple[str, ...], tuple[str, ...]]
    bodies: dict[tuple[str, ...], tuple[str, str]]
    governing: frozenset[str]
    leading: tuple[str, ...]
    towns: frozenset[str]

    def ministers(self, noun: str) -> tuple[str, ...]:
        """Give the offices that "the minister" or "the secretary" may mean: those of ministers who head a ministry."""
        found = (office for form, offices in self.offices.items() if noun in form for office in offices)
        return tuple(dict.fromkeys(o for o in found if o.endswith(_MINISTER) and o.split()[0] not in _OTHER_MINISTERS))

    def canonical(self, office: str) -> tuple[str, ...]:
        """Give the canonical words an office may mean: "foreign secretary" is "foreign minister"."""
        return self.offices.get(form_of(office), (office,))


@lru_cache(maxsize=1)
def office_table() -> OfficeTable:
    """Read `offices.yaml` once in a process."""
    table = load_yaml(Path(__file__).with_name("offices.yaml").read_text(encoding="utf-8"))
    offices: dict[tuple[str, ...], tuple[str, ...]] = {}
    for canonical, forms in table["offices"].items():
        for form in (canonical, *forms):
            words = form_of(form)
            if canonical not in offices.get(words, ()):
                offices[words] = (*offices.get(words, ()), canonical)
    for word in table["leading"]["words"]:
        offices[(word,)] = tuple(table["leading"]["offices"])
    bodies = {form_of(form): (body["key"], body["name"]) for body in table["bodies"] for form in body["forms"]}
    return OfficeTable(
        offices,
        bodies,
        governing=frozenset(table["governing"]),
        leading=tuple(table["leading"]["offices"]),
        towns=frozenset(table["towns"]),
    )


def form_of(words: str) -> tuple[str, ...]:
    """Give the words of a form without articles, as phrases are compared."""
    return tuple(word for word in normalise(words).split() if word != "the")
