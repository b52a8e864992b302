from __future__ import annotations

import pytest

from claims.database import Database
from tests.reviewing.desk import ReviewDesk


@pytest.fixture
def desk(database: Database) -> ReviewDesk:
    """Give a desk with two articles of a harbour town and two issues of its codebook."""
    return ReviewDesk(database)
