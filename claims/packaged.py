"""Where the data that ships with the program lies: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

__all__ = ["packaged"]


def packaged(folder: str) -> Path:
    """Find `migrations` or `seeds`: in the installed package, else in the checkout beside it."""
    inside = Path(__file__).parent / folder
    return inside if inside.is_dir() else Path(__file__).parent.parent / folder
