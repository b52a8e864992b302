"""What a claim is known by: its words at an address, the same from one version of the text to the next."""

from __future__ import annotations

from collections.abc import Container, Sequence

from claims.text import content_id, fold

__all__ = ["claim_uid", "content_key", "free_uid", "words_key"]


def words_key(address: str, content: Sequence[str], cue: Sequence[str], speaker: str | None) -> str:
    """Hash what claims at one address may share: the texts of their spans, in order."""
    return content_id([address, list(content), list(cue), speaker])


def claim_uid(words: str, occurrence: int) -> str:
    """Name a claim by its `words_key` and its place among those of one text that share it, from 1 on."""
    return content_id([words, occurrence])


def free_uid(words: str, taken: Container[str]) -> str:
    """Name a claim by its `words_key` and the first place among those that share it that is not `taken`."""
    number = 1
    while (uid := claim_uid(words, number)) in taken:
        number += 1
    return uid


def content_key(content: Sequence[str]) -> str:
    """Hash the folded words of the content: claims of one speaker that share them repeat one another."""
    return content_id(fold(" ".join(content)))
