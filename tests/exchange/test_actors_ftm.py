from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from typing import Any

import pytest

from claims.curation import ActorEntry, BadEntry, Entry, RoleEntry
from claims.errors import InputError
from claims.exchange.actors_ftm import read_ftm
from claims.resolve.directory import ActorRecord, AliasRecord, RoleRecord
from claims.words import ActorKind, AliasKind


def entity(ident: str, schema: str, **properties: Any) -> str:
    caption = properties.pop("caption", None)
    return json.dumps({"id": ident, "schema": schema, "caption": caption, "properties": properties})


def read(*lines: str) -> list[Entry]:
    return list(read_ftm(BytesIO("\n".join(lines).encode()), "entities.ftm"))


ADA = entity(
    "p1",
    "Person",
    caption="Ада Холм",
    name=["Ада Холм", "Ada Holm"],
    alias=["A. Holm"],
    weakAlias=["Ada", "Our Ada"],
    lastName=["Holm"],
    nationality=["eu-x", "IE"],
    wikidataId=["Q77"],
)
POST = {"organization": ["o1"]}
EXECUTIVE = {"country": ["ua"], "topics": ["gov.national", "gov.executive"]}


def test_a_person_is_named_in_latin_letters_where_it_can_be() -> None:
    assert read(ADA) == [
        ActorEntry(
            "line 1",
            "p1",
            ActorRecord(
                "ada-holm",
                "Ada Holm",
                ActorKind.PERSON,
                "Q77",
                "ie",
                (
                    AliasRecord("Ада Холм", AliasKind.NAME, "und"),
                    AliasRecord("Ada Holm", AliasKind.NAME),
                    AliasRecord("A. Holm", AliasKind.NAME),
                    AliasRecord("Our Ada", AliasKind.NAME),
                    AliasRecord("Holm", AliasKind.SURNAME),
                ),
            ),
            keyed=False,
        )
    ]


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ("Organization", ActorKind.ORGANISATION),
        ("Company", ActorKind.ORGANISATION),
        ("PublicBody", ActorKind.ORGANISATION),
        ("LegalEntity", ActorKind.ORGANISATION),
        ("Country", ActorKind.GOVERNMENT),
    ],
)
def test_bodies_and_countries_are_actors(schema: str, kind: ActorKind) -> None:
    (entry,) = read(entity("x", schema, name=["Harbour Board"]))
    assert isinstance(entry, ActorEntry)
    assert entry.actor.kind is kind


def test_entities_of_other_schemata_are_passed_over() -> None:
    assert read(entity("v", "Vessel", name=["Boat"]), "", entity("a", "Address", full=["Quay 1"])) == []


@pytest.mark.parametrize(
    ("schema", "speaks", "spoken_for", "office"),
    [
        ("Membership", "member", "organization", "member"),
        ("Directorship", "director", "organization", "director"),
        ("Representation", "agent", "client", "representative"),
    ],
)
def test_edges_are_roles_with_their_own_word_where_they_have_one(
    schema: str, speaks: str, spoken_for: str, office: str
) -> None:
    ends = {speaks: ["p1"], spoken_for: [{"id": "o1", "schema": "Organization"}]}
    plain, worded = read(entity("e", schema, **ends), entity("f", schema, role=["chair"], **ends))
    assert plain == RoleEntry("line 1", "p1", RoleRecord("o1", office))
    assert worded == RoleEntry("line 2", "p1", RoleRecord("o1", "chair"))


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [
        ("2012-05-07", "2014-05-06", (date(2012, 5, 7), date(2014, 5, 7))),
        ("2012-12", "2014-12", (date(2012, 12, 1), date(2015, 1, 1))),
        ("2012", "2016", (date(2012, 1, 1), date(2017, 1, 1))),
        ("2012-05-07T10:00:00", "2014-01", (date(2012, 5, 7), date(2014, 2, 1))),
    ],
)
def test_an_end_is_the_last_day_month_or_year_of_it(start: str, end: str, period: tuple[date, date]) -> None:
    (role,) = read(
        entity("e", "Membership", member=["p1"], organization=["o1"], startDate=[start], endDate=[end]),
    )
    assert role == RoleEntry("line 1", "p1", RoleRecord("o1", "member", *period))


@pytest.mark.parametrize("day", ["soon", "2022-13", "2022-02-31", "9999-12-31", "9999", "0000"])
def test_a_date_that_is_none_is_named(day: str) -> None:
    (bad,) = read(entity("e", "Membership", member=["p1"], organization=["o1"], endDate=[day]))
    assert isinstance(bad, BadEntry)


def holds(post: dict[str, list[str]], **occupancy: list[str]) -> list[Entry]:
    return read(
        entity("h", "Occupancy", holder=["p1"], post=["q1"], **occupancy),
        entity("q1", "Position", name=["Minister of Tides"], **post),
    )


def test_who_holds_a_post_speaks_for_its_organisation_or_at_the_head_of_a_country_for_that() -> None:
    assert holds(POST) == [RoleEntry("line 1", "p1", RoleRecord("o1", "Minister of Tides"))]
    assert holds(EXECUTIVE) == [RoleEntry("line 1", "p1", RoleRecord("ukraine", "Minister of Tides"))]


@pytest.mark.parametrize(
    "post",
    [
        {"country": ["ua"], "topics": ["gov.legislative"]},
        {"country": ["ua"]},
        {**EXECUTIVE, "subnationalArea": ["Tide County"]},
        {**EXECUTIVE, "country": []},
        {**EXECUTIVE, "country": ["zz"]},
    ],
)
def test_a_member_of_parliament_or_a_mayor_does_not_speak_for_the_country(post: dict[str, list[str]]) -> None:
    assert holds(post) == []


def test_a_post_that_ended_nobody_knows_when_is_no_role() -> None:
    assert holds(POST, status=["ended"]) == []
    assert len(holds(POST, status=["ended"], endDate=["2014"])) == 1


@pytest.mark.parametrize(
    "line",
    [
        "{broken",
        "[1, 2]",
        "null",
        "[" * 100_000,
        '{"id": 5, "schema": "Person", "properties": {}}',
        '{"id": "x", "schema": "Person"}',
        '{"id": "x", "schema": "Person", "properties": {}}',
        '{"id": "x", "schema": "Person", "properties": {"name": [5, null]}}',
    ],
)
def test_a_bad_line_is_named_and_the_next_is_read(line: str) -> None:
    first, bad, good = read(ADA, line, ADA)
    assert isinstance(bad, BadEntry)
    assert bad.where == "line 2"
    assert isinstance(good, ActorEntry)
    assert first == ActorEntry("line 1", good.ident, good.actor, keyed=False)


def test_bytes_that_are_no_text_are_a_bad_line_and_a_byte_order_mark_is_none() -> None:
    good, bad = read_ftm(BytesIO(b"\xef\xbb\xbf" + ADA.encode() + b"\n{\xff}\n"), "entities.ftm")
    assert (type(good), type(bad)) == (ActorEntry, BadEntry)


def test_one_json_array_is_refused_with_what_to_do() -> None:
    with pytest.raises(InputError, match="one JSON array") as refused:
        read("[", ADA, "]")
    assert "jq" in str(refused.value)
