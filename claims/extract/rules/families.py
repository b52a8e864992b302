"""All families of rules at once: every draft they make of one text, before anything is settled."""

from __future__ import annotations

from claims.extract.cues import CueTable
from claims.extract.draft import Draft
from claims.extract.rules.according import drafts_of_phrases
from claims.extract.rules.announced import drafts_of_announcements
from claims.extract.rules.dialogue import drafts_of_dialogue
from claims.extract.rules.direct import drafts_of_quotations
from claims.extract.rules.furniture import without_furniture
from claims.extract.rules.headlines import drafts_of_headlines
from claims.extract.rules.nouns import drafts_of_nouns
from claims.extract.rules.speech import drafts_of_speech
from claims.extract.rules.turns import drafts_of_turns
from claims.extract.rules.verbs import drafts_of_verbs
from claims.extract.tokens import Tokens

__all__ = ["drafts_of_rules"]


def drafts_of_rules(tokens: Tokens, table: CueTable) -> list[Draft]:
    """Give the drafts of every family; a text with labelled turns is not looked through for an unlabelled speech."""
    drafts = [
        *drafts_of_quotations(tokens, table),
        *drafts_of_dialogue(tokens, table),
        *drafts_of_phrases(tokens),
        *drafts_of_verbs(tokens, table),
        *drafts_of_nouns(tokens, table),
        *drafts_of_announcements(tokens, table),
        *drafts_of_turns(tokens),
        *drafts_of_headlines(tokens),
    ]
    if not any(draft.family == "turn" for draft in drafts):
        drafts += drafts_of_speech(tokens)
    return without_furniture(tokens, drafts)
