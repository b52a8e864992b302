"""The filters of the reading commands: options with the same words everywhere, handed over as one `Filters`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, get_type_hints

from claims.cli import options

if TYPE_CHECKING:
    from claims.query import Filters

__all__ = ["filtered", "filtered_but"]

FILTERS: dict[str, Any] = {
    "speaker": options.SpeakerOption,
    "actor": options.ActorOption,
    "own": options.OwnOption,
    "issue": options.IssueOption,
    "act": options.ActOption,
    "stance": options.StanceOption,
    "source": options.SourceOption,
    "document": options.InDocumentOption,
    "since": options.SinceOption,
    "until": options.UntilOption,
    "at": options.AtOption,
    "known": options.KnownOption,
    "published": options.PublishedOption,
    "text": options.TextOption,
    "limit": options.LimitOption,
}


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command that takes `filters` every shared option in its place.

    A filter that the command declares itself, as `timeline` does its arguments, stays the command's own.
    """
    return _filtered(command, frozenset())


def filtered_but(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the shared options without those that make no sense for it."""
    return lambda command: _filtered(command, frozenset(names))


def _filtered(command: Callable[..., None], without: frozenset[str]) -> Callable[..., None]:
    own = inspect.signature(command).parameters
    hints = get_type_hints(command, localns={"Filters": object}, include_extras=True)
    added = {name: kind for name, kind in FILTERS.items() if name not in own and name not in without}
    parameters = [each.replace(annotation=hints[name]) for name, each in own.items() if name != "filters"]
    parameters += [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=False if name == "own" else None, annotation=kind
        )
        for name, kind in added.items()
    ]
    # As users read them in --help: what the command is about, then the filters, then how to write and where from.
    parameters.sort(key=lambda each: (each.kind, each.name not in FILTERS))
    signature = inspect.Signature(parameters, return_annotation=None)

    def run(*arguments: Any, **named: Any) -> None:
        bound = signature.bind(*arguments, **named)
        bound.apply_defaults()
        given = dict(bound.arguments)
        filters = _filters({name: given.pop(name) for name in added})
        command(filters=filters, **given)

    run.__doc__, run.__name__ = command.__doc__, command.__name__
    run.__signature__ = signature  # type: ignore[attr-defined]  # what inspect, and so Typer, reads
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    return run


def _filters(chosen: dict[str, Any]) -> Filters:
    from claims.asof import AsOf
    from claims.query import Filters
    from claims.words import Stance

    asof = AsOf(*(chosen.pop(name, None) for name in ("at", "known", "published")))
    stance = chosen.pop("stance", None)
    return Filters(**chosen, stance=Stance[stance.name] if stance else None, asof=asof)
