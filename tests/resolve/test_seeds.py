from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from claims.errors import ClaimsError
from claims.resolve.directory import holds_at
from claims.resolve.names import normalise
from claims.resolve.seeds import seed_actors
from claims.words import ActorKind, AliasKind


def write(folder: Path, text: str) -> Path:
    path = folder / "actors.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_actors_that_ship_are_sound() -> None:
    actors = {actor.key: actor for actor in seed_actors()}
    for actor in actors.values():
        for role in actor.roles:
            assert role.principal in actors
            assert role.valid_from is None or role.valid_to is None or role.valid_from < role.valid_to


def test_no_two_actors_that_ship_share_a_name() -> None:
    names = Counter(
        form
        for actor in seed_actors()
        for form in {normalise(actor.name), *(normalise(a.alias) for a in actor.aliases if a.kind is AliasKind.NAME)}
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_an_office_of_a_country_has_one_holder_at_a_time() -> None:
    heads = {"president", "prime minister", "chancellor", "foreign minister", "defence minister", "secretary general"}
    roles = [(role, actor.key) for actor in seed_actors() for role in actor.roles if role.office in heads]
    for role, key in roles:
        others = {
            other_key
            for other, other_key in roles
            if (other.principal, other.office) == (role.principal, role.office)
            and role.valid_from is not None
            and holds_at(other, role.valid_from)
        }
        assert others <= {key}


def test_an_entry_becomes_a_record(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """
        - name: Order of the Lamp
          kind: organisation
          aliases: {abbreviation: [OL]}
        - name: Ada Ash
          kind: person
          country: pe
          roles:
            - {for: order-of-the-lamp, office: speaker, from: 2021-05-01, until: 2022-05-01}
        """,
    )
    ash = next(actor for actor in seed_actors(path) if actor.key == "ada-ash")
    assert (ash.kind, ash.country) == (ActorKind.PERSON, "pe")
    assert [(role.principal, role.office) for role in ash.roles] == [("order-of-the-lamp", "speaker")]


def test_an_entry_without_a_name_adds_forms_to_a_country(tmp_path: Path) -> None:
    path = write(tmp_path, "- key: peru\n  aliases: {metonym: [Pizarro Palace]}\n")
    peru = next(actor for actor in seed_actors(path) if actor.key == "peru")
    assert "Pizarro Palace" in {alias.alias for alias in peru.aliases}
    assert "Lima" in {alias.alias for alias in peru.aliases}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- name: Ada Ash\n  kind: [person\n", "line"),
        ("name: Ada Ash\n", "a list of actors"),
        ("- name: Ada Ash\n  kind: wizard\n", "Ada Ash"),
        ("- name: Ada Ash\n", "'kind'"),
        ("- just words\n", "just words"),
        ("- key: atlantis\n  aliases: {name: [Atlantis]}\n", "atlantis"),
        ("- name: Ada Ash\n  kind: person\n  alias: [Ash]\n", "unknown field 'alias'"),
        ("- name: Ada Ash\n  kind: person\n  aliases: {name: [2022-02-24]}\n", "is no text"),
        ("- name: Ada Ash\n  kind: person\n  roles: [{for: peru, office: aide, from: May}]\n", "is no date"),
        ("- name: Ada Ash\n  kind: person\n  roles: [{for: atlantis, office: aide}]\n", "'atlantis'"),
    ],
)
def test_a_bad_entry_is_named_with_its_file(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ClaimsError) as caught:
        seed_actors(path)
    assert str(path) in caught.value.message
    assert said in caught.value.message


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ClaimsError, match=r"nowhere\.yaml"):
        seed_actors(tmp_path / "nowhere.yaml")
