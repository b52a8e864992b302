"""Which issue a phrase comes nearest to, by the words of the codebook."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from claims.coding.codebook import IssueRecord
from claims.query.content_phrases import stem

__all__ = ["NearestIssue"]

# In a pattern: conditions, classes, gaps, a whole regular expression; then a word, and whether it ends freely.
_ASIDE = re.compile(r"(?:^|\s)[@&][\w|-]+|\{[\w-]+\}|^/.*/$|\.\.\.\d*")
_LITERAL = re.compile(r"([^\W\d_]{2,}(?:['\u2019-][^\W\d_]+)*)(\*?)")


class NearestIssue:
    """Finds, of many issues, the one whose cues, title and proposition share most words with a phrase."""

    def __init__(self, issues: Iterable[IssueRecord]) -> None:
        self._exact: defaultdict[str, set[str]] = defaultdict(set)
        self._beginnings: defaultdict[str, set[str]] = defaultdict(set)
        for issue in issues:
            for text in (issue.title, issue.proposition, *(_ASIDE.sub(" ", cue.pattern) for cue in issue.cues)):
                for word, free in _LITERAL.findall(text):
                    (self._beginnings if free else self._exact)[word.casefold() if free else stem(word)].add(issue.key)

    def to(self, stems: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
        """Give the issue with most of the words and those words; of several the one whose words fewest others have.

        None where it has no more than half: one word in common says little.
        """
        having = {word: self._having(word) for word in stems}
        weights = defaultdict[str, float](float)
        for issues in having.values():
            for issue in issues:
                weights[issue] += 1 + 1 / (1 + len(issues))
        if not weights:
            return None, ()
        nearest = min(weights, key=lambda issue: (-weights[issue], issue))
        shared = tuple(word for word in stems if nearest in having[word])
        return (nearest, shared) if 2 * len(shared) > len(stems) else (None, ())

    def _having(self, word: str) -> set[str]:
        begins = (self._beginnings[word[:end]] for end in range(2, len(word) + 1) if word[:end] in self._beginnings)
        return self._exact.get(word, set()).union(*begins)
