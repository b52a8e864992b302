from __future__ import annotations

import pytest

from tests.facts.desk import Desk
from tests.newsroom import Newsroom


@pytest.fixture
def desk(newsroom: Newsroom) -> Desk:
    """Give a newsroom whose claims can be rated."""
    return Desk(newsroom)


@pytest.fixture
def claim(newsroom: Newsroom) -> int:
    """Give the id of a claim of Ada Holm's."""
    return newsroom.say("Ada Holm", "nine ships were lost")
