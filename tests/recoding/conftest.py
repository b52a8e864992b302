from __future__ import annotations

import pytest

from claims.database import Database
from tests.recoding.desk import Desk


@pytest.fixture
def desk(database: Database) -> Desk:
    """Give a database without actors and issues, where articles are read and the codebook is edited."""
    return Desk(database)
