"""What a noun phrase says by its form: its head, how many it means, and whether they should be known by now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.resolve.names import normalise, without_possessive
from claims.resolve.person_nouns import person_nouns, singular

__all__ = ["NounPhrase", "read_phrase"]

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\s,;:()\"\u201c\u201d]+|[,;:()]")
_ENDS = frozenset(
    {
        *("of", "for", "to", "from", "in", "at", "on", "with", "by", "among", "near", "behind", "across", "outside"),
        *("inside", "about", "under", "over", "around", "within", "close", "familiar", "not"),
        *("who", "which", "that", "whose", "whom"),
        *(",", ";", ":", "(", ")"),
    }
)  # fmt: skip
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
}  # fmt: skip
# Words that say of themselves how many they mean.
_SETS = {"both": 2, "pair": 2, "couple": 2, "duo": 2, "trio": 3, "quartet": 4, "twin": 2}
_DEFINITE = frozenset({"the", "both", "these", "those", "this", "that"})
_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "whose"})
_INDEFINITE = frozenset(
    {"a", "an", "another", "some", "any", "no", "every", "each", "several", "many", "most", "few", "other"}
)
_AGE = re.compile(r"(\d{1,3})-year-olds?")
_AGE_BEHIND = re.compile(r", (\d{1,3})(?=,|$)")
_PARENT = re.compile(r"(\w+)-of-\w+")
_PARTICIPLE = re.compile(r"\w{2,}(?:ed|ing)")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase read word by word; all words are normalised.

    `head` is the singular of its last noun before a preposition or a clause ("minister"), `before` what stands
    between the opening word and the head, `behind` what follows. `owner` is the possessive that opens it, a pronoun
    ("her") or a genitive ("the ministrys"); `number` how many it says to mean; `age` in years.
    """

    head: str
    before: tuple[str, ...]
    behind: tuple[str, ...]
    opener: str
    owner: str | None
    number: int | None
    plural: bool
    age: int | None

    @property
    def bare(self) -> bool:
        """Tell whether nothing but the number is said: "both", "the two", "the pair"."""
        return self.head in _SETS or self.head in _NUMBERS

    @property
    def definite(self) -> bool:
        """Tell whether the reader is taken to know who is meant."""
        return self.opener in _DEFINITE or self.owner is not None

    @property
    def indefinite(self) -> bool:
        """Tell whether somebody new is meant: "a senior official", "three diplomats"."""
        return self.opener in _INDEFINITE or (not self.definite and self.number is not None)

    @property
    def woman(self) -> bool | None:
        """Tell whether the head means women or men."""
        return person_nouns().is_woman(self.head)


@lru_cache(maxsize=4096)
def read_phrase(text: str) -> NounPhrase:
    """Read "the two former presidents": two, definite, of the head "president"; "Both" has no other head."""
    words = [word.casefold() for word in _WORD.findall(text)]
    while words and not words[0][0].isalnum():
        words = words[1:]
    end = next((i for i, word in enumerate(words) if i and word in _ENDS), len(words))
    if end > 2 and _PARTICIPLE.fullmatch(words[end - 1]) and singular(words[end - 2]) != words[end - 2]:
        end -= 1  # "two people briefed on the talks"
    inner = words[:end]
    opener = inner[0] if inner else ""
    owner = _owner(inner)
    number = next((count for word in inner[:3] if (count := _count(word)) is not None), None)
    age = next((int(found[1]) for word in inner if (found := _AGE.fullmatch(word))), None)
    last = inner[-1] if inner else ""
    parent = _PARENT.fullmatch(last)  # "mum-of-three"
    head = singular(normalise(parent[1] if parent else last)) if not _AGE.fullmatch(last) else "person"
    if age is None and (told := _AGE_BEHIND.search(text)) is not None:
        age = int(told[1])
    sets = _SETS.get(head)
    if sets is not None and opener not in {"a", "an"}:
        number = sets
    many = head != normalise(last) and parent is None and not _AGE.fullmatch(last)
    plural = not head.isdecimal() and ((number or 0) > 1 or many or last in {"others", "many", "some"})
    skipped = len(owner.split()) if owner else 1
    return NounPhrase(
        head=head,
        before=tuple(normalise(word) for word in inner[skipped:-1]),
        behind=tuple(word for raw in words[end:] if (word := normalise(without_possessive(raw))).isalpha()),
        opener=opener,
        owner=owner,
        number=number,
        plural=plural,
        age=age,
    )


def _owner(words: list[str]) -> str | None:
    """Give the possessive a phrase opens with: "her", or "the ministry's" without its ending."""
    if words and words[0] in _POSSESSIVES and len(words) > 1:
        return words[0]
    for end, word in enumerate(words[:-1], start=1):
        if without_possessive(word) != word:
            return " ".join((*words[: end - 1], without_possessive(word)))
    return None


def _count(word: str) -> int | None:
    if word == "both":
        return 2
    digits = word.replace(",", "")
    return int(digits) if digits.isdecimal() else _NUMBERS.get(word)
