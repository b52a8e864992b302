"""The closed vocabularies: each word that is stored, printed or accepted, once.

The values are the contract (they stand in the database and in JSON); the members' names are for code.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum

__all__ = [
    "Act",
    "ActorKind",
    "AliasKind",
    "ClaimLinkKind",
    "ConflictKind",
    "CuePolarity",
    "CueTense",
    "DateBasis",
    "Format",
    "Judgement",
    "MentionKind",
    "Precision",
    "PublishedBasis",
    "Quote",
    "RetrievalStatus",
    "ReviewDecision",
    "ReviewField",
    "RunKind",
    "RunStatus",
    "SaidOnBasis",
    "ShiftKind",
    "SourceKind",
    "SpanRole",
    "Stance",
    "WithdrawnReason",
]


class Act(StrEnum):
    """Speech act: what the speaker does by saying it (after Searle's classes, as coders of news use them)."""

    ASSERT = "assert"
    PREDICT = "predict"
    DENY = "deny"
    ADMIT = "admit"
    ACCUSE = "accuse"
    CRITICISE = "criticise"
    SUPPORT = "support"
    REQUEST = "request"
    DEMAND = "demand"
    OFFER = "offer"
    PROMISE = "promise"
    AGREE = "agree"
    CONCEDE = "concede"
    REFUSE = "refuse"
    THREATEN = "threaten"
    DECLARE = "declare"
    QUESTION = "question"
    DECLINE = "decline"


class Quote(StrEnum):
    """How the words are given: all inside quotation marks, none, or some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class ActorKind(StrEnum):
    """What can hold a position."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    GROUP = "group"


class AliasKind(StrEnum):
    """How a surface form names its actor."""

    NAME = "name"
    SURNAME = "surname"
    TRANSLITERATION = "transliteration"
    ABBREVIATION = "abbreviation"
    DEMONYM = "demonym"
    METONYM = "metonym"
    OFFICE = "office"


class ClaimLinkKind(StrEnum):
    """How one claim bears on another."""

    REPEATS = "repeats"
    CONTRADICTS = "contradicts"
    RETRACTS = "retracts"
    CORRECTS = "corrects"
    DENIES = "denies"
    ANSWERS = "answers"


class ConflictKind(StrEnum):
    """Who is at odds: those who speak for one actor, or two actors."""

    TWO_VOICES = "two_voices"
    OPPOSED = "opposed"


class Judgement(StrEnum):
    """Whether two actors are one."""

    SAME = "same"
    DIFFERENT = "different"


class SourceKind(StrEnum):
    """Who publishes."""

    OUTLET = "outlet"
    WIRE = "wire"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class SaidOnBasis(StrEnum):
    """Where the date of an utterance comes from."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    DATELINE = "dateline"
    ASSUMED = "assumed"


class PublishedBasis(StrEnum):
    """Where the date of a document comes from."""

    GIVEN = "given"
    TEXT = "text"
    DATELINE = "dateline"
    URL = "url"
    METADATA = "metadata"


class DateBasis(StrEnum):
    """What gives a date of publication; a file's time only bounds it."""

    GIVEN = "given"
    TEXT = "text"
    DATELINE = "dateline"
    URL = "url"
    METADATA = "metadata"
    FILE = "file"


class RetrievalStatus(StrEnum):
    """What one look at an address found."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    GONE = "gone"


class ReviewDecision(StrEnum):
    """What a coder decided on a claim; to undo is to take an earlier decision back."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    UNDO = "undo"


class ReviewField(StrEnum):
    """What of a claim was decided on: all of it, or one thing."""

    CLAIM = "claim"
    SPEAKER = "speaker"
    SPAN = "span"
    ACT = "act"
    SAID_ON = "said_on"
    STANCE = "stance"


class RunKind(StrEnum):
    """What a run did.

    To judge is what people do: say who is who, who speaks for whom, and how a claim was rated; to review is to decide
    on claims one by one. To fold is to find the texts and the statements that are one.
    """

    SEED = "seed"
    INGEST = "ingest"
    REEXTRACT = "reextract"
    RECODE = "recode"
    JUDGE = "judge"
    REVIEW = "review"
    FOLD = "fold"


class RunStatus(StrEnum):
    """How a run ended."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


class SpanRole(StrEnum):
    """What a span of a claim is."""

    CONTENT = "content"
    CUE = "cue"
    SPEAKER = "speaker"
    CONDITION = "condition"


class WithdrawnReason(StrEnum):
    """Why a row is closed."""

    SUPERSEDED = "superseded"
    MISEXTRACTED = "misextracted"
    DUPLICATE = "duplicate"
    SOURCE_RETRACTED = "source_retracted"


class CuePolarity(StrEnum):
    """Whether wording speaks for the issue's proposition, against it, or only touches it."""

    FOR = "for"
    AGAINST = "against"
    TOUCHES = "touches"


class Stance(IntEnum):
    """What one claim says on one issue, toward its proposition."""

    OPPOSES = -2
    SCEPTICAL = -1
    MIXED = 0
    OPEN = 1
    SUPPORTS = 2


class ShiftKind(StrEnum):
    """The step from one stance of an actor on an issue to the next."""

    INTRODUCED = "introduced"
    REAFFIRMED = "reaffirmed"
    HARDENED = "hardened"
    SOFTENED = "softened"
    REVERSED = "reversed"
    CONDITIONED = "conditioned"
    DROPPED = "dropped"


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"


class MentionKind(StrEnum):
    """What an expression in the text refers with."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NATIONALITY = "nationality"
    PRONOUN = "pronoun"
    ROLE = "role"


class CueTense(StrEnum):
    """The tense of the cue: "said" happened on a day, "has said" on some day before, "says" is habit or headline."""

    PAST = "past"
    PERFECT = "perfect"
    PRESENT = "present"
    NOUN = "noun"
    NONE = "none"
