"""Who could be speaking: names, pronouns and role noun phrases in one parsed text."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from claims.extract.attribution import Mention
from claims.extract.role_nouns import role_nouns
from claims.spans import Span
from claims.words import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Entity

__all__ = ["find_mentions"]

_ENTITY_KINDS = {
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
    "NORP": MentionKind.NATIONALITY,
}
# Kinds the recogniser gives now and then to a person's name it does not know.
_MISREAD = frozenset({"WORK_OF_ART", "PRODUCT", "EVENT", "LAW"})
_PRONOUNS = frozenset({"he", "him", "she", "her", "they", "them", "it", "i", "me", "we", "us"})
_PLURAL_PRONOUNS = frozenset({"they", "them", "we", "us"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_TITLE_TAGS = frozenset({"NN", "NNP", "NNPS", "NNS", "JJ", "HYPH", "POS", "CC", "AFX"})
_TITLE_PREPOSITIONS = frozenset({"of", "for", "to"})
_PHRASE_ENDS = frozenset({"VBD", "VBG", "VBZ", "VBP", "MD", "WP", "WDT", "WRB"})
_EDGE_DROPPED = frozenset({"the", "a", "an", "'s", "\u2019s", "'", "\u2019"})
_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "from", "on", "with", "close"})
_LONGEST_TITLE = 14
_LONGEST_APPOSITION = 25


def find_mentions(doc: Doc) -> tuple[Mention, ...]:
    """Find every expression in `doc` that may refer to an actor, in text order; spans are code points of `doc.text`.

    The pipeline must have set tags, the parse and named entities. Names come without title and genitive
    ("Dmitry Peskov" of "Kremlin spokesman Dmitry Peskov's"); a title that itself holds a name ("Russian") gives that
    name as a mention too, as does a role noun phrase ("the Ukrainian delegation").
    """
    named: list[Mention] = []
    titled: set[int] = set()  # role nouns that are part of a name's title
    in_name: set[int] = set()
    for entity in doc.ents:
        kind = _ENTITY_KINDS.get(entity.label_)
        if kind is None and entity.label_ not in _MISREAD:
            continue
        for start, end in _pieces(entity):
            if kind is not MentionKind.PERSON and _is_introduced(doc, start, end):
                kind = MentionKind.PERSON
            if kind is None:
                continue
            mention = _name(doc, start, end, kind, titled)
            if mention is not None:
                named.append(mention)
                in_name.update(range(start, end))
    named += _overlooked(doc, named, titled, in_name)
    roles = list(_role_phrases(doc, titled, in_name))
    return tuple(sorted((*named, *roles), key=lambda mention: (mention.span.start, -mention.span.end)))


def _overlooked(doc: Doc, named: list[Mention], titled: set[int], in_name: set[int]) -> list[Mention]:
    """Find surnames that the recogniser knew in the full name but missed where they stand alone."""
    surnames = {m.span.text.split()[-1] for m in named if m.kind is MentionKind.PERSON and " " in m.span.text}
    found = []
    for token in _tokens_of(doc, ["ORTH"], surnames):
        if token.i not in in_name and token.tag_ == "NNP":
            mention = _name(doc, token.i, token.i + 1, MentionKind.PERSON, titled)
            if mention is not None:
                found.append(mention)
                in_name.add(token.i)
    return found


def _tokens_of(doc: Doc, attributes: list[int | str], words: Collection[str]) -> Iterator[Token]:
    """Give the tokens one of whose attributes is in `words`; compares hashes of the whole text at once, for speed."""
    import numpy as np

    strings = doc.vocab.strings
    hashes = np.array([strings.add(word) for word in sorted(words)], dtype=np.uint64)
    for i in np.flatnonzero(np.isin(doc.to_array(attributes), hashes).reshape(len(doc), len(attributes)).any(axis=1)):
        yield doc[int(i)]


def _pieces(entity: Entity) -> Iterator[tuple[int, int]]:
    """Cut an entity at line ends and trim articles, genitives and punctuation; token indices, half-open."""
    doc = entity.doc
    start = entity.start
    for i in range(entity.start, entity.end + 1):
        if i < entity.end and "\n" not in doc[i].text:
            continue
        first, last = start, i
        while first < last and (doc[first].lower_ in _EDGE_DROPPED or not doc[first].text[0].isalnum()):
            first += 1
        while first < last and (doc[last - 1].lower_ in _EDGE_DROPPED or not doc[last - 1].text[-1].isalnum()):
            last -= 1
        if first < last:
            yield first, last
        start = i + 1


def _name(doc: Doc, start: int, end: int, kind: MentionKind, titled: set[int]) -> Mention | None:
    """Make the mention of one name, with the title before and the apposition behind it where it is a person's.

    An entity may hold its title ("Foreign Ministry Spokesman Ivan Bily") or be nothing but one ("Kremlin Spokesman").
    """
    start, end, kind = _bare(doc, start, end, kind)
    if start >= end:
        return None
    title = apposition = None
    if kind is MentionKind.PERSON:
        title = _title(doc, start, titled)
        apposition = _apposition(doc, end)
    if title is None and kind in {MentionKind.PERSON, MentionKind.ORGANISATION}:
        title, kind = _genre(doc, start, end, kind)
    head = _head(doc, start, end)
    return Mention(
        span=_span(doc, start, end),
        kind=kind,
        title=title,
        apposition=apposition,
        subject=head.dep_ in _SUBJECTS or _owns_subject(head),
        plural=head.tag_ == "NNPS",
    )


def _bare(doc: Doc, start: int, end: int, kind: MentionKind) -> tuple[int, int, MentionKind]:
    """Take titles and words of respect off an entity; what is left tells whether it is a person's name."""
    nouns = role_nouns()
    if kind is MentionKind.PERSON and end - start == 1 and _is_given_name(doc, start - 1):
        start -= 1
    if kind is MentionKind.PERSON and doc[end - 1].is_lower and end < len(doc) and doc[end].tag_ == "NNP":
        end += 1  # "van der" of "van der Marsh"
    while end - start > 1 and doc[start].lower_.rstrip(".") in nouns.honorific:
        start, kind = start + 1, MentionKind.PERSON
    if kind is not MentionKind.PERSON and kind is not MentionKind.ORGANISATION:
        return start, end, kind
    for i in range(end - 1, start - 1, -1):
        if doc[i].lower_ in nouns.person:
            if i + 1 == end:
                return start, i, MentionKind.ORGANISATION
            if doc[i + 1].tag_ == "NNP" and doc[i + 1].is_title and doc[end - 1].lower_ not in nouns.institution:
                return i + 1, end, MentionKind.PERSON
            break
    return start, end, kind


