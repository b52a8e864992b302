"""How far coders agree beyond chance: Krippendorff's alpha, its interval, and how much of it to rely on.

Alpha is computed by the package `krippendorff` (Castro 2017), as in Krippendorff 2011, "Computing Krippendorff's
Alpha-Reliability". Its interval comes from resampling the units, as Zapf, Castell, Morawietz & Karch 2016 advise
("Measuring inter-rater reliability for nominal data", BMC Medical Research Methodology 16:93). The two limits are those
of Krippendorff's "Content Analysis: An Introduction to Its Methodology", in the chapter on reliability.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

__all__ = ["Level", "Reliability", "Verdict", "reliability"]

RESAMPLES = 1_000
AT_ONCE = 100  # resamples drawn in one go, which bounds the memory they take
SEED = 2011
DIGITS = 3


class Level(StrEnum):
    """What the values of a variable are: names, or names in an order."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"


class Verdict(StrEnum):
    """What an alpha allows: Krippendorff relies on .800 and more, and draws tentative conclusions from .667 on."""

    RELIABLE = "reliable"
    TENTATIVE = "tentative"
    UNRELIABLE = "do not rely on it"
    TOO_FEW_CODERS = "undefined: fewer than two coders"
    TOO_FEW_UNITS = "undefined: fewer than two units"
    NO_VARIATION = "undefined: only one value was used"


@dataclass(frozen=True, slots=True)
class Reliability:
    """Alpha with its 95 % interval, low to high, and the share of pairs of values that are equal; None: undefined."""

    alpha: float | None
    low: float | None
    high: float | None
    agreement: float | None
    verdict: Verdict


def reliability(counts: NDArray[np.int_], units: NDArray[np.int_], level: Level) -> Reliability:
    """Measure how far the values given to units agree.

    `counts` has a row for each thing that was coded and a column for each value, in their order: how many coders gave
    it. `units` tells which unit each row is of, for a unit may be coded piece by piece, as a text is character by
    character; units, not their pieces, are what the interval resamples.
    """
    import numpy as np

    pairable = counts.sum(axis=1) >= 2
    counts, units = counts[pairable], units[pairable]
    counts = counts[:, counts.any(axis=0)]
    if len(counts) == 0:
        return Reliability(None, None, None, None, Verdict.TOO_FEW_CODERS)
    given = counts.sum(axis=1)
    agreement = round(float((counts * (counts - 1)).sum() / (given * (given - 1)).sum()), DIGITS)
    if len(np.unique(units)) < 2:
        return Reliability(None, None, None, agreement, Verdict.TOO_FEW_UNITS)
    if counts.shape[1] < 2:
        return Reliability(None, None, None, agreement, Verdict.NO_VARIATION)
    alpha = round(_ordinal(counts) if level is Level.ORDINAL else _nominal(counts), DIGITS)
    low, high = _interval(counts, units, level)
    return Reliability(alpha, low, high, agreement, _verdict(alpha))


def _verdict(alpha: float) -> Verdict:
    if alpha >= 0.8:
        return Verdict.RELIABLE
    return Verdict.TENTATIVE if alpha >= 0.667 else Verdict.UNRELIABLE


def _ordinal(counts: NDArray[np.int_]) -> float:
    from krippendorff import alpha

    return float(alpha(value_counts=counts, level_of_measurement="ordinal"))


def _nominal(counts: NDArray[np.int_]) -> float:
    """Give the mean of the alphas of each value against all others, weighted by the disagreement expected of it.

    That is the nominal alpha of them all, without the table of units by values by values that the package would make:
    a thousand speakers and claims are a billion cells.
    """
    import numpy as np
    from krippendorff import alpha

    given, used = counts.sum(axis=1), counts.sum(axis=0)
    expected = used * (used.sum() - used)
    each = [
        alpha(value_counts=np.column_stack((value, given - value)), level_of_measurement="nominal")
        for value in counts.T
    ]
    return float(np.average(each, weights=expected))


def _interval(counts: NDArray[np.int_], units: NDArray[np.int_], level: Level) -> tuple[float | None, float | None]:
    """Give the 2.5th and the 97.5th percentile of alpha over resampled units.

    Values are places in a space in which their disagreement is a squared distance: of names each has an axis of its
    own, those in an order stand on a line at the middle of their ranks, as they are in all the data. Then the
    disagreement among any values follows from their number, their sum and the sum of their squares. A resample in
    which nothing varies has no alpha and is left out; where most are such, there is no interval.
    """
    import numpy as np

    used = counts.sum(axis=0)
    ranks = (used.cumsum() - used / 2)[:, np.newaxis] if level is Level.ORDINAL else np.eye(len(used))
    number, total, squares = counts.sum(axis=1), counts @ ranks, counts @ (ranks**2).sum(axis=1)
    pieces = np.column_stack((_disagreement(number, total, squares), number, squares, total))
    whole = np.zeros((units.max() + 1, pieces.shape[1]))
    np.add.at(whole, units, pieces)
    # Units that were coded alike are drawn as one: of many thousands there are a few kinds.
    kinds, times = np.unique(whole[np.unique(units)], axis=0, return_counts=True)
    drawn, among = np.random.default_rng(SEED), int(times.sum())
    alphas: list[float] = []
    for _ in range(RESAMPLES // AT_ONCE):
        weights = drawn.multinomial(among, times / among, size=AT_ONCE).astype(np.float64)
        sums = weights @ kinds
        observed, expected = sums[:, 0], _disagreement(sums[:, 1], sums[:, 3:], sums[:, 2])
        varied = expected > 1e-9 * sums[:, 2]  # what rounding leaves of nothing
        alphas.extend(1 - observed[varied] / expected[varied])
    if len(alphas) < RESAMPLES / 2:
        return None, None
    low, high = np.percentile(alphas, [2.5, 97.5])
    return round(float(low), DIGITS), round(float(high), DIGITS)


def _disagreement(number: Numbers, total: Numbers, squares: Numbers) -> Numbers:
    """Sum the squared distances of all pairs of values, each divided by the number of others its value can meet."""
    result: Numbers = 2 * (number * squares - (total**2).sum(axis=1)) / (number - 1)
    return result
