"""A register of a database answers as one in memory does, over random actors."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.reference import DatabaseRegister, seed
from claims.resolve.directory import ActorRecord, AliasRecord, Directory, RoleRecord, forms_of
from claims.words import ActorKind, AliasKind
from tests.archive import RECORDED, Archive

DAYS = (date(2021, 1, 1), date(2022, 1, 1), date(2023, 1, 1))
FORMS = (
    "Sergei Holm", "Sergey Holm", "Serhiy Holm-Lund", "Jean-Marie Holm", "Holm", "Holme", "the Holm", "the the Holm",
    "Holm House", "the Holm House", "Houlm", "Jéan Holm", "Lund",
)  # fmt: skip
ASKED = (*FORMS, "Sergei Hlom", "Holm’s", "Hoolm Huose", "Sergei Adam Holm", "Jean Houlm", "", "actor-0", "actor-3")
ON_ONE_DATABASE = [HealthCheck.function_scoped_fixture]  # each example adds to those before
PERIODS = st.tuples(st.none() | st.sampled_from(DAYS), st.none() | st.sampled_from(DAYS)).filter(
    lambda period: not (period[0] and period[1] and period[0] >= period[1])
)


@dataclass(frozen=True)
class Drawn:
    """An actor whose key, and those it speaks for, are numbers among all the actors there are by then."""

    name: str
    kind: ActorKind
    country: str | None
    aliases: tuple[tuple[str, AliasKind, tuple[date | None, date | None]], ...]
    roles: tuple[tuple[int, str, tuple[date | None, date | None]], ...]


@dataclass
class Both:
    """A database and the records of what it holds."""

    archive: Archive
    records: list[ActorRecord] = field(default_factory=list)

    def add(self, drawn: Drawn) -> None:
        roles = {
            (number % len(self.records), office, start): RoleRecord(
                self.records[number % len(self.records)].key, office, start, end
            )
            for number, office, (start, end) in drawn.roles
            if self.records
        }
        record = ActorRecord(
            key=f"actor-{len(self.records)}",
            name=drawn.name,
            kind=drawn.kind,
            country=drawn.country,
            aliases=tuple(AliasRecord(alias, kind, "en", *period) for alias, kind, period in drawn.aliases),
            roles=tuple(roles.values()),
        )
        self.records.append(replace(record, aliases=forms_of(record)))
        with self.archive.database.writing() as session:
            seed(session, [record], [], self.archive.run_id, RECORDED)


ACTORS = st.builds(
    Drawn,
    st.sampled_from(FORMS),
    st.sampled_from(ActorKind),
    st.none() | st.sampled_from(["aa", "bb"]),
    st.lists(st.tuples(st.sampled_from(FORMS), st.sampled_from(AliasKind), PERIODS), max_size=3).map(tuple),
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["head", "aide"]), PERIODS), max_size=2).map(tuple),
)


@pytest.fixture
def both(archive: Archive) -> Both:
    return Both(archive)


@pytest.mark.parametrize("dialect", ["sqlite"])
@settings(max_examples=40, deadline=None, suppress_health_check=ON_ONE_DATABASE)
@given(actors=st.lists(ACTORS, min_size=1, max_size=3))
def test_on_sqlite(both: Both, actors: list[Drawn]) -> None:
    assert_one_as_the_other(both, actors)


@pytest.mark.parametrize("dialect", ["postgresql"])
@settings(max_examples=10, deadline=None, suppress_health_check=ON_ONE_DATABASE)
@given(actors=st.lists(ACTORS, min_size=1, max_size=3))
def test_on_postgresql(both: Both, actors: list[Drawn]) -> None:
    assert_one_as_the_other(both, actors)


def assert_one_as_the_other(both: Both, actors: list[Drawn]) -> None:
    for drawn in actors:
        both.add(drawn)
    register = DatabaseRegister(both.archive.database)
    theirs, ours = Directory(both.records), Directory(register)
    with register.reading():
        for record in both.records:
            assert ours.get(record.key) == record
            for day in DAYS:
                assert ours.closure(record.key, day) == theirs.closure(record.key, day)
                assert ours.speakers_for(record.key, day) == theirs.speakers_for(record.key, day)
        for surface, on in product(ASKED, (None, *DAYS)):
            assert ours.lookup(surface, on=on) == theirs.lookup(surface, on=on)
            assert ours.misspelt(surface, on) == theirs.misspelt(surface, on)
        for surface in ASKED:
            kinds = {AliasKind.NAME, AliasKind.METONYM}
            assert ours.lookup(surface, kinds=kinds) == theirs.lookup(surface, kinds=kinds)
            assert ours.is_given_name(surface) == theirs.is_given_name(surface)
        for code in ("aa", "bb", "cc"):
            assert ours.country(code) == theirs.country(code)
