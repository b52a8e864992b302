"""Whether two claims that share most of their words put another one in the same place, or the same ones in other parts.

"The union has sued the port" and "the port has sued the union" have all words in common, "would veto the plan" and
"would back the plan" all but one: what they share is a frame, and what they fill it with tells them apart.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from claims.statements.contrast import clash, is_light, related, turned
from claims.statements.meaning import STEM, is_form
from claims.statements.vectors import Floats
from claims.statements.wording import Wording

__all__ = ["contradict"]

_KNOWN_AGAIN = 0.5
"""Words this near stand for one another; in the same place of a frame those that do not are other words."""

_FRAME, _CLOSE_FRAME = 0.5, 0.75
"""So much of the words of either has to be in the other to be a frame; of less, the claims are in words of their own.

Reporters change words more readily than numbers: two claims that have one in common may be told in other words, but
for a close frame.
"""

_SLOT = 2
"""More words than these in one place are a clause of its own."""

_SWAP = 3
"""What changes places, and what stands between."""

Pairs = NDArray[np.bool_]


def contradict(one: Wording, other: Wording, near: Floats) -> bool:
    """Compare two claims by the nearness of their words (rows of the one, columns of the other)."""
    if _turned(one, other) or _turned(other, one):
        return True
    if not near.size:
        return False
    same = _same_words(one, other)
    if _other_parts(one, other, same):
        return True
    known = _known_again(one, other, near)
    shared = min(float(np.count_nonzero(known.any(axis=axis))) / known.shape[1 - axis] for axis in (0, 1))
    if shared < (_FRAME if one.numbers.isdisjoint(other.numbers) else _CLOSE_FRAME):
        return False
    if one.marks.exclude(other.marks, in_frame=True) or _replaced(one, other, known):
        return True
    return shared >= _CLOSE_FRAME and _swapped(one, other, same)


def _turned(one: Wording, other: Wording) -> bool:
    """Tell whether the other has a word of the one with a prefix that turns it round: "safe", "unsafe"."""
    mine, theirs = one.content.places.keys(), other.content.places.keys()
    return any(opposite in theirs for word in mine - theirs for opposite in turned(word) if opposite not in mine)


def _same_words(one: Wording, other: Wording) -> list[tuple[int, int]]:
    """Pair the places of words that each has once, in the order of the one."""
    return [
        (places[0], other.content.places[word][0])
        for word, places in one.content.places.items()
        if len(places) == 1 and len(other.content.places.get(word, ())) == 1
    ]


def _other_parts(one: Wording, other: Wording, same: list[tuple[int, int]]) -> bool:
    """Tell whether a word has another part: from Velin, to Velin; it may close, it must close."""
    return any(clash(one.parts[row], other.parts[column], name) for row, column in same for name in one.parts[row])


def _swapped(one: Wording, other: Wording, same: list[tuple[int, int]]) -> bool:
    """Tell whether two words or names have changed places, with something between them, and no passive turned them.

    A phrase that was only moved changes places with what stands beside it.
    """
    columns = sorted(column for _, column in same)
    order = [columns.index(column) for _, column in same]
    moved = [number for number, rank in enumerate(order) if number != rank]
    if not moved:
        return False
    runs = _runs(order[moved[0] : moved[-1] + 1])
    turned = any(one.turned[row] or other.turned[column] for row, column in same[moved[0] : moved[-1] + 1])
    return len(runs) == _SWAP and runs[0] > runs[1] > runs[2] and not turned


def _runs(order: list[int]) -> list[list[int]]:
    """Cut a sequence of numbers where the next one does not follow."""
    runs = [order[:1]]
    for number in order[1:]:
        if number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _known_again(one: Wording, other: Wording, near: Floats) -> Pairs:
    """Tell which words stand for one another: by what they mean, by their forms, or as contrasts.yaml has them."""
    known = near >= _KNOWN_AGAIN
    mine, theirs = one.content.words, other.content.words
    for row in np.flatnonzero(~known.any(axis=1)):
        known[row] = [_stand_for(mine[row], word) for word in theirs]
    for column in np.flatnonzero(~known.any(axis=0)):
        known[:, column] = [_stand_for(word, theirs[column]) for word in mine]
    return known


def _stand_for(one: str, other: str) -> bool:
    return related(one, other) or (one[:STEM] == other[:STEM] and not one[0].isdigit() and is_form(one, other))


def _replaced(one: Wording, other: Wording, known: Pairs) -> bool:
    """Tell whether in the same place of a frame stand words that do not stand for one another."""
    mine, theirs = (frozenset(np.flatnonzero(~known.any(axis=axis)).tolist()) for axis in (1, 0))
    if not (mine and theirs):
        return False
    anchors = _anchors(known)
    edges = [(-1, -1), *anchors, known.shape]
    for start, end in pairwise(edges):
        rows = [row for row in range(start[0] + 1, end[0]) if row in mine]
        columns = [column for column in range(start[1] + 1, end[1]) if column in theirs]
        if max(len(rows), len(columns)) > _SLOT:
            continue
        if any(_same_sort(one, row, other, column) for row in rows for column in columns):
            return True
    return False


def _same_sort(one: Wording, row: int, other: Wording, column: int) -> bool:
    """Tell whether both words are names, or neither: a name and "the minister" may be one, and numbers are compared."""
    mine, theirs = one.content.words[row], other.content.words[column]
    if mine[0].isdigit() or theirs[0].isdigit() or is_light(mine) or is_light(theirs):
        return False
    behind = one.content.words[row + 1 : row + 2]
    if behind == other.content.words[column + 1 : column + 2] and one.names.intersection(behind) & other.names:
        return False  # the title of somebody, and the first name
    return (mine in one.names or mine in one.first) is (theirs in other.names or theirs in other.first)


def _anchors(known: Pairs) -> list[tuple[int, int]]:
    """Give the places of the longest sequence of words that both have in one order (longest common subsequence)."""
    rows, columns = known.shape
    same = known.tolist()
    length = [[0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        below, here = length[row + 1], length[row]
        for column in range(columns - 1, -1, -1):
            here[column] = below[column + 1] + 1 if same[row][column] else max(below[column], here[column + 1])
    found, row, column = list[tuple[int, int]](), 0, 0
    while row < rows and column < columns:
        if same[row][column]:
            found.append((row, column))
            row, column = row + 1, column + 1
        elif length[row + 1][column] >= length[row][column + 1]:
            row += 1
        else:
            column += 1
    return found
