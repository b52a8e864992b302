"""Dictionary forms by rule: exceptions, endings, and an index of what is a word, as in WordNet's morphology.

The tables are those of spaCy's English lemmatizer, written out when the weights are made; its rule mode is followed
(https://spacy.io/api/lemmatizer), with the tag in place of its test for base forms.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Lemmas", "load_lemmas"]

_REMEMBERED = 100_000  # so that memory stays bounded over any number of texts
_BASE_TAGS = frozenset({"NN", "VB", "VBP", "JJ", "RB"})


@dataclass(frozen=True, slots=True)
class Lemmas:
    """Tables by part of speech, in lower case; `words` has the forms of closed classes ("is" of AUX is "be")."""

    words: dict[str, dict[str, str]]
    exceptions: dict[str, dict[str, list[str]]]
    endings: dict[str, list[tuple[str, str]]]
    index: dict[str, frozenset[str]]
    _known: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def lemma(self, word: str, part: str, tag: str) -> str:
        """Give the dictionary form of a word, knowing its part of speech and its tag; a name stays as written."""
        if part == "PROPN":
            return word
        key = (word, part, tag)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[key] = self._find(word.lower(), part, tag)
        return found

    def _find(self, word: str, part: str, tag: str) -> str:
        closed = self.words.get(part)
        if closed is not None:
            return closed.get(word, word)
        if part not in self.endings or tag in _BASE_TAGS:
            return word
        exceptions = self.exceptions[part].get(word)
        if exceptions:
            return exceptions[-1]
        index = self.index[part]
        forms = [word[: len(word) - len(old)] + new for old, new in self.endings[part] if word.endswith(old)]
        known = [form for form in forms if form in index]
        return next(iter([*known[::-1], *filter(None, forms)]), word)


def load_lemmas(path: Path) -> Lemmas:
    """Read the tables, a gzipped JSON object."""
    tables = json.loads(gzip.decompress(path.read_bytes()))
    return Lemmas(
        words=tables["words"],
        exceptions=tables["exceptions"],
        endings={part: [(old, new) for old, new in pairs] for part, pairs in tables["endings"].items()},
        index={part: frozenset(words) for part, words in tables["index"].items()},
    )
