"""Whose frame a text stands in: of which country and of whose office its publisher is, and who wrote it."""

from __future__ import annotations

from dataclasses import dataclass

from claims.resolve.claim import ResolvedActor
from claims.resolve.directory import ActorRecord

__all__ = ["Publisher"]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who "the president" is where a text names none: the one of the publisher's country.

    `president` is set for what that president's own office publishes: whose words a text in the first person is.
    `office` is the one that stands at the head of a publisher which is a body of the state ("foreign minister").
    `byline` is the author as written.
    """

    country: ActorRecord | None = None
    president: ResolvedActor | None = None
    byline: str | None = None
    office: str | None = None

    @property
    def home(self) -> ActorRecord | None:
        """Give the country of a publisher that is a body of its state: whose "our government" is meant."""
        return self.country if self.office is not None else None
