"""The parts of a parsed pattern, as regular expressions and as the first letters they are looked up by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

__all__ = ["ANCHOR_LETTERS", "ActorClass", "Classes", "Phrase", "Place", "class_names"]

# Words of a text are looked up by their first letters: an anchor is so many letters of a word, or a whole shorter one.
ANCHOR_LETTERS = 4

_BETWEEN = r"(?:['\u2019]s?)?[^\w.!?;]+"
# What a gap skips is no negation: "Peru will not join" is no match of "{peru} ... join".
_NEGATION = (
    r"(?!(?:not|never|no|nor|without|halt|stop|end|refus\w*|reject\w*|oppos\w*|abandon\w*|prevent(?:s|ed|ing)?|"
    r"block\w*|drop|drops|dropped|dropping|renounc\w*|shelv\w*|forgo\w*)\b)"
)
_ANY_WORD = _NEGATION + r"(?:(?:\w\.){2,}|\w+(?:['\u2019&-]\w+)*)"


@dataclass(frozen=True, slots=True)
class ActorClass:
    """The forms of one class: `names` always, `own` ("our country") only where the speaker is of that class.

    `part_of` is the class whose side its members take: a president's is that of his country. What one class of a `camp`
    wants or does is not foreign to another of it.
    """

    names: tuple[str, ...]
    own: tuple[str, ...] = ()
    part_of: str | None = None
    camp: str | None = None


Classes = Mapping[str, ActorClass]


@cache
def class_names(forms: ActorClass) -> re.Pattern[str]:
    """Give the expression of a class's names. It begins with a letter, not a boundary, so a search can leap to it."""
    return re.compile(rf"(?:{'|'.join(map(_word, forms.names))})")


@dataclass(frozen=True, slots=True)
class Place:
    """What stands at one place: a word, one of several phrases, a class; or, with `gap`, up to so many words."""

    word: str = ""
    phrases: tuple[Phrase, ...] = ()
    actor: str = ""
    gap: int = 0
    optional: bool = False

    def regex(self, classes: Classes, side: str | None) -> str:
        """Give the expression for a speaker of class `side`."""
        if self.actor:
            forms = classes[self.actor]
            choices = [_word(form) for form in forms.names + (forms.own if side == self.actor else ())]
        else:
            choices = [phrase.regex(classes, side) for phrase in self.phrases] or [_word(self.word)]
        return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"

    def anchors(self) -> frozenset[str]:
        """Give first letters one of which every match of this place has; none where one choice has no such letters."""
        inner = [phrase.anchors()[:1] for phrase in self.phrases] or [_anchor(self.word)]
        return frozenset[str]().union(*(keys for first in inner for keys in first)) if all(inner) else frozenset()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Places one after another; between two words anything may stand but a sentence's end."""

    places: tuple[Place, ...]

    def regex(self, classes: Classes, side: str | None) -> str:
        """Give the expression for a speaker of class `side`."""
        parts, begun = list[str](), False
        for place in self.places:
            if place.gap:
                word = _BETWEEN + _ANY_WORD if begun else _ANY_WORD + _BETWEEN
                parts.append(f"(?:{word}){{0,{place.gap}}}?")
                continue
            choice = place.regex(classes, side)
            if place.optional:
                parts.append(f"(?:{_BETWEEN}{choice})?" if begun else f"(?:{choice}{_BETWEEN})?")
                continue
            parts.append(_BETWEEN + choice if begun else choice)
            begun = True
        return "".join(parts)

    def anchors(self) -> tuple[frozenset[str], ...]:
        """Give the first letters of every place that must be there and whose letters are known."""
        known = [keys for place in self.places if not (place.optional or place.gap) and (keys := place.anchors())]
        # The place that says most comes first: long beginnings, few of them.
        return tuple(sorted(known, key=lambda keys: (-min(map(len, keys)), len(keys), sorted(keys))))


def _word(form: str) -> str:
    """Give one form's expression: `*` ends it freely, a hyphen may be a blank or missing, capitals stay capitals."""
    text = re.escape(form).replace(r"\*", r"[\w-]*").replace(r"\-", r"[-\s]?").replace("\\ ", r"\s+")
    text = re.sub("['\u2019]", "['\u2019]", text) + ("" if form.endswith("*") else r"(?!\w)")
    return text if form.islower() else f"(?-i:{text})"


def _anchor(word: str) -> tuple[frozenset[str], ...]:
    """Give the first letters a word is looked up by; none where they are too few to be sure of."""
    first, free, _ = word.casefold().partition("*")
    parts = re.split(r"[^\w]", first)
    # What is written with a hyphen may be two words, or one.
    beginnings = [(parts[0], bool(free) and len(parts) == 1), ("".join(parts), bool(free))]
    sure = all(len(letters) >= ANCHOR_LETTERS or (letters and not open_ended) for letters, open_ended in beginnings)
    return (frozenset(letters[:ANCHOR_LETTERS] for letters, _ in beginnings),) if sure else ()
