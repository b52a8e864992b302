"""Who won and who lost: what "Ada Marsh beat Otto Lind by nineteen votes" says of both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.extract.attribution import Sentence
from claims.resolve.characters import Characters

__all__ = ["describe_contests"]

_BEAT = re.compile(
    r"\b(?:(?P<won>beat|beats|defeats|defeated|ousted|thrashed|outpolled|unseated|edged out|knocked out|saw off"
    r"|overcame)|(?P<lost>lost to|was beaten by|was defeated by|fell to))\b"
)
_WINNER, _LOSER = ("winner", "victor"), ("loser", "defeated candidate", "beaten candidate")


def describe_contests(characters: Characters, sentences: Sequence[Sentence], body: str) -> None:
    """Add to the persons on either side of a verb of winning or losing that they are the winner and the loser."""
    for sentence in sentences:
        for beat in _BEAT.finditer(body, sentence.start, sentence.end):
            left = [character for character, _ in characters.named(sentence.start, beat.start())]
            right = next((character for character, _ in characters.named(beat.end(), sentence.end)), None)
            if not left or right is None or left[0] is right:
                continue
            winner, loser = (left[0], right) if beat["won"] else (right, left[0])
            for character, words in ((winner, _WINNER), (loser, _LOSER)):
                for word in words:
                    characters.describe(character, beat.start(), word)
