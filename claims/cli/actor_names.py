"""`claims actors add|alias`: who there is, and under which names."""

from __future__ import annotations

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
    from claims.curation import changing, found, key_of_name, namesakes
    from claims.resolve.directory import ActorRecord, AliasRecord

    aliases = tuple(AliasRecord(form, AliasKind.NAME) for form in alias or ())
    actor = ActorRecord(key or key_of_name(name), name, kind, wikidata, country, aliases)
    with changing(open_database(database)) as change:
        number = found(change, actor)
        shared = {form: namesakes(change.session, number, form) for form in (name, *(alias or ()))}
    typer.echo(f"Added {actor.name} ({kind}) as {actor.key}.")
    for form, keys in shared.items():
        _tell_namesakes(form, keys)


def give_form(
    actor: ActorArgument,
    form: Annotated[str, typer.Argument(metavar="FORM", help="How it is called in texts.")],
    *,
    kind: Annotated[
        AliasKind | None, typer.Option("--kind", help="What sort of form it is; else name.", show_default=False)
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
        _give_form(opened, actor, AliasRecord(form, kind or AliasKind.NAME, language, start, end))


def _give_form(database: Database, actor: str, alias: AliasRecord) -> None:
    from claims.curation import changing, give_alias, namesakes
    from claims.query.names import find_actor

    with changing(database) as change:
        who = find_actor(change.session, actor)
        before, after = give_alias(change, who.id, alias)
        shared = namesakes(change.session, who.id, after.alias)
    said = f"{who.name} goes by {after.alias!r} ({after.kind}{lasting(after)})"
    typer.echo(told(said, f"({before.language}{lasting(before)})" if before else None, changed=before != after))
    _tell_namesakes(after.alias, shared)


def _take_form(database: Database, actor: str, form: str, kind: AliasKind | None) -> None:
    from claims.curation import changing, take_alias
    from claims.query.names import find_actor

    with changing(database) as change:
        who = find_actor(change.session, actor)
        taken = take_alias(change, who.id, form, kind)
    for alias in taken:
        typer.echo(f"{who.name} no longer goes by {alias.alias!r} ({alias.kind}{lasting(alias)}).")


def _tell_namesakes(form: str, keys: list[str]) -> None:
    if keys:
        tell(
            f"claims: {form!r} names {', '.join(keys)} too: where nothing else tells which is meant, neither is taken."
        )
