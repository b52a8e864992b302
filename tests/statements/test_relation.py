from __future__ import annotations

from claims.statements.relation import by_pronoun, exact_links
from tests.statements.utterances import told

WORDS = "the first two turbines would start in June"
KNOWN = told(0, WORDS, speaker=7, name="mila torben", written="mila torben")
SHE = told(1, WORDS, speaker=None, written="she")


def test_someone_for_whom_a_pronoun_stands_is_the_actor_whom_the_document_names() -> None:
    assert by_pronoun([KNOWN, SHE]) == {SHE.version}
    assert exact_links([KNOWN, SHE], {SHE.version: "Mila Torben met the press. Asked when, she gave a date."})
    assert not exact_links([KNOWN, SHE], {SHE.version: "Anna Holm met the press. Asked when, she gave a date."})


def test_few_words_of_someone_unknown_are_nobodys() -> None:
    claims = [told(0, "it is late", speaker=7, name="mila torben"), told(1, "it is late", speaker=None, written="she")]
    assert not exact_links(claims, {1: "Mila Torben met the press."})


def test_someone_unknown_whose_words_have_a_last_name_is_the_actor_of_that_name() -> None:
    assert exact_links([KNOWN, told(1, WORDS, speaker=None, written="ms torben")], {})
    assert not exact_links([KNOWN, told(1, WORDS, speaker=None, written="ms holm")], {})
