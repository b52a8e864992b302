"""The hash of everything that decides an extractor's output beside its version."""

from __future__ import annotations

import hashlib

from claims.extract.acts import load_acts
from claims.extract.cues import load_cues
from claims.extract.finish import load_confidence
from claims.extract.labels import load_labels
from claims.extract.unsaid import load_unsaid

__all__ = ["config_hash"]


def config_hash(own: str) -> str:
    """Hash the tables that all extractors read, and what is `own` to one: its pipeline or its weights."""
    tables = [load_cues().digest, load_acts().source, load_labels().source, str(sorted(load_confidence().items()))]
    digest = hashlib.sha256("\n".join([*tables, load_unsaid().source, own]).encode()).hexdigest()
    return f"sha256:{digest}"
