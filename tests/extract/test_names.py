"""Where names begin and end, and what stands beside them."""

from __future__ import annotations

import pytest

from claims.extract.name_bounds import whole_names
from claims.extract.quotes import find_quotations
from claims.extract.tokens import Parse, Tokens, make_tokens


def parsed(body: str, *entities: tuple[int, int, str]) -> Tokens:
    """Give a text of words divided by single spaces, all of whose capitals are proper nouns that hang on the next."""
    starts, ends, place = [], [], 0
    for word in body.replace("-", " - ").split():
        place = body.index(word, place)
        starts.append(place)
        place += len(word)
        ends.append(place)
    written = [body[start:end] for start, end in zip(starts, ends, strict=True)]
    count = len(written)
    tags = ["HYPH" if word == "-" else "NNP" if word[0].isupper() else "NN" for word in written]
    return make_tokens(
        body,
        Parse(
            starts=starts,
            ends=ends,
            words=[word.lower() for word in written],
            lemmas=[word.lower() for word in written],
            tags=tags,
            parts=["PROPN" if tag == "NNP" else "NOUN" for tag in tags],
            deps=["compound"] * (count - 1) + ["ROOT"],
            heads=[min(i + 1, count - 1) for i in range(count)],
            openings=[0],
            entities=list(entities),
        ),
        find_quotations(body, [0]),
        [0],
    )


def names(tokens: Tokens) -> list[tuple[str, str]]:
    return [(tokens.text((start, end)), label) for start, end, label in whole_names(tokens)]


@pytest.mark.parametrize(
    ("body", "entities", "found"),
    [
        ("then Nam Ki-hoon", [(1, 3, "PERSON")], [("Nam Ki-hoon", "PERSON")]),
        ("for Comfort Barimah", [(1, 2, "ORG"), (2, 3, "PERSON")], [("Comfort Barimah", "PERSON")]),
        ("the Kunsthaus Rorbach", [(1, 2, "ORG"), (2, 3, "PERSON")], [("Kunsthaus Rorbach", "ORG")]),
        ("then Karim al Naqash", [(1, 2, "PERSON"), (3, 4, "PERSON")], [("Karim al Naqash", "PERSON")]),
        ("then Crumb & Daughters", [(1, 2, "ORG")], [("Crumb & Daughters", "ORG")]),
        ("the Ministry of Water", [(3, 4, "ORG")], [("Ministry of Water", "ORG")]),
        ("president Mahamat Idriss Sougui", [(2, 4, "PERSON")], [("Mahamat Idriss Sougui", "PERSON")]),
        ("said Kremlin President Lind", [(1, 2, "ORG"), (3, 4, "PERSON")], [("Kremlin", "ORG"), ("Lind", "PERSON")]),
    ],
)
def test_pieces_of_one_name_are_joined(
    body: str, entities: list[tuple[int, int, str]], found: list[tuple[str, str]]
) -> None:
    assert names(parsed(body, *entities)) == found