def _is_given_name(doc: Doc, i: int) -> bool:
    """Tell whether the token before a surname is a name that the recogniser left out."""
    if i < 0:
        return False
    word = doc[i]
    title = word.lower_.rstrip(".") in role_nouns().every | role_nouns().honorific
    named = word.tag_ == "NNP" and word.is_title and not word.ent_type_ and not title
    return named and word.dep_ == "compound" and word.head.i == i + 1


def _is_introduced(doc: Doc, start: int, end: int) -> bool:
    """Tell whether an office behind or before a comma makes a name a person's: "Ada Marsh, a fellow at …"."""
    every = role_nouns().every
    if not 2 <= end - start <= 4 or any(not word.is_title or word.lower_ in every for word in doc[start:end]):
        return False
    if _role_before_comma(doc, start, set()) is not None:
        return True
    if end + 1 >= len(doc) or doc[end].text != "," or doc[end + 1].tag_ not in {"DT", "PRP$"}:
        return False
    phrase = end + 2
    while phrase + 1 < len(doc) and phrase - end < _LONGEST_TITLE and doc[phrase + 1].tag_ in _TITLE_TAGS:
        phrase += 1
    return phrase < len(doc) and doc[phrase].lower_ in role_nouns().person


def _title(doc: Doc, start: int, titled: set[int]) -> Span | None:
    """Find the words before a name that say who it is: back to the noun phrase's begin, if a role noun is in them.

    "talks with Chinese leader" gives "Chinese leader"; "Member of the Ukrainian delegation" is one title, for the role
    noun stands before the preposition.
    """
    nouns = role_nouns().person | role_nouns().honorific
    first = start
    has_role = False
    cut = start  # where the noun phrase nearest the name begins
    while first > 0 and start - first < _LONGEST_TITLE and _extends_title(doc, first, has_role=has_role):
        first -= 1
        token = doc[first]
        has_role = has_role or (token.lower_.rstrip(".") in nouns and doc[first + 1].tag_ != "POS")
        if has_role and token.tag_ != "POS":
            cut = first
    if not has_role:
        return _role_before_comma(doc, start, titled)
    while doc[cut].tag_ in {"CC", "HYPH", "POS", "VBG"}:
        cut += 1
    titled.update(range(cut, start))
    return _span(doc, cut, start)


def _genre(doc: Doc, start: int, end: int, kind: MentionKind) -> tuple[Span | None, MentionKind]:
    """Find what an organisation is beside its name: "the airline SkyLark", "the newspaper, Gull Gazette,"."""
    genres = role_nouns().genre
    before = start - 1
    if before > 0 and doc[before].text == ",":
        before -= 1
        if doc[before].lower_ in genres:
            kind = MentionKind.ORGANISATION
    if kind is not MentionKind.ORGANISATION:
        return None, kind
    beside = [i for i in (before, end) if 0 <= i < len(doc) and doc[i].lower_ in genres]
    return (_span(doc, beside[0], beside[0] + 1) if beside else None), kind


def _extends_title(doc: Doc, first: int, *, has_role: bool) -> bool:
    """Tell whether the token before `first` may belong to a title; behind its role noun no preposition is crossed."""
    token = doc[first - 1]
    if token.tag_ == "IN":
        return not has_role and token.lower_ in _TITLE_PREPOSITIONS
    if token.tag_ == "DT":
        return first > 1 and doc[first - 2].tag_ == "IN"
    return token.tag_ in _TITLE_TAGS


