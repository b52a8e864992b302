from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from claims import origins
from claims.clustering import fold_all
from claims.database import Database
from claims.models import OriginVersion
from tests.archive import RECORDED, Archive

SENTENCES = (
    "The harbour council of Port Merrow voted on Monday night to close the northern pier until the spring.",
    "Waves of six metres had torn four bollards from their footings and split the timber deck along its length.",
    "Treasurer Anna Holm put the cost of a new deck at two million crowns, a third of the yearly budget of the port.",
    "The ferry to Lesser Merrow will leave from the coal quay, which has no shelter for passengers in the rain.",
    "The pier was built in 1911 for the herring fleet and was last repaired after the great flood of 1953.",
    "Ole Brandt has sold smoked eel here for thirty years and expects not a single customer before Easter.",
)


def store(archive: Archive, body: str, number: int) -> int:
    version = archive.text(body, url=f"https://coast.example/{number}")
    with archive.database.writing() as session:
        origins.refresh(session, [version], archive.run_id, RECORDED + timedelta(minutes=version))
    return version


def found(database: Database) -> dict[int, tuple[int, str]]:
    """Give the origin of each version, and why it has it."""
    with database.reading() as session:
        rows = session.exec(select(OriginVersion).where(col(OriginVersion.withdrawn_at).is_(None))).all()
    assert len({row.document_version_id for row in rows}) == len(rows)
    return {row.document_version_id: (row.origin_id, row.basis) for row in rows}


def test_a_text_that_joins_two_origins_closes_the_smaller_one(archive: Archive) -> None:
    first, second = (store(archive, " ".join(part), n) for n, part in enumerate((SENTENCES[:2], SENTENCES[2:4])))
    again = store(archive, " ".join(SENTENCES[:2]), 2)
    before = found(archive.database)
    assert before[first][0] == before[again][0] != before[second][0]
    bridge = store(archive, " ".join(SENTENCES[:4]), 3)
    after = found(archive.database)
    assert {origin for origin, _ in after.values()} == {before[first][0]}
    assert after[bridge][1].startswith("holds ")
    assert after[second][1].startswith("100 % of its text in document")


def test_folding_everything_again_moves_nothing_and_fills_in_what_was_never_folded(archive: Archive) -> None:
    versions = [archive.text(" ".join(SENTENCES[n : n + 3]), url=f"https://coast.example/{n}") for n in range(3)]
    assert fold_all(archive.database).versions_moved == len(versions)
    assert fold_all(archive.database).versions_moved == 0
    assert set(found(archive.database)) == set(versions)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=4, unique=True), min_size=2, max_size=5
    ),
    data=st.data(),
)
def test_any_order_gives_the_same_origins(archive: Archive, texts: list[list[int]], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(texts))))
    marks = [f"Edition {data.draw(st.uuids())}." for _ in range(2)]
    assert _origins(archive, texts, range(len(texts)), marks[0]) == _origins(archive, texts, order, marks[0] + "!")


def _origins(archive: Archive, texts: list[list[int]], order: Sequence[int], mark: str) -> set[frozenset[int]]:
    """Store texts in an order, in words of this example alone; give which are of one origin."""
    own = [" ".join(f"{word}{mark[8:12]}{len(mark)}" for word in sentence.split()) for sentence in SENTENCES]
    numbers = {store(archive, " ".join(own[n] for n in texts[place]), address(mark, place)): place for place in order}
    clusters = dict[int, set[int]]()
    for version, (origin, _) in found(archive.database).items():
        if version in numbers:
            clusters.setdefault(origin, set()).add(numbers[version])
    return {frozenset(members) for members in clusters.values()}


def address(mark: str, place: int) -> int:
    """Number an address that no other example has."""
    return int.from_bytes(mark.encode(), "big") * 10 + place
