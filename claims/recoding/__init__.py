"""Recode: the codebook changed, and stored claims coded again by it without reading their texts anew.

Nothing is overwritten: cues, classes, codings and links are withdrawn and recorded, all at one instant and for one run,
with the positions that hang on them. What comes out the same keeps its row.

    with editing(database) as edit:
        edit.add_cue("dam", CueRecord("halt to ... dam", CuePolarity.AGAINST))
    print(edit.counts.codings_opened)
"""

from __future__ import annotations

from claims.recoding.editing import Edit, editing
from claims.recoding.preview import Preview, preview
from claims.recoding.recode import Counts, Report, recode_all

__all__ = ["Counts", "Edit", "Preview", "Report", "editing", "preview", "recode_all"]
