from __future__ import annotations

import pytest

from claims.errors import UnknownNameError, UsageError
from claims.query.names import find_actor, find_issue, find_source
from tests.newsroom import Newsroom


@pytest.mark.parametrize("name", ["ada-holm", "Ada Holm", "ADA HOLM", "the Mayor", "Mayor", "mayor", "Holm"])
def test_an_actor_is_found_by_key_name_alias_or_last_name(newsroom: Newsroom, name: str) -> None:
    newsroom.actor("Ada Holm", "the Mayor")
    with newsroom.database.reading() as session:
        assert find_actor(session, name).key == "ada-holm"


def test_a_key_comes_before_the_alias_of_another(newsroom: Newsroom) -> None:
    newsroom.actor("Harbour")
    newsroom.actor("Port Town", "Harbour")
    with newsroom.database.reading() as session:
        assert find_actor(session, "harbour").name == "Harbour"


def test_an_alias_of_several_actors_asks_which(newsroom: Newsroom) -> None:
    newsroom.actor("Port Town", "the Harbour")
    newsroom.actor("Harbour Board", "the Harbour")
    with newsroom.database.reading() as session, pytest.raises(UsageError) as raised:
        find_actor(session, "the harbour")
    assert raised.value.hint == "Say which: harbour-board, port-town."


def test_an_unknown_actor_is_answered_with_the_nearest(newsroom: Newsroom) -> None:
    newsroom.actor("Ada Holm")
    newsroom.actor("Port Town", "Porters")
    with newsroom.database.reading() as session, pytest.raises(UnknownNameError) as raised:
        find_actor(session, "Ada Home")
    assert raised.value.nearest == ("ada-holm",)
    with newsroom.database.reading() as session, pytest.raises(UnknownNameError) as raised:
        find_actor(session, "Porter")
    assert raised.value.nearest == ("port-town",)


def test_issues_and_sources_are_found_by_key_or_name(newsroom: Newsroom) -> None:
    newsroom.issue("quay-closes")
    newsroom.article("Nothing was said.", source="Coast Courier")
    with newsroom.database.reading() as session:
        assert find_issue(session, "Quay closes").key == "quay-closes"
        assert find_source(session, "coast courier").key == "coast-courier"
        with pytest.raises(UnknownNameError, match=r"issue called 'quay-close'.*\n.*quay-closes"):
            find_issue(session, "quay-close")
        with pytest.raises(UnknownNameError, match="sources list"):
            find_source(session, "zzz")
