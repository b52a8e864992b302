"""What a coder is asked for at the terminal; what cannot be understood is asked for again, Escape gives it up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.cli.review_decide import key_of_speaker
from claims.cli.review_keyboard import Keyboard
from claims.errors import ClaimsError, UsageError, quoted
from claims.words import Act

if TYPE_CHECKING:
    from rich.console import Console

    from claims.database import Database
    from claims.query import ClaimShown

__all__ = ["Asking"]


@dataclass(frozen=True, slots=True)
class Asking:
    """Where questions are asked, and the database that answers are looked up in."""

    keyboard: Keyboard
    console: Console
    database: Database

    def speaker(self) -> str | None:
        """Ask for a speaker; give the key, "none" for nobody."""
        return self._ask("speaker (a name, or none):", self._key_of_speaker)

    def places(self, claim: ClaimShown) -> str | None:
        """Ask where the claim stands, in words or places; give the places."""
        from claims.query.review_view import places_in

        def read(text: str) -> str:
            with self.database.reading() as session:
                return places_in(session, claim, text)

        return self._ask("its words (“so … and so”), or places (12-40,52-60):", read)

    def act(self) -> str | None:
        """Ask for a speech act."""
        return self._choose("act:", tuple(Act))

    def day(self) -> str | None:
        """Ask when it was said."""
        from claims.reviewing.values import day_said, parse_day_said

        def read(text: str) -> str:
            said_on = parse_day_said(text)
            return day_said(said_on.on, said_on.precision)

        return self._ask("said on (a day, a month, a year, or unknown):", read)

    def issue(self, claim: ClaimShown) -> str | None:
        """Ask for an issue, those first that the claim says something on."""
        from claims.reference import issue_ids

        with self.database.reading() as session:
            keys = sorted(issue_ids(session))
        coded = [*(stance.issue for stance in claim.stances), *(touch.issue for touch in claim.touches)]
        return self._choose("issue:", tuple(dict.fromkeys([*coded, *keys])))

    def side(self, issue: str) -> str | None:
        """Ask for the side taken on an issue."""
        from claims.reviewing import SIDES

        return self._choose(f"side on {issue}:", SIDES)

    def note(self) -> str | None:
        """Ask for a note that goes with the next decision."""
        return self.keyboard.line("note:")

    def _key_of_speaker(self, text: str) -> str:
        with self.database.reading() as session:
            return key_of_speaker(session, text)

    def _choose(self, prompt: str, choices: Sequence[str]) -> str | None:
        """Ask for one of several by its number, or by a word that it alone begins with."""
        from claims.output.review_screen import draw_choices

        def read(text: str) -> str:
            if text.isascii() and text.isdigit() and 0 < int(text[:9]) <= len(choices):
                return choices[int(text) - 1]
            begun = [choice for choice in choices if choice.startswith(text.lower())]
            if text.lower() in begun:
                return text.lower()
            if len(begun) != 1:
                message = f"{quoted(text)} is none of them." if not begun else f"Which: {', '.join(begun)}?"
                raise UsageError(message)
            return begun[0]

        draw_choices(self.console, choices)
        return self._ask(prompt, read)

    def _ask(self, prompt: str, read: Callable[[str], str]) -> str | None:
        from claims.output.cells import printable

        while (typed := self.keyboard.line(prompt)) is not None:
            try:
                return read(typed)
            except ClaimsError as error:
                for line in str(error).split("\n"):
                    self.console.print(printable(line), markup=False)
        return None
