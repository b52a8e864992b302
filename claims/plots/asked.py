"""What the user asked for, in the words of a subtitle: the clocks that were turned back, and what was chosen."""

from __future__ import annotations

from claims.query import Scope

__all__ = ["asked"]


def asked(scope: Scope) -> str:
    """Say as of when, and which claims alone; nothing where everything was asked for."""
    filters, asof = scope.filters, scope.filters.asof
    parts = {
        "as of": asof.at,
        "as known on": asof.known and f"{asof.known:%Y-%m-%d %H:%M %Z}".strip(),
        "published by": asof.published,
        "said from": filters.since,
        "said until": filters.until,
        "said by": scope.speaker and scope.speaker.name,
        "in": scope.source and scope.source.name,
        "in the document": scope.document and scope.document.url,
        "act": filters.act and filters.act.value,
        "stance": None if filters.stance is None else filters.stance.name.lower(),
        "with the words": filters.text and f"“{filters.text}”",
        "the latest": filters.limit and f"{filters.limit} claims",
    }
    said = [f"{words} {value}" for words, value in parts.items() if value is not None]
    if filters.own:
        said.append("only what it says itself")
    return ", ".join(said)[:1].upper() + ", ".join(said)[1:]
