"""What a pattern reaches: whether it finds its own example, and whether it finds something in whatever is said."""

from __future__ import annotations

from claims.coding.notation import Pattern

__all__ = ["finds", "finds_anything"]

# Words that share no letter: what is found in each of them is found in every sentence.
_UNLIKE = ("bcd", "fgh", "xyz")


def finds(pattern: Pattern, sentence: str) -> bool:
    """Tell whether the pattern matches in a sentence, whoever says it: "our country" is a form of some side."""
    return any(pattern.regex(side).search(sentence) for side in (None, *pattern.classes))


def finds_anything(pattern: Pattern) -> bool:
    """Tell whether the pattern matches without a word, or in any word: nothing can be coded by such a one."""
    expression = pattern.regex()
    return expression.search("") is not None or all(expression.search(word) for word in _UNLIKE)
