"""The directory of everything that ships with the program."""

from __future__ import annotations

import pytest

from claims.resolve.directory import Directory
from claims.resolve.seeds import seed_actors


@pytest.fixture(scope="session")
def directory() -> Directory:
    return Directory(seed_actors())
