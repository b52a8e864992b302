from __future__ import annotations

from claims.extract import DEFAULT_PIPELINE
from claims.extract.encoder.relation import ROLES
from claims.training.corpus import Annotation, Article
from claims.training.examples import Example, make_examples, read_all
from claims.training.silver import inventory_of
from tests.extract.encoder.wordpieces import letters

TEXT = "“We don’t sink,” Eva Berg said, “yet.”"


def example(article: Article, *, annotated: bool = True) -> Example:
    readings = list(read_all([article], letters(), DEFAULT_PIPELINE))
    inventory = inventory_of(reading for many in readings for reading in many)
    (made,) = make_examples([article], readings, inventory, letters(), annotated=annotated)
    return made


def article(text: str, cue: str, source: str | None, *content: str) -> Article:
    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    return Article("quay", text, (Annotation(span(cue), span(source) if source else None, tuple(map(span, content))),))


def roles(made: Example) -> list[str]:
    """Give the first letters of the roles of the only item: O, s and S, c and C, capitals where one begins."""
    assert made.gold is not None
    (item,) = [item for many in made.gold for item in many]
    assert item.roles is not None
    letters_of = {"O": "O", "B-source": "S", "I-source": "s", "B-content": "C", "I-content": "c"}
    return [letters_of[ROLES[role]] for role in item.roles.tolist()]


def test_source_and_content_become_roles_of_words() -> None:
    made = example(article(TEXT, "said", "Eva Berg", "We don’t sink", "yet"))
    assert " ".join(roles(made)) == "O C c c c O O S s O O O C O O"
    assert made.gold is not None
    assert [item.cue for many in made.gold for item in many] == [(9,)]


def test_parts_of_content_that_touch_begin_each_for_itself() -> None:
    made = example(article(TEXT, "said", None, "We do", "n’t sink"))
    assert " ".join(roles(made)[:6]) == "O C c C c O"


def test_content_behind_a_source_within_it_begins_anew() -> None:
    made = example(article("The quay, Berg said, will sink", "said", "Berg", "The quay, Berg said, will sink"))
    assert " ".join(roles(made)) == "C c c S C c c c"


def test_straight_quotation_marks_are_another_way_to_write_the_same_words() -> None:
    made = example(article(TEXT, "said", None, "yet"))
    assert made.straight is not made.pieces
    (curly,), (straight,) = made.pieces, made.straight
    assert straight.paragraph == curly.paragraph
    assert straight.quoted.tolist() == curly.quoted.tolist()
    assert straight.ids.tolist() != curly.ids.tolist()
    assert len(straight.ids) == len(curly.ids)


def test_a_text_that_straight_marks_would_cut_otherwise_has_one_way_only() -> None:
    made = example(article("The sailors’’ pay was late, Berg said.", "said", "Berg", "pay"))
    assert made.straight is made.pieces


def test_silver_is_there_for_every_paragraph_and_word() -> None:
    made = example(article(f"{TEXT}\n\nRain fell.", "said", None, "yet"))
    assert [silver.layers.shape[1] for silver in made.silver] == [len(pieces.paragraph) for pieces in made.pieces]
    assert made.gold is not None
    assert [len(items) for items in made.gold] == [1, 0]


def test_a_text_nobody_annotated_has_silver_alone() -> None:
    made = example(Article("quay", TEXT, ()), annotated=False)
    assert made.gold is None
    assert made.soft is None
    assert len(made.silver) == 1
    assert example(Article("quay", TEXT, ())).gold == [[]]


def test_a_text_without_words_is_an_example_of_nothing() -> None:
    made = example(Article("empty", " \n\n ", ()))
    assert (made.pieces, made.straight, made.silver, made.gold) == ([], [], [], [])
