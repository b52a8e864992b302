"""ClaimReview as publishers write it, and what becomes of what cannot be read."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from claims.errors import InputError
from claims.exchange.claimreview import BadReview, ClaimReview, read_reviews

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checkers.example/1",
    "author": {"@type": "Organization", "name": "Checkers"},
    "datePublished": "2024-05-09T08:00:00+02:00",
    "claimReviewed": "Nine ships were lost.",
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ada Holm"}},
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "Mostly false",
        "ratingValue": "2",
        "worstRating": "1",
        "bestRating": 5,
    },
}


def read(value: Any) -> list[ClaimReview | BadReview]:
    return list(read_reviews(json.dumps(value).encode()))


def one(**changed: Any) -> ClaimReview:
    (review,) = read({**REVIEW, **changed})
    assert isinstance(review, ClaimReview), review
    return review


def test_a_review_gives_its_rating_its_words_and_its_speaker() -> None:
    review = one()
    rating = review.rating
    assert (rating.publisher, rating.url, rating.words) == ("Checkers", "https://checkers.example/1", "Mostly false")
    assert (rating.value, rating.worst, rating.best, rating.reviewed_on) == (2, 1, 5, date(2024, 5, 9))
    assert (review.claimed, review.speaker, review.claim) == ("Nine ships were lost.", "Ada Holm", None)


@pytest.mark.parametrize(
    "value",
    [
        [REVIEW, REVIEW],
        {"@context": "https://schema.org", "@graph": [REVIEW, {"@type": "WebPage"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"item": [REVIEW]}, {"item": [REVIEW]}]},
        {
            "@type": "NewsArticle",
            "review": REVIEW,
            "other": {"@type": ["Review", "http://schema.org/ClaimReview"]} | REVIEW,
        },
    ],
    ids=["array", "graph", "feed", "within an article"],
)
def test_reviews_are_found_wherever_they_stand(value: Any) -> None:
    assert [each.where for each in read(value)] == ["review 1", "review 2"]


def test_lines_are_read_one_by_one_and_a_bad_one_is_named() -> None:
    line = json.dumps(REVIEW)
    first, bad, last = read_reviews(f"{line}\n\n{{oops\n{line}\n".encode())
    assert isinstance(first, ClaimReview)
    assert isinstance(bad, BadReview)
    assert bad.where == "line 3"
    assert isinstance(last, ClaimReview)


def test_names_with_a_prefix_and_texts_with_a_language_are_read() -> None:
    (review,) = read(
        {
            "@type": "schema:ClaimReview",
            "schema:url": "https://checkers.example/1",
            "schema:author": "Checkers",
            "https://schema.org/claimReviewed": {"@value": "Nine ships were lost.", "@language": "en"},
            "schema:reviewRating": [{"schema:alternateName": {"@value": "Falsch", "@language": "de"}}],
        }
    )
    assert isinstance(review, ClaimReview)
    assert (review.rating.publisher, review.rating.words, review.rating.value) == ("Checkers", "Falsch", None)
    assert (review.claimed, review.speaker) == ("Nine ships were lost.", None)


@pytest.mark.parametrize(
    ("rating", "read_as"),
    [
        ({"ratingValue": "Pants on fire", "worstRating": 1, "bestRating": 5}, ("Pants on fire", None, None, None)),
        ({"ratingValue": 3}, ("3", 3, None, None)),
        ({"ratingValue": 3, "bestRating": 4, "alternateName": "Half true"}, ("Half true", 3, 1, 4)),
        ({"ratingValue": 3, "worstRating": 2, "alternateName": "Half true"}, ("Half true", 3, 2, 5)),
        ({"alternateName": "Half true", "worstRating": 1, "bestRating": 5}, ("Half true", None, None, None)),
    ],
)
def test_a_rating_is_words_and_where_it_has_one_a_number(rating: dict[str, Any], read_as: tuple[Any, ...]) -> None:
    found = one(reviewRating=rating).rating
    assert (found.words, found.value, found.worst, found.best) == read_as


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"author": None}, "publisher's name is empty"),
        ({"url": "checkers"}, "no address on the web"),
        ({"reviewRating": {}}, "rating is empty"),
        ({"reviewRating": {"ratingValue": 9, "worstRating": 1, "bestRating": 5}}, "not on a scale"),
        ({"datePublished": "some day"}, "some day"),
        ({"reviewRating": {"alternateName": "True", "ratingValue": "4,5"}}, "ratingValue '4,5' is no number: write"),
        ({"reviewRating": {"ratingValue": 4, "bestRating": "5 stars"}}, "bestRating '5 stars' is no number"),
        ({"claims:claim": 1.5}, "claims:claim is 1.5: it has to be the id of a claim"),
        ({"claims:claim": True}, "claims:claim is true"),
        ({"claims:claim": {"@id": "urn:x"}}, 'claims:claim is {"@id": "urn:x"}'),
        ({"claims:claim": " "}, 'claims:claim is " "'),
    ],
)
def test_what_cannot_be_stored_says_why(changed: dict[str, Any], reason: str) -> None:
    (bad,) = read({**REVIEW, **changed})
    assert isinstance(bad, BadReview)
    assert reason in bad.reason


def test_words_in_the_place_of_a_number_are_left_out_and_told() -> None:
    found = one(reviewRating={"alternateName": "Mostly false", "ratingValue": "Falsch", "bestRating": 5})
    assert (found.rating.words, found.rating.value, found.rating.best) == ("Mostly false", None, None)
    assert found.remarks == ("ratingValue 'Falsch' is no number, and is left out.",)
    assert one(reviewRating={"ratingValue": "Falsch"}).remarks == ()


def test_a_claim_is_named_by_number_or_uid() -> None:
    assert one(**{"claims:claim": 12}).claim == one(**{"claims:claim": 12.0}).claim == "12"
    assert one(**{"claims:claim": "sha256:3f9c2a41", "claims:wholeStatement": False}).whole_statement is False


@pytest.mark.parametrize("raw", [b"", b"ClaimReview", b"{\n{\n"])
def test_what_is_no_json_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError, match="no JSON"):
        list(read_reviews(raw))


def test_json_without_a_review_has_none() -> None:
    assert read({"@type": "WebPage"}) == read(3) == []
