"""Plot: a timeline or the positions as one picture, in a file: SVG, PNG, or a page that works offline."""

from __future__ import annotations

from claims.plots.files import check_target, save
from claims.plots.matrix import plot_positions
from claims.plots.picture import Picture
from claims.plots.timeline import plot_timeline

__all__ = ["Picture", "check_target", "plot_positions", "plot_timeline", "save"]
