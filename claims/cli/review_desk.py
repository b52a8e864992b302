"""The desk of a coder at a terminal: one claim after the other, a key for each decision, every one kept at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from claims.cli.review_asking import Asking
from claims.cli.review_keyboard import ENTER
from claims.errors import ClaimsError
from claims.words import ReviewField

if TYPE_CHECKING:
    from claims.query import ClaimShown
    from claims.reviewing import Decided, Sitting

__all__ = ["Desk", "Waiting"]


@dataclass(slots=True)
class Waiting:
    """A claim that waits for a decision; `why` is given where it is known beforehand, as of a second look."""

    claim_id: int
    why: tuple[str, ...] = ()
    visited: bool = False


@dataclass(slots=True)
class Desk:
    """What one coder goes through: the claims that wait, the place among them, and what is to be said of the last.

    `kept` are the decisions made here that were not taken back.
    """

    asking: Asking
    coder: str
    blind: bool
    claims: Sequence[Waiting]
    place: int = 0
    message: str = ""
    note: str | None = None
    left: bool = False
    seen: int = 0
    kept: set[int] = field(default_factory=set)
    _shown: list[ClaimShown] = field(default_factory=list)

    @property
    def shown(self) -> ClaimShown:
        """The claim that the coder looks at."""
        return self._shown[-1]

    def run(self) -> None:
        """Go through the claims until there are none, or the coder leaves."""
        while self.place < len(self.claims) and not self.left:
            self._show()
            key = self.asking.keyboard.key().lower()
            self.message = ""
            if key in KEYS:
                try:
                    KEYS[key].press(self)
                except ClaimsError as error:  # nothing was recorded, and the claim is shown as it is now
                    self.message = str(error)

    def _show(self) -> None:
        """Draw the claim at hand as it is now, with why it waits; keys pressed before it is seen are forgotten."""
        from claims.output.review_screen import Screen, draw
        from claims.query.review_queue import queue_rows
        from claims.query.review_view import as_found, as_it_stands
        from claims.query.reviews import decided_since, last_decision

        waiting = self.claims[self.place]
        midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        with self.asking.database.reading() as session:
            self.seen = last_decision(session)
            if not waiting.visited and not waiting.why:
                waiting.why = next(queue_rows(session, [waiting.claim_id])).why
            shown = (
                as_found(session, waiting.claim_id, self.coder)
                if self.blind
                else as_it_stands(session, waiting.claim_id)
            )
            today = decided_since(session, self.coder, midnight)
        waiting.visited, self._shown = True, [shown]
        blind = ", blind" if self.blind else ""
        progress = f"{self.place + 1} of {len(self.claims)} · {today} decided today by {self.coder}{blind}"
        foot = [(each.name, each.word) for each in KEYS.values() if each.word]
        self.asking.keyboard.forget()
        draw(self.asking.console, Screen(shown, progress, waiting.why, self.note, self.message), foot)

    def accept(self) -> None:
        """Take the claim as it is shown, and go on."""
        from claims.reviewing import accept

        self._decide(lambda sitting, claim_id: accept(sitting, claim_id, note=self.note), "accepted")
        self.place += 1

    def reject(self) -> None:
        """Take it for no claim, and go on."""
        from claims.reviewing import reject

        self._decide(lambda sitting, claim_id: reject(sitting, claim_id, note=self.note), "rejected")
        self.place += 1

    def correct_speaker(self) -> None:
        """Ask who said it."""
        self._correct(ReviewField.SPEAKER, self.asking.speaker())

    def correct_places(self) -> None:
        """Ask which words it is."""
        self._correct(ReviewField.SPAN, self.asking.places(self.shown))

    def correct_act(self) -> None:
        """Ask what the speaker does by saying it."""
        self._correct(ReviewField.ACT, self.asking.act())

    def correct_day(self) -> None:
        """Ask when it was said."""
        self._correct(ReviewField.SAID_ON, self.asking.day())

    def correct_side(self) -> None:
        """Ask for an issue and the side that is taken on it."""
        from claims.query.names import find_issue
        from claims.reviewing import take_side

        issue = self.asking.issue(self.shown)
        side = self.asking.side(issue) if issue is not None else None
        if issue is not None and side is not None:
            with self.asking.database.reading() as session:
                issue_id = find_issue(session, issue).id
            self._decide(
                lambda sitting, claim_id: take_side(sitting, claim_id, issue_id, side, note=self.note),
                f"{issue}: {side}",
            )

    def take_note(self) -> None:
        """Ask for a note that goes with the next decision."""
        self.note = self.asking.note()

    def skip(self) -> None:
        """Leave the claim as it is, and go on."""
        self.place += 1

    def back(self) -> None:
        """Go to the claim before."""
        self.place = max(0, self.place - 1)

    def undo(self) -> None:
        """Take the last decision back, and look at its claim again."""
        from claims.lineage import ancestors
        from claims.reviewing import reviewing, undo

        with reviewing(self.asking.database, self.coder) as sitting:
            done = undo(sitting, note=self.note)
            living = done.claim_id or done.review.claim_id
            chain = set(ancestors(sitting.session, [living])[living])
        self.kept.discard(done.review.undoes_id or 0)
        for place, waiting in enumerate(self.claims):
            if waiting.claim_id in chain:
                self.place, waiting.claim_id = place, living
        gone = "" if done.claim_id else ", and is gone from its text"
        self.message = f"Decision {done.review.undoes_id} is taken back: it is claim {living} again{gone}."

    def help(self) -> None:
        """Show what every key does, until one is pressed."""
        from claims.output.review_screen import draw_keys

        draw_keys(self.asking.console, [(each.name, each.press.__doc__ or "") for each in KEYS.values()])
        self.asking.keyboard.key()

    def leave(self) -> None:
        """Leave; every decision is kept, and what was not decided on waits."""
        self.left = True

    def _correct(self, what: ReviewField, value: str | None) -> None:
        from claims.reviewing import correct

        if value is not None:
            self._decide(
                lambda sitting, claim_id: correct(sitting, claim_id, {what: value}, note=self.note)[0],
                f"{what.replace('_', ' ')}: {value}",
            )

    def _decide(self, decide: Callable[[Sitting, int], Decided], said: str) -> None:
        """Record a decision on the claim that is shown, in a transaction of its own."""
        from claims.reviewing import reviewing

        with reviewing(self.asking.database, self.coder, blind=self.blind, seen=self.seen) as sitting:
            done = decide(sitting, self.shown.id)
        if done.added:
            self.kept.add(done.review.id or 0)
        self.note = None
        self.message = f"Claim {self.shown.id}, {said} (decision {done.review.id})."
        if done.claim_id is not None and not self.blind:
            self.claims[self.place].claim_id = done.claim_id


class Key(NamedTuple):
    """What a key is called, the word at the foot of the screen, and what it does."""

    name: str
    word: str
    press: Callable[[Desk], None]


KEYS: Mapping[str, Key] = {
    "a": Key("a", "accept", Desk.accept),
    "r": Key("r", "reject", Desk.reject),
    "s": Key("s", "speaker", Desk.correct_speaker),
    "p": Key("p", "place", Desk.correct_places),
    "c": Key("c", "act", Desk.correct_act),
    "d": Key("d", "day", Desk.correct_day),
    "t": Key("t", "side", Desk.correct_side),
    "n": Key("n", "note", Desk.take_note),
    " ": Key("space", "skip", Desk.skip),
    ENTER: Key("enter", "", Desk.skip),
    "b": Key("b", "back", Desk.back),
    "u": Key("u", "undo", Desk.undo),
    "?": Key("?", "help", Desk.help),
    "q": Key("q", "quit", Desk.leave),
}
