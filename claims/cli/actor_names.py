"""`claims actors add|alias`: who there is, and under which names."""

from __future__ import annotations

import shlex
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.lasting import ActorArgument, EndOption, FromOption, lasting, told
from claims.cli.options import DatabaseOption, open_database
from claims.cli.telling import tell
from claims.words import ActorKind, AliasKind

if TYPE_CHECKING:
    from claims.database import Database
    from claims.resolve.directory import AliasRecord

__all__ = ["add_actor", "give_form"]

MOST_NAMED = 5  # namesakes that are told by their keys


def add_actor(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name it is shown by.")],
    *,
    kind: Annotated[ActorKind, typer.Option("--kind", help="What it is.", show_default=False)],
    key: Annotated[
        str | None, typer.Option("--key", metavar="KEY", help="What it is stored under; else made from the name.")
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CODE", help="Its country: two letters, as in ua.")
    ] = None,
    wikidata: Annotated[str | None, typer.Option("--wikidata", metavar="ID", help="Its Wikidata id.")] = None,
    alias: Annotated[
        list[str] | None, typer.Option("--alias", metavar="FORM", help="Another name; may be repeated.")
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Add an actor that is not known yet.

    \b
    Examples:
      claims actors add "Ada Holm" --kind person --country ie --alias "A. Holm"
      claims actors add "Port Authority" --kind organisation --key port-town-authority

    \b
    Exit codes: 0 added, 1 the key or the Wikidata id is another's, 2 usage.
    """
    from claims.curation import changing, found, give_alias, key_of_name, likely_kind, namesakes
    from claims.models import Actor
    from claims.resolve.directory import ActorRecord, AliasRecord

    opened = open_database(database)
    with changing(opened) as change:
        number = found(change, ActorRecord(key or key_of_name(name), name, kind, wikidata, country))
        for form in alias or ():
            give_alias(change, number, AliasRecord(form, likely_kind(change.session, number, form)))
        actor = change.session.get_one(Actor, number)
        shared = {form: namesakes(change.session, number, form) for form in (name, *(alias or ()))}
    typer.echo(f"Added {actor.name} ({kind}) as {actor.key}.")
    for form, keys in shared.items():
        _tell_namesakes(opened, form, keys)


def give_form(
    actor: ActorArgument,
    form: Annotated[str, typer.Argument(metavar="FORM", help="How it is called in texts.")],
    *,
    kind: Annotated[
        AliasKind | None,
        typer.Option("--kind", help="What sort of form it is; else name, or surname if another's.", show_default=False),
    ] = None,
    language: Annotated[str, typer.Option("--language", metavar="CODE", help="The language of the form.")] = "en",
    start: FromOption = None,
    end: EndOption = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the form back.")] = False,
    database: DatabaseOption = None,
) -> None:
    """Give an actor another name, or take one back.

    The same form again with other dates takes the place of what was said of it before. Claims that are stored keep
    the speaker they were stored with; articles read from now on are resolved by the new names.

    \b
    Examples:
      claims actors alias ukraine Bankova --kind metonym
      claims actors alias ada-holm "the mayor" --kind office --from 2019-05-01 --until 2023-05-01
      claims actors alias ada-holm "A. Holm" --remove

    \b
    Exit codes: 0 done (or so already), 1 refused, 2 usage, 3 no such actor or form.
    """
    from claims.resolve.directory import AliasRecord

    opened = open_database(database)
    if remove:
        _take_form(opened, actor, form, kind)
    else:
        _give_form(opened, actor, AliasRecord(form, kind or AliasKind.NAME, language, start, end), surely=bool(kind))


def _give_form(database: Database, actor: str, alias: AliasRecord, *, surely: bool) -> None:
    """Give the form; where its kind is not said, as what it likely is."""
    from claims.curation import changing, give_alias, kinds_of, likely_kind, namesakes
    from claims.query.names import find_actor

    with changing(database) as change:
        who = find_actor(change.session, actor)
        kind = alias.kind if surely else likely_kind(change.session, who.id, alias.alias)
        before, after = give_alias(change, who.id, replace(alias, kind=kind))
        others = [each for each in kinds_of(change.session, who.id, after.alias) if each is not after.kind]
        shared = namesakes(change.session, who.id, after.alias)
    said = f"{who.name} goes by {after.alias!r} {_sort(after)}"
    typer.echo(told(said, _sort(before) if before else None, changed=before != after))
    for other in others:
        undo = shlex.join(["claims", "actors", "alias", who.key, after.alias, "--kind", other, "--remove"])
        tell(f"claims: it goes by {after.alias!r} as {other} too. To take that back: {undo}")
    _tell_namesakes(database, after.alias, shared, after.valid_from)


def _sort(alias: AliasRecord) -> str:
    """Say in brackets what sort of form it is, in which language where that is not English, and when it holds."""
    language = f", {alias.language}" if alias.language != "en" else ""
    return f"({alias.kind}{language}{lasting(alias)})"


def _take_form(database: Database, actor: str, form: str, kind: AliasKind | None) -> None:
    from claims.curation import changing, take_alias
    from claims.query.names import find_actor

    with changing(database) as change:
        who = find_actor(change.session, actor)
        taken = take_alias(change, who.id, form, kind)
    for alias in taken:
        typer.echo(f"{who.name} no longer goes by {alias.alias!r} {_sort(alias)}.")


def _tell_namesakes(database: Database, form: str, keys: list[str], on: date | None = None) -> None:
    """Say who else goes by a form, and who is taken to be meant by it from now on: the one articles are resolved to."""
    from claims.reference import DatabaseRegister
    from claims.resolve.directory import Directory

    if not keys:
        return
    others = ", ".join(keys[:MOST_NAMED]) + (f" and {len(keys) - MOST_NAMED:,} more" if len(keys) > MOST_NAMED else "")
    meant = Directory(DatabaseRegister(database)).lookup(form, on=on)
    taken = f"{meant.key} is" if meant is not None else "neither is" if len(keys) == 1 else "none of them is"
    tell(f"claims: {form!r} names {others} too: where nothing else tells which is meant, {taken} taken.")
