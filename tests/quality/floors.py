"""The figures no change may fall below, by extractor."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

import yaml

__all__ = ["as_floors", "below", "load_floors"]

_ROUNDING = 1e-9
"""What a figure may lack because of binary fractions: 0.29 is 0.28999… there."""


def load_floors(file: str = "floors.yaml") -> dict[str, dict[str, float]]:
    """Read a file of floors beside this module: for each extractor, its figures by name."""
    floors: dict[str, dict[str, float]] = yaml.safe_load(Path(__file__).with_name(file).read_text(encoding="utf-8"))
    return floors


def as_floors(extractor: str, figures: Mapping[str, float]) -> str:
    """Give the figures as floors.yaml writes them, rounded down to two decimals."""
    floored = {name: math.floor(value * 100 + _ROUNDING) / 100 for name, value in figures.items()}
    return "\n".join([f"{extractor}:", *(f"  {name}: {value:.2f}" for name, value in floored.items())])


def below(floors: Mapping[str, float], figures: Mapping[str, float]) -> list[str]:
    """Name every figure that is under its floor, or that has a floor and was not measured."""
    return [
        f"{name} is {figures.get(name, 0.0):.3f}, its floor is {floor:.2f}"
        for name, floor in floors.items()
        if figures.get(name, 0.0) < floor - _ROUNDING
    ]
