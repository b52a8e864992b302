"""The stories of tests/data/syndication, of our own making: twenty outlets' variants of each of ten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent.parent / "data" / "syndication"
STORIES = range(1, 11)
DEVELOPED_ON = range(1, 6)

_REFERENCE = re.compile(r"([SB]\d+)\.(\d+)")


@dataclass(frozen=True)
class Variant:
    """One outlet's text, the origin it has, and which statement stands in [start, end) of it."""

    story: int
    number: int
    outlet: str
    published: str
    origin: str
    body: str
    statements: tuple[tuple[int, int, str], ...]

    @property
    def url(self) -> str:
        """The address it is stored under."""
        return f"https://outlet-{self.number}.example/story-{self.story}"


def read_variants(stories: range = STORIES) -> Iterator[Variant]:
    """Write out the texts: headline, empty line, paragraphs."""
    for story in stories:
        told = yaml.safe_load((FOLDER / f"story-{story:02d}.yaml").read_text(encoding="utf-8"))
        for number, variant in enumerate(told["variants"]):
            body, places = _written(told, variant)
            yield Variant(
                story, number, variant["outlet"], str(variant["published"]), variant["origin"], body, tuple(places)
            )


def _written(told: dict[str, Any], variant: dict[str, Any]) -> tuple[str, list[tuple[int, int, str]]]:
    body, places, between = f"{variant['headline']}\n\n", list[tuple[int, int, str]](), ""
    for part in variant["text"]:
        if part == "|":
            between = "\n\n"
            continue
        reference = _REFERENCE.fullmatch(part)
        sentence = _sentence(told, reference) if reference else part
        body += between
        if reference and reference[1].startswith("S"):
            places.append((len(body), len(body) + len(sentence), reference[1]))
        body += sentence
        between = " "
    return body, places


def _sentence(told: dict[str, Any], reference: re.Match[str]) -> str:
    name, number = reference[1], int(reference[2])
    wordings = told["statements"][name]["wordings"] if name.startswith("S") else told["background"][name]
    return str(wordings[number])
