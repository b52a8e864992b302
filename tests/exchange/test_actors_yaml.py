from __future__ import annotations

from io import BytesIO

import pytest

from claims.curation import ActorEntry, BadEntry, Entry, FormsEntry
from claims.errors import InputError
from claims.exchange.actors_yaml import read_yaml
from claims.packaged import packaged
from claims.resolve.directory import AliasRecord
from claims.words import AliasKind


def read(text: str) -> list[Entry]:
    return list(read_yaml(BytesIO(text.encode()), "actors.yaml"))


def test_the_file_that_ships_is_read_without_a_fault() -> None:
    entries = read((packaged("seeds") / "actors.yaml").read_text(encoding="utf-8"))
    assert [entry for entry in entries if isinstance(entry, BadEntry)] == []
    assert {type(entry) for entry in entries} == {ActorEntry, FormsEntry}


def test_an_entry_without_a_name_adds_forms_to_a_key() -> None:
    assert read("- key: port-town\n  aliases: {metonym: [the Harbour]}") == [
        FormsEntry("entry 1", "port-town", (AliasRecord("the Harbour", AliasKind.METONYM),))
    ]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("just words", "'just words' is no actor"),
        ("{kind: person}", "no 'key' given"),
        ("{name: Ada}", "no 'kind' given"),
        ("{name: 5, kind: person}", "the name 5 is no text"),
        ("{name: Ada, kind: alien}", "'alien' is no kind of actor: person"),
        ("{name: Ada, kind: [person]}", "is no kind of actor"),
        ("{name: Ada, kind: person, country: no}", "the country False is no text: put it in quotation marks"),
        ("{name: Ada, kind: person, aliases: [AH]}", "lists of forms under their kinds"),
        ("{name: Ada, kind: person, aliases: {name: AH}}", "lists of forms under their kinds"),
        ("{name: Ada, kind: person, aliases: {name: [1]}}", "the alias 1 is no text"),
        ("{name: Ada, kind: person, aliases: {nick: [A]}}", "'nick' is not a valid AliasKind"),
        ("{name: Ada, kind: person, roles: mayor}", "the roles 'mayor' are no list"),
        ("{name: Ada, kind: person, party: none}", "unknown field 'party'"),
    ],
)
def test_a_bad_entry_is_named_and_the_next_is_read(entry: str, told: str) -> None:
    bad, good = read(f"- {entry}\n- {{name: Bo Lund, kind: person}}")
    assert isinstance(bad, BadEntry)
    assert bad.where.startswith("entry 1")
    assert told in bad.reason
    assert isinstance(good, ActorEntry)


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("mayor", "the role 'mayor' does not say for whom"),
        ("{for: x}", "no 'office' given"),
        ("{for: x, office: y, from: soon}", "'soon' is no date"),
        ("{for: x, office: y, from: 2020-01-01 10:00:00}", "is no date"),
    ],
)
def test_a_bad_role_is_named_and_its_actor_kept_with_the_others(role: str, told: str) -> None:
    bad, kept = read(f"- {{name: Ada, kind: person, roles: [{role}, {{for: x, office: envoy}}]}}")
    assert isinstance(bad, BadEntry)
    assert (bad.where, told in bad.reason) == ("entry 1 ('Ada')", True)
    assert isinstance(kept, ActorEntry)
    assert [(each.principal, each.office) for each in kept.actor.roles] == [("x", "envoy")]


@pytest.mark.parametrize("text", ["a: [", "name: Ada", "- 2022-02-31", "", "[" * 5000])
def test_what_is_no_list_of_actors_is_refused_whole(text: str) -> None:
    with pytest.raises(InputError, match=r"actors\.yaml"):
        read(text)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(InputError, match="cannot be read"):
        list(read_yaml(BytesIO(b"- name: \xff"), "actors.yaml"))
