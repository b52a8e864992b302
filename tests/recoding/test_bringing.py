"""A codebook is brought in: what is missing is added; to replace, what the given issues lack there is withdrawn."""

from __future__ import annotations

from dataclasses import replace

from claims.coding.codebook import CueRecord, IssueRecord
from claims.coding.phrases import ActorClass
from claims.reference import issue_ids, load_classes, load_issues
from claims.words import CuePolarity
from tests.recoding.articles import BRIDGE, BUILT, FERRY
from tests.recoding.desk import Desk

HARBOUR = IssueRecord("harbour", "The harbour", "the harbour is given up")
TOWNS = ActorClass(("Alder", "Ada Holm"))


def test_bringing_in_adds_what_is_missing_and_brings_nothing_back(desk: Desk) -> None:
    with desk.editing() as edit:
        edit.add_issue(BRIDGE)
        edit.put_class("alder", TOWNS)
    with desk.editing() as edit:
        edit.withdraw_cue("bridge", BUILT.pattern)
        edit.add_cue("bridge", CueRecord("own bridge", CuePolarity.FOR))
    given = replace(BRIDGE, parent="harbour", cues=(BUILT, CueRecord("toll", CuePolarity.TOUCHES)))
    with desk.editing() as edit:
        edit.bring_in((given, FERRY, HARBOUR), {"alder": ActorClass(("Other",)), "board": ActorClass(("Board",))})
    assert (edit.counts.issues, edit.counts.cues_added, edit.counts.cues_withdrawn, edit.counts.classes) == (2, 2, 0, 1)
    with desk.database.reading() as session:
        assert set(issue_ids(session)) == {"bridge", "ferry-closes", "harbour"}
        bridge = next(issue for issue in load_issues(session) if issue.key == "bridge")
        assert {cue.pattern for cue in bridge.cues} == {"own bridge", "toll"}
        assert load_classes(session) == {"alder": TOWNS, "board": ActorClass(("Board",))}


def test_bringing_in_to_replace_leaves_the_given_issues_with_the_given_cues_alone(desk: Desk) -> None:
    with desk.editing() as edit:
        edit.bring_in((BRIDGE, FERRY), {"alder": TOWNS})
        edit.add_cue("bridge", CueRecord("own bridge", CuePolarity.FOR))
    before, turned = desk.now, replace(BUILT, polarity=CuePolarity.AGAINST)
    with desk.editing() as edit:
        edit.bring_in((replace(BRIDGE, cues=(turned,)),), {"alder": ActorClass(("Other",))}, replace=True)
    assert (edit.counts.cues_added, edit.counts.cues_withdrawn, edit.counts.classes) == (1, 2, 1)
    with desk.database.reading() as session:
        assert {issue.key: issue.cues for issue in load_issues(session)} == {
            "bridge": (turned,),
            "ferry-closes": FERRY.cues,
        }
        assert load_classes(session) == {"alder": ActorClass(("Other",))}
        earlier = {issue.key: issue.cues for issue in load_issues(session, before)}
    assert {cue.pattern for cue in earlier["bridge"]} == {BUILT.pattern, "own bridge"}
