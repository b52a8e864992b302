"""Labels where there is room for them: beside their place, upon nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.plots.marks import Text
from claims.plots.style import SMALL, text_width

__all__ = ["Area", "place_label"]

_ASIDE = 3.0
_SLIDES = (12.0, 24.0, 36.0, 48.0)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle that is taken."""

    x: float
    y: float
    x2: float
    y2: float

    def meets(self, other: Area) -> bool:
        """Tell whether the two overlap."""
        return self.x < other.x2 and other.x < self.x2 and self.y < other.y2 and other.y < self.y2

    def holds(self, other: Area) -> bool:
        """Tell whether the other lies inside."""
        return self.x <= other.x and other.x2 <= self.x2 and self.y <= other.y and other.y2 <= self.y2


def place_label(wordings: Sequence[str], band: Area, within: Area, taken: Sequence[Area]) -> tuple[Text, Area] | None:
    """Set the first wording that has room above a band or below it, near its beginning; None where none has."""
    for words in wordings:
        for text, area in _placings(words, band):
            if within.holds(area) and not any(area.meets(each) for each in taken):
                return text, area
    return None


def _placings(words: str, band: Area) -> Iterator[tuple[Text, Area]]:
    """Try right of the beginning, then left of it, then further right while the band is still beside it."""
    width = text_width(words, SMALL)
    for middle in (band.y - SMALL / 2 - 1, band.y2 + SMALL / 2 + 1):
        for aside in (_ASIDE, -_ASIDE - width, *_SLIDES):
            left = band.x + aside
            if aside <= _ASIDE or left < band.x2:
                area = Area(left, middle - SMALL / 2, left + width, middle + SMALL / 2)
                # What stands to the left of the beginning ends there, however wide the type turns out.
                text = Text(left, middle, words) if aside > 0 else Text(left + width, middle, words, "right")
                yield text, area
