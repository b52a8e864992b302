"""`claims documents diff|edits`: what a publisher changed in a text, and what that did to its claims."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from claims.cli.documents_named import DocumentArgument, InTitleOption
from claims.cli.options import LARGEST, DatabaseOption, FormatOption, LimitOption, SourceOption, day, open_database
from claims.cli.telling import tell

__all__ = ["diff_document", "list_edits"]

USUAL_EDITS = 50  # each is compared word by word
SHOWN = ("document", "versions", "seen", "after", "source", "words", "claims", "title", "notice")


def diff_document(
    document: DocumentArgument,
    *,
    before: Annotated[
        int | None, typer.Option("--from", metavar="N", min=1, max=LARGEST, help="The earlier version.")
    ] = None,
    after: Annotated[
        int | None, typer.Option("--to", metavar="N", min=1, max=LARGEST, help="The later version.")
    ] = None,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Show what changed between two versions of a text, word by word, and in its claims.

    Without --from and --to: the present version and the one whose place it took. [-so-] went and {+so+} came; the
    margin has the number of the paragraph and ~ changed, - deleted, + inserted, > moved. White space does not count.

    A claim stayed if it was carried over. That one changed is a reading: one that went and one that came have nearly
    the same words of one speaker, or the same words of two. Of one that went the reason is told: source_retracted
    where its words are gone from the text, superseded where they are there and no longer read so. Positions that moved
    are told of two versions that followed each other.

    \b
    Fields of json: document, url, source, source_key, before, after, notice,
    words_removed, words_added, parts (what changed in the text, each with its
    pieces: equal, delete, insert), claims (stayed, changed, gone, new), positions.

    \b
    Examples:
      claims documents diff 12
      claims documents diff 03/bridge --from 1 --to 4
      claims documents diff 12 --format markdown > bridge.md

    \b
    Exit codes: 0 shown, 2 several addresses end so, 3 there is no such document or version, or only one.
    """
    from claims.output.difference import write_difference
    from claims.query.documents import compare_versions

    with open_database(database).reading() as session:
        found = compare_versions(session, document, before, after)
    write_difference(found, output)


def list_edits(
    *,
    source: SourceOption = None,
    text: InTitleOption = None,
    since: Annotated[
        date | None, typer.Option("--since", metavar="DATE", parser=day, help="Seen on this day or later (UTC).")
    ] = None,
    until: Annotated[
        date | None, typer.Option("--until", metavar="DATE", parser=day, help="Seen on this day or earlier (UTC).")
    ] = None,
    announced: Annotated[bool, typer.Option("--all", help="Those that the text itself tells of, too.")] = False,
    limit: LimitOption = USUAL_EDITS,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """List the silent edits: changes of a text that it does not tell of, the latest seen first.

    A text tells of its change where a notice stands in it that did not stand in the text before: a correction, a
    clarification, an update, a note of the editor. Those are listed with --all. The wordings stand in
    claims/query/documents/notices.yaml. A text that goes back to an earlier version is an edit as well.

    An edit was made between two looks: in a table, "after" is how long after the look before it was seen. Of words and
    claims, + came, - went, and ~ is a claim that changed, which is a reading (see diff). White space does not count.

    \b
    Columns of json, jsonl and csv: document, source, source_key, title, url,
    version_no, from_version_no, retrieved_at, previously_seen_at, noticed_after
    (in seconds), words_added, words_removed, claims_gone, claims_changed,
    claims_new, announced, notice.

    \b
    Examples:
      claims documents edits
      claims documents edits --source "Harbour Radio" --since 2022-03-01
      claims documents edits --all --limit 100000 --format csv > edits.csv
    """
    from claims.output import choose, columns_of, records, write
    from claims.output.document import edit_for_eyes
    from claims.query.documents import EditFilters, EditRow
    from claims.query.documents import list_edits as rows_of
    from claims.words import Format

    filters = EditFilters(source, text, since, until, limit, announced)
    eyes = choose(output) in {Format.TABLE, Format.MARKDOWN}
    with open_database(database).reading() as session:
        rows = rows_of(session, filters)
        shown = map(edit_for_eyes, rows) if eyes else records(rows)
        written = write(shown, columns_of(EditRow), output, shown=SHOWN)
    if not written:
        tell("claims: none found." if announced else "claims: none found; --all lists announced ones too.")
    elif written == limit == USUAL_EDITS:
        tell(f"claims: the latest {written} are listed; --limit N lists more.")
