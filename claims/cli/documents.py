"""`claims documents list|show|gone`: what is stored, and what was seen at its address when."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from claims.cli.documents_changed import diff_document, list_edits
from claims.cli.documents_named import DocumentArgument, InTitleOption
from claims.cli.options import DatabaseOption, FormatOption, LimitOption, SourceOption, instant, open_database
from claims.cli.telling import tell

__all__ = ["app"]

SHOWN = ("id", "source", "published_on", "versions", "last_seen", "status", "claims", "copies", "title", "url")


def list_documents(
    *,
    source: SourceOption = None,
    text: InTitleOption = None,
    edited: Annotated[bool, typer.Option("--edited", help="Only those whose text changed.")] = False,
    gone: Annotated[bool, typer.Option("--gone", help="Only those whose address gives nothing any more.")] = False,
    limit: LimitOption = None,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """List the documents, the latest published first; those without a day come last.

    Versions are different texts of one document, claims the live sightings in the present one, copies other documents
    that go back to the same origin. A document whose address gave nothing when it was looked at last is `gone`; its
    claims stay, for nobody took them back.

    \b
    Columns of json, jsonl and csv: id, source, source_key, title, url,
    published_on, versions, first_seen, last_seen, status (seen or gone), claims,
    statements, copies.

    \b
    Examples:
      claims documents list --source "Harbour Radio"
      claims documents list --text ceasefire --edited
      claims documents list --gone --format csv
    """
    from claims.output import choose, columns_of, records, write
    from claims.output.document import document_for_eyes
    from claims.query.documents import DocumentFilters, DocumentRow
    from claims.query.documents import list_documents as rows_of
    from claims.words import Format

    filters = DocumentFilters(source, text, edited, gone, limit)
    with open_database(database).reading() as session:
        rows = rows_of(session, filters)
    eyes = choose(output) in {Format.TABLE, Format.MARKDOWN}
    if not write(map(document_for_eyes, rows) if eyes else records(rows), columns_of(DocumentRow), output, shown=SHOWN):
        tell("claims: none found.")
        if filters == DocumentFilters(limit=limit):
            tell("Put articles in first: claims ingest FILE")


def show_document(document: DocumentArgument, *, output: FormatOption = None, database: DatabaseOption = None) -> None:
    """Show one document: its versions, every look at its address, its dates and its copies.

    In a table, looks in a row that found the same are one line, and * marks the version that was seen last; json has
    every look with its run. A version's claims are those it had when it was seen last.

    \b
    Fields of json: id, url, kind, source, source_key, title, byline,
    published_on, status, gone_since, first_seen, last_seen, claims, versions,
    retrievals, dates, former_sources, origin, basis, copies.

    \b
    Examples:
      claims documents show 12
      claims documents show https://example.org/2022/03/bridge
      claims documents show 03/bridge --format json

    \b
    Exit codes: 0 shown, 2 several addresses end so, 3 there is no such document.
    """
    from claims.output.document import write_document
    from claims.query.documents import show_document as find

    with open_database(database).reading() as session:
        found = find(session, document)
    write_document(found, output)


def log_gone(
    documents: Annotated[
        list[str], typer.Argument(metavar="ID|URL", help="Ids, addresses or their ends; one or several.")
    ],
    *,
    at: Annotated[
        datetime | None,
        typer.Option("--at", metavar="TIME", parser=instant, help="When it was seen to be gone; else now."),
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Log that an address gives nothing any more.

    The texts and their claims stay: that an article is gone takes back nothing that was said. Where the text is read
    again later, `claims ingest` logs it as unchanged or changed, and the document counts as seen. All are logged or
    none is.

    \b
    Examples:
      claims documents gone https://example.org/2022/03/bridge
      claims documents gone 12 15 --at 2022-03-09T08:00Z

    \b
    Exit codes: 0 logged, 1 it was looked at later than that, 2 usage, 3 there is no such document.
    """
    from claims.curation.retrievals import log_gone as log
    from claims.curation.retrievals import looking
    from claims.query.documents import find_document

    with looking(open_database(database)) as looked:
        found = {named.id: named.url for named in (find_document(looked.session, name) for name in documents)}
        for number in found:
            log(looked, number, at)
    for number, url in found.items():
        typer.echo(f"Logged that document {number} is gone: {url}")


app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Articles in time: versions, edits, what is gone.")
app.command("list")(list_documents)
app.command("show")(show_document)
app.command("diff")(diff_document)
app.command("edits")(list_edits)
app.command("gone")(log_gone)
