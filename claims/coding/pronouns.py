"""Pronouns for what the sentence before has named: "This is unacceptable", "This was stated by the minister"."""

from __future__ import annotations

import re

__all__ = ["is_pronoun", "judged_pronoun"]

_ALONE = re.compile(r"\W*(?:this|that|it|so|the same)\W*", re.IGNORECASE)
_STEP = r"(?:step|move|scenario|prospect|approach|policy|development|possibility)s?"
_PRONOUN = rf"(?:this|that|it|these|those|(?:this|that|such(?: a| an)?|these|those|any such|the) {_STEP})"
_VERB = (
    r"(?:is|are|was|were|would|will|must|should|shall|can|could|cannot|need|needs|has|have|represents?|poses?|"
    r"threatens?|undermines?|remains?|crosse[sd]|does|do|did|may|might)"
)
# "This is unacceptable", but not "it is clear that …"; "we are against it", "we will not allow this".
_SUBJECT = re.compile(
    rf"(?:^|[;,:\u2013\u2014] |\bthat )\W*(?:(?:and|but|so|on the contrary|therefore|of course),? )*"
    rf"(?!it (?:is|was|has been|would be) \w+ (?:that|to|if|how)\b)({_PRONOUN}) (?={_VERB}\b)",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    rf"\b(?:support|oppose|reject|welcome|need|want|demand|against|allow|accept|tolerate) ({_PRONOUN})"
    r"(?=[,.;!?\"\u201d\u2019]|$)",
    re.IGNORECASE,
)


def is_pronoun(content: str) -> bool:
    """Tell whether a content is no more than a pronoun: what it says stands in the sentence before."""
    return bool(_ALONE.fullmatch(content))


def judged_pronoun(sentence: str) -> re.Match[str] | None:
    """Find the pronoun, as group 1, that a verb of the sentence is said of or that its judgement is about."""
    return _SUBJECT.search(sentence) or _OBJECT.search(sentence)
