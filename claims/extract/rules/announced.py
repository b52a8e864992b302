"""Attribution of the sentence before: "This was announced by X"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.cues import CueTable
from claims.extract.draft import Draft, trimmed
from claims.extract.grammar import cue_range, source_of
from claims.extract.tokens import Tokens

__all__ = ["drafts_of_announcements"]

_POINTERS = {"this", "that", "it"}


def drafts_of_announcements(tokens: Tokens, table: CueTable) -> Iterator[Draft]:
    """Find sentences that only say who said the sentence before them, in the same paragraph."""
    for number, (start, end) in enumerate(tokens.sentences):
        if number == 0 or end - start < 4 or tokens.words[start] not in _POINTERS:
            continue
        verb = tokens.heads[start]
        cue = table.verbs.get(tokens.lemmas[verb])
        agent = tokens.child(verb, "agent")
        if cue is None or "clause" not in cue.frames or agent is None or tokens.deps[start] != "nsubjpass":
            continue
        before = tokens.sentences[number - 1]
        if tokens.paragraph[before[0]] != tokens.paragraph[start]:
            continue
        content = trimmed(tokens, *before)
        speaker = tokens.child(agent, "pobj")
        if content is not None and speaker is not None:
            yield Draft(
                "announced", [content], [cue_range(tokens, verb)], source_of(tokens, speaker), verb, None, cue.act
            )  # fmt: skip
