"""Small articles of an invented news wire, as many as wanted: the same number gives the same text, everywhere.

Speakers and issues come back from one article to the next, so that positions move; people turn up with their full names
in one and their surnames in another; now and then an article takes over a sentence, or all of another one.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

__all__ = ["article", "write_articles"]

FIRST = date(2022, 1, 3)
KNOWN = (
    ("Kremlin spokesman Dmitry Peskov", "Peskov"),
    ("Foreign Minister Dmytro Kuleba", "Kuleba"),
    ("Russian Foreign Minister Sergei Lavrov", "Lavrov"),
    ("NATO Secretary General Jens Stoltenberg", "Stoltenberg"),
)
NEW = tuple(
    (f"{office} {given} {family}", family)
    for office, given, family in (
        ("Harbour master", "Odarka", "Melnychenko"),
        ("Mayor", "Signe", "Aasgaard"),
        ("Dockers' leader", "Tomas", "Verhoeven"),
        ("Lake warden", "Ilse", "Brandauer"),
        ("Rail director", "Pavlo", "Hryshko"),
    )
)
SAID = (
    "Russia opposed any new member of NATO",
    "NATO must stop taking in new members",
    "Ukraine would never give up its course toward NATO",
    "Ukraine could talk about a neutral status",
    "Ukraine rejected a neutral status",
    "Moscow was ready for talks with Ukraine",
    "NATO's door stayed open for Ukraine",
    "the quay would open in May",
    "no crane would move without a contract",
    "the ferry would sail again before the summer",
)
QUOTED = ("We have waited for years", "Nobody has asked the town", "A paper is worth more than a promise")


def article(number: int) -> str:
    """Write the article of a number, dated in a head."""
    chance = Random(number)
    if number % 17 == 16:  # the wire's own story once more, with a line of another desk above it
        return article(number - 9).replace("\n\n", "\n\nFirst told by our own desk.\n\n", 1)
    day = FIRST + timedelta(days=chance.randrange(60))
    lines = []
    for place in range(chance.randrange(3, 6)):
        full, family = chance.choice(KNOWN + NEW)
        name = full if place == 0 or chance.random() < 0.6 else family
        lines.append(
            f"{name} said on {(day - timedelta(days=chance.randrange(3))).strftime('%A')} that {chance.choice(SAID)}."
            if chance.random() < 0.7
            else f"“{chance.choice(QUOTED)},” {name} said. He added that {chance.choice(SAID)}."
        )
    return f"Notes of the wire, number {number}\n\nPublished: {day}\n\n" + "\n\n".join(lines) + "\n"


def write_articles(folder: Path, count: int) -> None:
    """Write articles as files of a folder, named by their numbers."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(article(number), encoding="utf-8")
