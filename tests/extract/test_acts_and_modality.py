from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.resources import files

import pytest
import yaml

from claims.extract.acts import load_acts
from claims.extract.attribution import Attribution
from claims.extract.cues import load_cues
from claims.words import Act

Find = Callable[[str], Sequence[Attribution]]


@pytest.mark.parametrize(
    ("body", "act"),
    [
        ("Lind said the pier was closed.", Act.ASSERT),
        ("Lind said the council must mend the road.", Act.DEMAND),
        ("Lind said he was ready to talk about the price.", Act.OFFER),
        ("“We will mend the road,” Lind said.", Act.PROMISE),
        ("“We will not accept the terms,” Lind said.", Act.REFUSE),
        ("“Who will pay for the road?” Lind said.", Act.QUESTION),
        ("Lind said the gang had shelled the town.", Act.ACCUSE),
        ("Lind denied that the road was closed.", Act.DENY),
        ("Lind accused the firm of hiding the debt.", Act.ACCUSE),
        ("Lind condemned the raid.", Act.CRITICISE),
        ("Lind praised the design.", Act.SUPPORT),
        ("Lind demanded that wages be paid.", Act.DEMAND),
        ("Lind threatened to close the road.", Act.THREATEN),
        ("Lind declined to comment.", Act.DECLINE),
        ("Lind admitted that he had lost the files.", Act.ADMIT),
        ("Lind agreed to share the catch.", Act.AGREE),
        ("Lind predicted that the winter would be mild.", Act.PREDICT),
        ("Lind said he would mend the road.", Act.PROMISE),
        ("Lind said it would be hard to mend the road.", Act.ASSERT),
        ("Lind said Berg would mend the road.", Act.ASSERT),
        ("The Norwegian minister said Norway would mend the road.", Act.PROMISE),
        ("“They will mend the road,” Lind said.", Act.PREDICT),
        ("Lind said there was no sign of an attack.", Act.ASSERT),
        ("Lind described the plan as a sham.", Act.CRITICISE),
        ("Lind asked that the gate be locked.", Act.REQUEST),
        ("Lind asked whether the gate was locked.", Act.QUESTION),
        ("Lind asked about the price.", Act.QUESTION),
        ("Lind admitted that the plan was a mistake.", Act.ADMIT),
        ("“I never took the money,” Lind said.", Act.DENY),
        ("“We did not know,” Lind said.", Act.ASSERT),
        ("“Please lock the gate,” Lind said.", Act.REQUEST),
        ("“Stop the mill,” Lind said.", Act.DEMAND),
        ("Lind insisted that the gate be locked.", Act.DEMAND),
        ("Lind insisted that the gate was locked.", Act.ASSERT),
        ("“If the rent goes up, we will leave,” Lind warned.", Act.THREATEN),
        ("“We will win,” Lind predicted.", Act.PREDICT),
        ("“I fully endorse the plan,” Lind said.", Act.SUPPORT),
        ("“No comment,” Lind said.", Act.DECLINE),
        ("Lind accepted the offer.", Act.AGREE),
        ("Lind pleaded with the council to lock the gate.", Act.REQUEST),
        ("Lind repudiated the letter.", Act.DENY),
        ("Lind announced that the ferry will be renamed.", Act.DECLARE),
        ("The owner's concession that the rent was high surprised Berg.", Act.CONCEDE),
    ],
)
def test_the_act_comes_from_cue_frame_and_wording(find: Find, body: str, act: Act) -> None:
    assert find(body)[0].act is act


def test_every_pattern_of_an_act_matches_its_own_example() -> None:
    acts = load_acts()
    table = yaml.safe_load((files("claims.extract") / "acts.yaml").read_text(encoding="utf-8"))
    for entry in table["patterns"]:
        direct = bool(entry.get("direct"))
        assert acts.act(None, entry["example"], entry.get("speaker"), direct=direct) is Act(entry["act"]), entry


def test_every_cue_stands_in_its_own_example() -> None:
    table = yaml.safe_load((files("claims.extract") / "cues.yaml").read_text(encoding="utf-8"))
    for kind in ("verb", "noun"):
        for entry in table[f"{kind}s"]:
            assert entry[kind][:2] in entry["example"].lower(), entry
    assert len(load_cues().verbs) > 150


def test_a_negated_content_or_cue_is_negated_and_a_denial_is_not(find: Find) -> None:
    assert find("Lind said the road is not open.")[0].negated
    assert find("Lind did not say that the road is open.")[0].negated
    assert not find("Lind denied that the road is open.")[0].negated


@pytest.mark.parametrize("word", ["if", "unless", "provided that", "only if"])
def test_a_condition_is_given_with_its_clause(find: Find, word: str) -> None:
    claim = find(f"Lind said the road would open {word} the snow melts.")[0]
    assert claim.conditional
    assert claim.condition is not None
    assert claim.condition.text == f"{word} the snow melts"


def test_an_inverted_condition_is_one_and_a_question_is_not(find: Find) -> None:
    claim = find("“Should the snow melt, the road will open,” Lind said.")[0]
    assert claim.condition is not None
    assert claim.condition.text == "Should the snow melt"
    assert not find("“Should the road open?” Lind asked.")[0].conditional


def test_an_indirect_question_is_no_condition(find: Find) -> None:
    assert not find("Lind said he did not know if the road was open.")[0].conditional


def test_what_only_may_be_is_hypothetical(find: Find) -> None:
    assert find("Lind said the road might open.")[0].hypothetical
    assert not find("Lind said the road was open.")[0].hypothetical