def _role_before_comma(doc: Doc, start: int, titled: set[int]) -> Span | None:
    """Take "Russia's foreign minister" as the title in "Russia's foreign minister, Sergei Lavrov, said"."""
    if start < 2 or doc[start - 1].text != ",":
        return None
    head = doc[start].head
    while head.i >= start and head.head.i != head.i and head.dep_ in {"compound", "flat", "appos"}:
        head = head.head
    if head.i >= start or head.lower_ not in role_nouns().person or start - head.i > _LONGEST_TITLE:
        return None
    titled.add(head.i)
    return _span(doc, head.left_edge.i, start - 1)


def _apposition(doc: Doc, end: int) -> Span | None:
    """Take what stands between commas behind a name if a role noun is in it: ", a spokesman for the ministry,"."""
    if end + 1 >= len(doc) or doc[end].text != ",":
        return None
    nouns = role_nouns().person
    role_at = None
    for i in range(end + 1, min(end + 1 + _LONGEST_APPOSITION, len(doc))):
        token = doc[i]
        if token.lower_ in nouns and role_at is None and i - end <= 8:
            role_at = i
        if token.text in {",", ";", ".", "\u2013", "\u2014"} or "\n" in token.text:
            return _span(doc, end + 1, i) if role_at is not None else None
        if token.tag_ in {"VBD", "VBZ", "VBP", "WP", "MD", "PRP"} or token.text in {'"', "\u201c"}:
            return None
    return None


def _role_phrases(doc: Doc, titled: set[int], in_name: set[int]) -> Iterator[Mention]:
    """Give pronouns, and noun phrases whose head is a role noun that is no name's title."""
    crowd = role_nouns().crowd
    for token in _tokens_of(doc, ["LOWER", "LEMMA"], role_nouns().every | _PRONOUNS):
        lower, tag = token.lower_, token.tag_
        if lower in _PRONOUNS:
            if tag == "PRP":
                yield Mention(
                    span=_span(doc, token.i, token.i + 1),
                    kind=MentionKind.PRONOUN,
                    subject=token.dep_ in _SUBJECTS,
                    plural=lower in _PLURAL_PRONOUNS,
                )
            continue
        if token.i in titled or not tag.startswith("NN") or token.dep_ == "compound":
            continue
        if token.i in in_name and not _is_institution_name(token):
            continue
        yield Mention(
            span=_span(doc, *_phrase(doc, token)),
            kind=MentionKind.ROLE,
            subject=token.dep_ in _SUBJECTS,
            plural=tag in _PLURAL_TAGS or lower in crowd,
        )


def _is_institution_name(token: Token) -> bool:
    """Tell whether a role noun heads the named entity it is in ("Peruvian Foreign Ministry"): both readings stand."""
    return token.ent_type_ == "ORG" and (token.i + 1 == len(token.doc) or token.nbor().ent_iob_ != "I")


def _phrase(doc: Doc, head: Token) -> tuple[int, int]:
    """Give the noun phrase of `head`: everything before it, and the prepositional phrases that say of what it is."""
    start, end = head.left_edge.i, head.i + 1
    for child in head.rights:
        if child.dep_ != "prep" or child.lower_ not in _PREPOSITIONS or child.i != end:
            break
        end = child.right_edge.i + 1
    for i in range(start, head.i):
        if doc[i].text in {",", ":", ";", "\u201c", '"'} or "\n" in doc[i].text:
            start = i + 1
    for i in range(head.i + 1, end):
        if (
            doc[i].text in {",", ":", ";", "\u201c", "\u201d", '"', "."}
            or "\n" in doc[i].text
            or doc[i].tag_ in _PHRASE_ENDS
        ):
            end = i - 1 if doc[i - 1].tag_ == "IN" and i - 1 > head.i else i
            break
    while end > head.i + 1 and doc[end - 1].lower_ in _EDGE_DROPPED:
        end -= 1
    return start, end


def _head(doc: Doc, start: int, end: int) -> Token:
    """Find the token of a name that hangs on something outside it."""
    for i in range(end - 1, start - 1, -1):
        head = doc[i].head
        if head.i < start or head.i >= end or head.i == i:
            return doc[i]
    return doc[end - 1]


def _owns_subject(head: Token) -> bool:
    """Tell whether a name owns what the sentence begins with: "Marsh's speech was long", "In Marsh's view, he is".

    "Marsh's aide" is about the aide.
    """
    owned = head.head
    if head.dep_ != "poss" or owned.lemma_.lower() in role_nouns().every:
        return False
    opens = owned.dep_ == "pobj" and owned.head.head.i > owned.i
    return owned.dep_ in _SUBJECTS or opens


def _span(doc: Doc, start: int, end: int) -> Span:
    """Make a span of tokens [start, end); `doc.text` is not asked, for it joins the whole text each time."""
    words = doc[start:end]
    return Span(words.start_char, words.end_char, words.text)
