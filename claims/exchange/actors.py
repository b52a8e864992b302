"""Files of actors: which format a file is in, and its entries one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from claims.curation import Entry
from claims.errors import InputError, UsageError, quoted
from claims.exchange.actors_csv import read_csv
from claims.exchange.actors_ftm import read_ftm
from claims.exchange.actors_yaml import read_yaml

__all__ = ["FORMATS", "read_actors"]

FORMATS: dict[str, Callable[[BinaryIO, str], Iterator[Entry]]] = {"csv": read_csv, "yaml": read_yaml, "ftm": read_ftm}

_ENDINGS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".ftm": "ftm",
    ".json": "ftm",
    ".jsonl": "ftm",
    ".ndjson": "ftm",
}


def read_actors(name: str, file_format: str | None, stdin: BinaryIO) -> Iterator[Entry]:
    """Open a file, `-` being standard input, and give its entries as they are read.

    The format is known by the file's ending where none is said. Raises UsageError for a format nobody knows, InputError
    for a file that cannot be opened or is of another format as a whole; a bad entry is one of the entries.
    """
    chosen = file_format or _ENDINGS.get(Path(name).suffix.lower())
    if chosen not in FORMATS:
        message = (
            f"{quoted(chosen)} is no format of actors." if chosen else f"{name}: its format cannot be told by its name."
        )
        raise UsageError(message, hint=f"Say it with --format: {', '.join(FORMATS)}.")
    entries = _entries(name, _opened(name, stdin), FORMATS[chosen])
    beginning = list(islice(entries, 1))  # what is no such file as a whole is found out here
    return chain(beginning, entries)


def _opened(name: str, stdin: BinaryIO) -> BinaryIO:
    if name == "-":
        return stdin
    try:
        return Path(name).open("rb")
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL in it
        message = f"{name}: the actors cannot be read: {getattr(error, 'strerror', None) or error}."
        raise InputError(message, hint="Name a file, or - for standard input.") from error


def _entries(name: str, stream: BinaryIO, read: Callable[[BinaryIO, str], Iterator[Entry]]) -> Iterator[Entry]:
    with stream:
        yield from read(stream, "standard input" if name == "-" else name)
