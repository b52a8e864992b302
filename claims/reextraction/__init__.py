"""Re-extract: stored texts read anew, as with a newer extractor, another configuration or other names of actors."""

from __future__ import annotations

from claims.reextraction.beside import Beside, found_beside
from claims.reextraction.reading import Reextraction, Reread, Tally
from claims.reextraction.readings import Scope

__all__ = ["Beside", "Reextraction", "Reread", "Scope", "Tally", "found_beside"]
