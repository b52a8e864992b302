"""Every error the program raises on purpose, in one tree.

    ClaimsError (exit 1)            something went wrong; the message says what to do
    ├── UsageError (2)              an option or argument cannot be understood
    │   └── DateError               a date that is no date
    ├── NotFoundError (3)           no such claim, actor, issue or source
    │   └── UnknownNameError        with the nearest names that do exist
    ├── SchemaError (4)             the database's schema is older or newer than the program
    ├── SomeInputsFailedError (5)   some inputs failed, each named; the rest are stored
    ├── ConflictError (1)           goes against what is stored: a key that is taken, two actors that are one already …
    ├── InputError (1)              one input cannot be read: missing, empty, binary, no text …
    ├── DatabaseError (1)           the database cannot be opened, is foreign, locked or read-only
    └── QueryError (1)              an SQL query that writes, is malformed or takes too long

Raised where the fault is found, printed in one place (`claims.cli`), never with a traceback.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = [
    "ClaimsError",
    "ConflictError",
    "DatabaseError",
    "DateError",
    "InputError",
    "NotFoundError",
    "QueryError",
    "SchemaError",
    "SomeInputsFailedError",
    "UnknownNameError",
    "UsageError",
    "quoted",
]

_LONGEST_QUOTED = 80  # code points


def quoted(text: str) -> str:
    """Quote in a message what somebody typed: its first 80 characters, for a file pasted by mistake is a million."""
    shortened = text if len(text) <= _LONGEST_QUOTED else f"{text[: _LONGEST_QUOTED - 1]}…"
    return repr(shortened)


class ClaimsError(Exception):
    """The root: a message for the user, what to do next, and the exit code of the program."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Give the message, and behind it what the user can do."""
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class UsageError(ClaimsError):
    """An option or argument cannot be understood."""

    exit_code = 2


class DateError(UsageError):
    """A date that is no date."""


class NotFoundError(ClaimsError):
    """Nothing is stored under that name or number."""

    exit_code = 3


class UnknownNameError(NotFoundError):
    """An actor, issue or source nobody knows; names the nearest that exist."""

    def __init__(self, kind: str, name: str, nearest: Sequence[str]) -> None:
        hint = f"Did you mean: {', '.join(nearest)}?" if nearest else f"`claims {kind}s list` shows every {kind}."
        super().__init__(f"There is no {kind} called {quoted(name)}.", hint=hint)
        self.nearest = tuple(nearest)


class SchemaError(ClaimsError):
    """The database's schema does not fit this version of the program."""

    exit_code = 4


class SomeInputsFailedError(ClaimsError):
    """Some inputs failed; each has been named, the rest are stored."""

    exit_code = 5


class ConflictError(ClaimsError):
    """What was asked goes against what is stored; nothing was changed."""


class InputError(ClaimsError):
    """One input cannot be read."""


class DatabaseError(ClaimsError):
    """The database cannot be opened or written."""


class QueryError(ClaimsError):
    """A query that writes, is malformed or takes too long."""
