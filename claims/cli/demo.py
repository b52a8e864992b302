"""`claims demo`: a database made of the sample articles, and what can be asked of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["demo"]

ACTOR, ISSUE = "Ukraine", "ukraine-neutrality"


def demo(
    database: Annotated[
        Path, typer.Option("--database", metavar="FILE", help="The SQLite file to put the demonstration in.")
    ] = Path("claims-demo.db"),
) -> None:
    """Show who stands where in the sample articles.

    They are put into a database of their own.

    \b
    Example:
      claims demo
    """
    import sys

    from claims.cli.ingest import open_for_writing, report_outcome, summary
    from claims.cli.timeline import timeline
    from claims.config import load_settings
    from claims.extract import make_extractor
    from claims.ingest import Ingest
    from claims.output.matrix import write_matrix
    from claims.packaged import packaged
    from claims.query import Filters, list_positions
    from claims.readers import read
    from claims.readers.document import Given
    from claims.words import Format

    typer.echo(f"Reading the sample articles into {database}", err=True)
    opened = open_for_writing(str(database))
    settings = load_settings()
    run = Ingest(opened, make_extractor(settings.extractor, settings.pipeline))
    tally = run.run(read([str(packaged("seeds") / "articles")], Given(), recursive=True), report_outcome)
    typer.echo(summary(tally), err=True)
    typer.echo("Who stands where (claims positions)\n")
    with opened.reading() as session:
        write_matrix(list_positions(session, Filters().scope(session)), sys.stdout)
    typer.echo(f"\n{ACTOR} on {ISSUE}, over time (claims timeline)\n")
    timeline(ACTOR, ISSUE, output=Format.TABLE, database=str(database))
    typer.echo("\nTry next:")
    for command in (
        f"claims shifts --actor Ukraine --database {database}",
        f"claims timeline Russia russia-ukraine-talks --plot talks.html --database {database}",
        f"claims positions --at 2022-02-20 --database {database}",
        f"claims list --speaker Peskov --text delegation --database {database}",
    ):
        typer.echo(f"  {command}")
