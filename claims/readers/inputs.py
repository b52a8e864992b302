"""What the user named: files, folders, standard input; each opened, or the reason why it cannot be."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from claims.errors import InputError
from claims.readers.document import ReadFailure
from claims.readers.formats import SUFFIXES

__all__ = ["STDIN", "Input", "open_input", "walk"]

STDIN = "-"
_URL = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Input:
    """One file, by the name the user gave it (below a folder: the folder as typed and the path in it)."""

    name: str
    path: Path | None = None  # None is standard input


def walk(names: Sequence[str], *, recursive: bool) -> Iterator[Input | ReadFailure]:
    """Give the files behind the names in order; a folder's are sorted, hidden ones and other formats left out."""
    for name in names:
        path = Path(name)
        if name == STDIN:
            yield Input(name)
        elif _URL.match(name):
            yield _failure(name, "nothing is downloaded", f"Save the page and give the file: `--url {name} FILE`.")
        elif name and not path.is_dir():
            yield Input(name, path)
        elif not name:  # as a shell gives for a variable that is not set; a path of no words is the folder one is in
            yield _failure(repr(name), "this names no file", None)
        elif not recursive:
            yield _failure(name, "this is a folder", "Add --recursive to read the files in it.")
        else:
            yield from _folder(name, path)


def open_input(source: Input, stdin: BinaryIO) -> io.BufferedReader:
    """Open a file for reading; standard input is read to its end at once.

    Raises InputError for a file that is missing, OSError for one that cannot be opened for another reason.
    """
    if source.path is None:
        return io.BufferedReader(io.BytesIO(stdin.read()))
    try:
        return source.path.open("rb")
    except FileNotFoundError:
        message = "there is no such file"
        raise InputError(message) from None


def _folder(name: str, folder: Path) -> Iterator[Input | ReadFailure]:
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
    )
    if not files:
        yield _failure(name, f"no file in this folder can be read; wanted are {', '.join(SUFFIXES)}", None)
    for path in files:
        yield Input(str(path), path)


def _failure(name: str, message: str, hint: str | None) -> ReadFailure:
    return ReadFailure(name, InputError(message, hint=hint))
