from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest

from claims.curation import ActorEntry, BadEntry, Entry
from claims.errors import InputError
from claims.exchange.actors_csv import read_csv
from claims.resolve.directory import ActorRecord, AliasRecord, RoleRecord
from claims.words import ActorKind, AliasKind


def read(text: str, encoding: str = "utf-8") -> list[Entry]:
    return list(read_csv(BytesIO(text.encode(encoding)), "actors.csv"))


def actor(entry: Entry) -> ActorRecord:
    assert isinstance(entry, ActorEntry)
    return entry.actor


def reason(entry: Entry) -> str:
    assert isinstance(entry, BadEntry)
    return f"{entry.where}: {entry.reason}"


def test_a_row_is_an_actor_with_its_aliases_and_roles() -> None:
    (entry,) = read(
        "key,name,kind,country,wikidata_id,aliases,roles\n"
        "ada-holm,Ada Holm,person,ie,Q77,A. Holm; abbreviation: AH ;Holm: the Mayor,"
        "port-town|mayor|2019-05-01|2023-05-01; tide-county|councillor\n"
    )
    assert entry == ActorEntry(
        "line 2",
        "ada-holm",
        ActorRecord(
            "ada-holm",
            "Ada Holm",
            ActorKind.PERSON,
            "Q77",
            "ie",
            (
                AliasRecord("A. Holm", AliasKind.NAME),
                AliasRecord("AH", AliasKind.ABBREVIATION),
                AliasRecord("Holm: the Mayor", AliasKind.NAME),
            ),
            (
                RoleRecord("port-town", "mayor", date(2019, 5, 1), date(2023, 5, 1)),
                RoleRecord("tide-county", "councillor"),
            ),
        ),
        keyed=True,
    )


def test_name_and_kind_are_enough_in_any_order() -> None:
    (entry,) = read("Kind, NAME\r\nPerson,Inés Varga\r\n")
    assert actor(entry) == ActorRecord("ines-varga", "Inés Varga", ActorKind.PERSON)
    assert entry == ActorEntry("line 2", "ines-varga", actor(entry), keyed=False)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_header_says_what_separates(delimiter: str) -> None:
    text = f'name{delimiter}kind{delimiter}aliases\nAda Holm{delimiter}person{delimiter}"AH;A. Holm"\n'
    assert [alias.alias for alias in actor(read(text)[0]).aliases] == ["AH", "A. Holm"]


def test_a_byte_order_mark_is_no_part_of_the_header() -> None:
    assert [actor(entry).name for entry in read("name,kind\nAda Holm,person\n", "utf-8-sig")] == ["Ada Holm"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "actors.csv is empty"),
        ("\n\nname,kind\n", "is empty, or begins with an empty line"),
        ("name,country\nAda,ie\n", "no column 'kind'"),
        ("name,kind,alias\nAda,person,A\n", "the column 'alias' means nothing here"),
        ("name,kind,name\nAda,person,A\n", "the column 'name' means nothing here, or stands there twice"),
    ],
)
def test_a_header_that_lacks_a_column_or_has_one_too_many_is_refused(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as refused:
        read(text)
    assert "name and kind have to be there" in str(refused.value)


@pytest.mark.parametrize(
    ("encoding", "line"), [("utf-16", "line 1 has the byte FF"), ("latin-1", "line 3 has the byte E9")]
)
def test_a_file_that_is_not_in_utf_8_is_refused_whole(encoding: str, line: str) -> None:
    with pytest.raises(InputError, match=f"actors.csv is not in UTF-8: {line}") as refused:
        read("name,kind\nAda Holm,person\nIn\u00e9s Varga,person\n", encoding)
    assert "iconv -f LATIN1 -t UTF-8" in str(refused.value)


def test_each_bad_row_is_named_and_the_others_are_read() -> None:
    rows = read('name,kind,roles\nAda,alien,\nBo,person,,,\n"C"d,person,\n\nHal,person\n')
    assert [reason(entry) for entry in rows[:-1]] == [
        "line 2: 'alien' is no kind of actor: person, organisation, government, group",
        "line 3: 5 cells, where the header has 3 columns",
        "line 4: no row of a table: ',' expected after '\"'",
    ]
    assert actor(rows[-1]).name == "Hal"


def test_a_role_that_cannot_be_read_is_named_and_its_actor_kept_with_the_others() -> None:
    rows = read(
        "name,kind,roles\n"
        "Eva,person,port-town; port-town|envoy\n"
        "Finn,person,port-town|mayor|05/06/2020\n"
        "Gro,person,port-town|mayor|2020-01-01|2021-01-01|2022-01-01\n"
    )
    assert [reason(entry) for entry in rows if isinstance(entry, BadEntry)] == [
        "line 2: 'port-town' is no role: write KEY|OFFICE|FROM|UNTIL",
        "line 3: '05/06/2020' is no date",
        "line 4: 'port-town|mayor|2020-01-01|2021-01-01|2022-01-01' is no role: write KEY|OFFICE|FROM|UNTIL",
    ]
    actors = [actor(entry) for entry in rows if isinstance(entry, ActorEntry)]
    assert [(each.name, each.roles) for each in actors] == [
        ("Eva", (RoleRecord("port-town", "envoy"),)),
        ("Finn", ()),
        ("Gro", ()),
    ]
