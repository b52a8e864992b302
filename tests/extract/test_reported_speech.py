from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from claims.extract.attribution import Attribution
from claims.words import Act, CueTense, Quote
from tests.extract.reading import said

Find = Callable[[str], Sequence[Attribution]]


@pytest.mark.parametrize(
    ("body", "source", "cue", "content"),
    [
        ("The mayor said that the bridge was closed.", "The mayor", "said", "the bridge was closed"),
        ("The bridge is closed, the mayor said on Monday.", "the mayor", "said", "The bridge is closed"),
        ("The bridge, the mayor said, is closed.", "the mayor", "said", "The bridge … is closed"),
        ("The minister has said the harbour will reopen.", "The minister", "has said", "the harbour will reopen"),
        ("Norway told Denmark that the ferry would stop.", "Norway", "told", "the ferry would stop"),
        ("The port is full, according to the port office.", "the port office", "according to", "The port is full"),
        ("According to the port office, the port is full.", "the port office", "According to", "the port is full"),
        ("The union vowed to continue the strike.", "The union", "vowed", "to continue the strike"),
        ("The duke refused to sign the treaty.", "The duke", "refused", "to sign the treaty"),
        ("Spain urged Portugal to open the border.", "Spain", "urged", "Portugal to open the border"),
        ("Spain called on Portugal to open the border.", "Spain", "called on", "Portugal to open the border"),
        ("Anna Berg accused the firm of hiding the debt.", "Anna Berg", "accused", "hiding the debt"),
        ("The premier dismissed the report as gossip.", "The premier", "dismissed", "the report as gossip"),
        ("The island rejected the demands.", "The island", "rejected", "the demands"),
        ("The office warned of heavy snow.", "The office", "warned", "heavy snow"),
        ("The parish opposes building a tower.", "The parish", "opposes", "building a tower"),
        ("The bishop condemned the raid.", "The bishop", "condemned", "the raid"),
        ("Sweden believes the deal is near.", "Sweden", "believes", "the deal is near"),
        ("The village wants to keep its school.", "The village", "wants", "to keep its school"),
    ],
)  # fmt: skip
def test_each_construction_gives_source_cue_and_content(
    find: Find, body: str, source: str, cue: str, content: str
) -> None:
    assert said(find(body)[0]) == (source, cue, content)


def test_a_participle_takes_over_the_subject(find: Find) -> None:
    claims = find("Anna Berg left the room, saying that the talks had failed.")
    assert said(claims[0]) == ("Anna Berg", "saying", "the talks had failed")


def test_a_passive_names_its_agent_and_points_to_the_sentence_before(find: Find) -> None:
    claims = find("The tunnel will open in June. This was announced by Minister Carl Lind.")
    assert said(claims[0]) == ("Minister Carl Lind", "was announced", "The tunnel will open in June")


def test_an_impersonal_report_goes_to_whoever_spoke_last(find: Find) -> None:
    claims = find("Carl Lind said the tunnel was safe. It was noted that the road had been repaired.")
    assert said(claims[1])[0] == "Carl Lind"


@pytest.mark.parametrize(
    ("body", "source", "cue", "content"),
    [
        ("Norway ignored Denmark's demands for fishing rights.", "Denmark", "demands for", "fishing rights"),
        ("They studied a proposal by Carl Lind to move the statue.", "Carl Lind", "proposal", "to move the statue"),
        ("Norway's readiness to negotiate surprised them.", "Norway", "readiness", "to negotiate"),
        ("Anna Berg renewed calls to repair the pier.", "Anna Berg", "calls", "to repair the pier"),
    ],
)  # fmt: skip
def test_a_noun_reports_for_whom_it_belongs_to(find: Find, body: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in [said(claim) for claim in find(body)]


def test_a_listed_demand_is_a_claim_of_its_own_in_the_same_group(find: Find) -> None:
    claims = find("They ignored Norway's demands for guarantees that included a halt to drilling and a ban on nets.")
    contents = {said(claim)[2]: claim.group for claim in claims if claim.act is Act.DEMAND}
    assert set(contents) == {"guarantees", "a halt to drilling", "and a ban on nets"}
    assert len(set(contents.values())) == 1
    assert None not in contents.values()


def test_coordinated_clauses_are_split_and_share_a_group(find: Find) -> None:
    first, second = find("Carl Lind said the tunnel was safe and that the road would be repaired.")
    assert said(first)[2] == "the tunnel was safe"
    assert said(second)[2] == "and that the road would be repaired"
    assert first.group == second.group is not None


def test_what_is_only_thought_of_is_no_claim(find: Find) -> None:
    assert not find("The mayor may announce a new plan.")
    assert not find("Nobody knew what to say about the plan.")


def test_page_furniture_and_silence_are_no_claims(find: Find) -> None:
    assert not find("Never miss a story\n\nRead more\n\nThere was no immediate response from the ministry.")


def test_a_headline_in_the_present_tense_is_found(find: Find) -> None:
    claims = find("Lind says talks with Norway are near\n\nThe weather was fine.")
    assert said(claims[0]) == ("Lind", "says", "talks with Norway are near")
    assert claims[0].tense is CueTense.PRESENT


def test_the_tense_of_the_cue_is_told(find: Find) -> None:
    assert find("Carl Lind said the road was open.")[0].tense is CueTense.PAST
    assert find("Carl Lind has said the road is open.")[0].tense is CueTense.PERFECT


def test_the_one_addressed_is_given(find: Find) -> None:
    urged, told = find("Spain urged Portugal to open the border.\n\nNorway told Denmark that the ferry would stop.")
    assert urged.addressee is not None
    assert urged.addressee.text == "Portugal"
    assert told.addressee is not None
    assert told.addressee.text == "Denmark"


def test_an_outlet_that_reports_anothers_words_is_their_parent_and_hop(find: Find) -> None:
    outer, inner = find("State television reported that Carl Lind urged Norway to negotiate.")
    assert said(outer) == ("State television", "reported", "Carl Lind urged Norway to negotiate")
    assert said(inner) == ("Carl Lind", "urged", "Norway to negotiate")
    assert (inner.parent, [hop.span.text for hop in inner.hops]) == (0, ["State television"])


def test_a_statement_that_gives_anothers_words_is_their_parent_and_hop(find: Find) -> None:
    outer, inner = find("Carl Lind said he was ready for talks, according to a government statement.")
    assert said(outer)[0] == "a government statement"
    assert said(inner) == ("Carl Lind", "said", "he was ready for talks")
    assert (inner.parent, [hop.span.text for hop in inner.hops]) == (0, ["a government statement"])


def test_the_noun_that_reports_keeps_the_relayer_of_its_verb(find: Find) -> None:
    _, claim = find("State television reported that Carl Lind reiterated Oslo's support for the treaty.")
    assert said(claim) == ("Oslo", "support for", "the treaty")
    assert [hop.span.text for hop in claim.hops] == ["State television"]


def test_a_claim_within_a_claim_names_its_parent(find: Find) -> None:
    claims = find("Anna Berg said that Norway had refused to sign the treaty.")
    outer, inner = claims
    assert said(outer)[0] == "Anna Berg"
    assert said(inner)[0] == "Norway"
    assert inner.parent == 0


def test_words_without_marks_are_indirect_and_some_marks_mixed(find: Find) -> None:
    plain, mixed = find("Lind said the road was open.\n\nLind said the road was “as good as new” again.")
    assert plain.quote is Quote.INDIRECT
    assert mixed.quote is Quote.MIXED
