"""Pronouns for what was named before: "This is unacceptable", "ready to agree on it", "a plan, which Peru rejected"."""

from __future__ import annotations

import re

__all__ = ["is_pronoun", "is_relative", "judged_pronoun", "names_a_topic"]

_ALONE = re.compile(r"\W*(?:this|that|it|so|the same)\W*", re.IGNORECASE)
_RELATIVE = re.compile(r"\W*which\W*", re.IGNORECASE)
_STEP = r"(?:step|move|scenario|prospect|approach|policy|development|possibility)s?"
# What is talked about is called so paragraphs later still.
_TOPIC = (
    r"(?:this|that|such(?: a| an)?|these|the said) (?:issue|question|matter|topic|status|arrangement|format|idea)s?"
)
_PRONOUN = rf"(?:{_TOPIC}|this|that|it|these|those|(?:this|that|such(?: a| an)?|these|those|any such|the) {_STEP})"
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
# "Ready to agree on it": willing, whatever else the sentence names.
_AGREED = re.compile(
    rf"\b(?:ready|willing|prepared|open) to (?:agree|discuss|consider|negotiate|talk|accept|compromise)"
    rf"(?: (?:on|about|over|to))? "
    rf"({_PRONOUN})(?=[,.;!?\"\u201d\u2019]|$| (?:only|if|unless|by|with|when|provided)\b)",
    re.IGNORECASE,
)


def is_pronoun(content: str) -> bool:
    """Tell whether a content is no more than a pronoun: what it says stands in the sentence before."""
    return bool(_ALONE.fullmatch(content))


def is_relative(content: str) -> bool:
    """Tell whether a content is no more than "which": what it is stands before it in the same sentence."""
    return bool(_RELATIVE.fullmatch(content))


def names_a_topic(sentence: str) -> bool:
    """Tell whether the sentence speaks of "this issue", "such a status": named by the same speaker before."""
    return bool(re.search(rf"\b{_TOPIC}\b", sentence, re.IGNORECASE)) or bool(_AGREED.search(sentence))


def judged_pronoun(sentence: str) -> re.Match[str] | None:
    """Find the pronoun, as group 1, that the sentence is willing to agree on, is said of, or judges."""
    return _AGREED.search(sentence) or _SUBJECT.search(sentence) or _OBJECT.search(sentence)
