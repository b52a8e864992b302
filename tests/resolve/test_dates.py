from __future__ import annotations

from datetime import date

import pytest

from claims.resolve.claim import SaidOn
from claims.resolve.directory import Directory
from claims.words import CueTense, Precision, Quote, SaidOnBasis
from tests.resolve.told import Said, tell

PUBLISHED = date(2022, 3, 10)  # a Thursday
UNKNOWN = SaidOn(None, Precision.UNKNOWN, SaidOnBasis.ASSUMED)


def dates(directory: Directory, body: str, *said: Said, published: str | None = "2022-03-10") -> list[date | None]:
    return [claim.said_on.on for claim in tell(directory, body, *said, published=published)]


def test_a_weekday_beside_the_cue_dates_the_utterance(directory: Directory) -> None:
    body = "Marta Holm said on Monday that the pier was safe."
    (claim,) = tell(directory, body, Said("Marta Holm", "said", "that the pier was safe"))
    assert claim.said_on == SaidOn(date(2022, 3, 7), Precision.DAY, SaidOnBasis.RELATIVE)


def test_a_date_inside_what_is_said_does_not(directory: Directory) -> None:
    body = "Marta Holm said the pier had burnt on February 2."
    said = Said("Marta Holm", "said", "the pier had burnt on February 2")
    (claim,) = tell(directory, body, said)
    assert claim.said_on == SaidOn(PUBLISHED, Precision.DAY, SaidOnBasis.ASSUMED)


def test_a_date_inside_the_quotation_before_does_not(directory: Directory) -> None:
    body = "“The pier burnt. We signed the contract on 3 May 2019,” Marta Holm said."
    assert dates(
        directory,
        body,
        Said("Marta Holm", "said", "The pier burnt.", quote=Quote.DIRECT),
        Said("Marta Holm", "said", "We signed the contract on 3 May 2019", quote=Quote.DIRECT),
    ) == [PUBLISHED, PUBLISHED]


def test_the_nearest_of_two_dates_is_meant(directory: Directory) -> None:
    body = "The ferry stopped on Sunday, but sailed again on Tuesday when Marta Holm ordered a pilot."
    assert dates(directory, body, Said("Marta Holm", "ordered", "a pilot")) == [date(2022, 3, 8)]


def test_a_speech_keeps_its_day(directory: Directory) -> None:
    body = (
        "In a speech on Monday Marta Holm said the pier was safe. Otto Brandt doubted it on Tuesday. "
        "“Come and see,” Holm said."
    )
    assert dates(
        directory,
        body,
        Said("Marta Holm", "said", "the pier was safe"),
        Said("Otto Brandt", "doubted", "it"),
        Said("Holm", "said", "Come and see", quote=Quote.DIRECT),
    ) == [date(2022, 3, 7), date(2022, 3, 8), date(2022, 3, 7)]


def test_another_occasion_is_not_that_speech(directory: Directory) -> None:
    body = "Marta Holm said on Monday the pier was safe. Shortly after the storm, Holm told sailors to stay."
    found = dates(
        directory, body, Said("Marta Holm", "said", "the pier was safe"), Said("Holm", "told", "sailors to stay")
    )
    assert found == [date(2022, 3, 7), PUBLISHED]


def test_a_lead_has_the_day_that_the_story_gives(directory: Directory) -> None:
    body = "Marta Holm says the pier is safe. The engineer, Marta Holm, said on Tuesday that the piles would hold."
    assert (
        dates(
            directory,
            body,
            Said("Marta Holm", "says", "the pier is safe", tense=CueTense.PRESENT),
            Said("The engineer, Marta Holm,", "said", "that the piles would hold"),
        )
        == [date(2022, 3, 8)] * 2
    )


@pytest.mark.parametrize(
    ("body", "cue", "tense"),
    [
        ("Marta Holm has said the pier was safe.", "has said", CueTense.PERFECT),
        ("Marta Holm previously said the pier was safe.", "said", CueTense.PAST),
        ("Earlier, Marta Holm said the pier was safe.", "said", CueTense.PAST),
        ("They left after Marta Holm repeatedly said the pier was safe.", "said", CueTense.PAST),
        ("Nobody heard Marta Holm and her claim the pier was safe.", "claim", CueTense.NOUN),
    ],
)
def test_what_was_said_some_day_before_has_no_date(directory: Directory, body: str, cue: str, tense: CueTense) -> None:
    (claim,) = tell(directory, body, Said("Marta Holm", cue, "the pier was safe", tense=tense))
    assert claim.said_on == UNKNOWN


def test_without_a_day_of_publication_only_a_full_date_is_known(directory: Directory) -> None:
    body = "Marta Holm said on Monday that it rained. On 3 May 2019 Otto Brandt said it was dry."
    said = (Said("Marta Holm", "said", "that it rained"), Said("Otto Brandt", "said", "it was dry"))
    assert dates(directory, body, *said, published=None) == [None, date(2019, 5, 3)]


def test_a_month_stays_a_month(directory: Directory) -> None:
    body = "In January Marta Holm said the pier was safe."
    (claim,) = tell(directory, body, Said("Marta Holm", "said", "the pier was safe"))
    assert claim.said_on == SaidOn(date(2022, 1, 1), Precision.MONTH, SaidOnBasis.EXPLICIT)


def test_a_pronoun_goes_on_with_the_day_of_the_speech(directory: Directory) -> None:
    body = "Mayor Ada Lind said on Tuesday that the bridge would stand.\n\n“We will not wait another year,” she said."
    assert (
        dates(
            directory,
            body,
            Said("Mayor Ada Lind", "said", "the bridge would stand"),
            Said("she", "said", "We will not wait another year", quote=Quote.DIRECT),
        )
        == [date(2022, 3, 8)] * 2
    )


def test_an_attitude_has_no_day(directory: Directory) -> None:
    body = "Kenya won the cup. Peru opposes the dam. Peru says the dam leaks."
    assert dates(
        directory,
        body,
        Said("Peru", "opposes", "the dam", tense=CueTense.PRESENT),
        Said("Peru", "says", "the dam leaks", tense=CueTense.PRESENT),
    ) == [None, PUBLISHED]


def test_an_attitude_in_a_headline_is_news(directory: Directory) -> None:
    body = "Peru opposes the dam\n\nThe dam was built in a year."
    assert dates(directory, body, Said("Peru", "opposes", "the dam", tense=CueTense.PRESENT)) == [PUBLISHED]


def test_an_attitude_told_by_its_negotiator_has_the_day_of_the_telling(directory: Directory) -> None:
    body = "David Arakhamia said on Monday that the table was round. Ukraine wants a chair."
    assert (
        dates(
            directory,
            body,
            Said("David Arakhamia", "said", "the table was round"),
            Said("Ukraine", "wants", "a chair", tense=CueTense.PRESENT),
        )
        == [date(2022, 3, 7)] * 2
    )


def test_a_voiced_noun_is_an_utterance_of_the_day(directory: Directory) -> None:
    body = "Marta Holm expressed hope that the ice would melt. Her demand for a pier is old."
    assert dates(
        directory,
        body,
        Said("Marta Holm", "hope", "the ice would melt", tense=CueTense.NOUN),
        Said("Her", "demand for", "a pier", tense=CueTense.NOUN),
    ) == [PUBLISHED, None]


def test_the_day_of_what_is_to_come_is_not_that_of_the_utterance(directory: Directory) -> None:
    body = "The ministers will meet on Monday, but Marta Holm said the ice was thin."
    assert dates(directory, body, Said("Marta Holm", "said", "the ice was thin")) == [PUBLISHED]


def test_a_lead_has_the_newest_day_that_follows(directory: Directory) -> None:
    body = (
        "Russia says the wheat is sold. Vladimir Putin said on Monday that it was dry. "
        "Dmitry Peskov said on Wednesday that a buyer was found."
    )
    found = dates(
        directory,
        body,
        Said("Russia", "says", "the wheat is sold", tense=CueTense.PRESENT),
        Said("Vladimir Putin", "said", "it was dry"),
        Said("Dmitry Peskov", "said", "a buyer was found"),
    )
    assert found[0] == date(2022, 3, 9)


@pytest.mark.parametrize(
    ("body", "said_on"),
    [
        ("Late Monday Marta Holm said the pier was safe.", "2022-03-07"),
        ("Marta Holm said overnight the pier was safe.", "2022-03-10"),
        ("On 24.02.2022 Marta Holm said the pier was safe.", "2022-02-24"),
        ("On the sidelines of the 8 March talks, Marta Holm said the pier was safe.", "2022-03-08"),
        ("On the eve of the March 8 talks, Marta Holm said the pier was safe.", "2022-03-07"),
        ("The storm broke on Feb. 24. The following day Marta Holm said the pier was safe.", "2022-02-25"),
        ("The storm broke on Feb. 24. A day earlier Marta Holm said the pier was safe.", "2022-02-23"),
        ("Marta Holm, who took part in the storm of 1990, said the pier was safe.", "2022-03-10"),
        ("Marta Holm, who recently moved to Oslo, said the pier was safe.", "2022-03-10"),
    ],
)
def test_a_day_is_found_however_it_is_told(directory: Directory, body: str, said_on: str) -> None:
    (claim,) = tell(directory, body, Said("Marta Holm", "said", "the pier was safe"))
    assert claim.said_on.precision is Precision.DAY
    assert str(claim.said_on.on) == said_on


@pytest.mark.parametrize(
    ("body", "said_on", "precision"),
    [
        ("Earlier this week Marta Holm said the pier was safe.", "2022-03-01", Precision.MONTH),
        ("Over the weekend Marta Holm said the pier was safe.", "2022-03-01", Precision.MONTH),
        ("Between 3 and 5 March, Marta Holm said the pier was safe.", "2022-03-01", Precision.MONTH),
        ("In June last year Marta Holm said the pier was safe.", "2021-06-01", Precision.MONTH),
        ("In 2008 Marta Holm said the pier was safe.", "2008-01-01", Precision.YEAR),
        ("Last spring Marta Holm said the pier was safe.", "None", Precision.UNKNOWN),
        ("Marta Holm recently said the pier was safe.", "None", Precision.UNKNOWN),
        ("Marta Holm said earlier the pier was safe.", "None", Precision.UNKNOWN),
        ("The following day Marta Holm said the pier was safe.", "None", Precision.UNKNOWN),
    ],
)
def test_what_names_no_day_is_known_no_better(
    directory: Directory, body: str, said_on: str, precision: Precision
) -> None:
    (claim,) = tell(directory, body, Said("Marta Holm", "said", "the pier was safe"))
    assert (str(claim.said_on.on), claim.said_on.precision) == (said_on, precision)


def test_the_day_an_utterance_is_told_on_is_not_that_of_one_in_its_past(directory: Directory) -> None:
    body = "Marta Holm said on Monday that Otto Brandt had promised a ferry."
    assert dates(
        directory,
        body,
        Said("Marta Holm", "said", "Otto Brandt had promised a ferry"),
        Said("Otto Brandt", "had promised", "a ferry", tense=CueTense.PERFECT, parent=0),
    ) == [date(2022, 3, 7), None]


def test_an_utterance_within_another_has_its_own_day(directory: Directory) -> None:
    body = "Marta Holm said on Wednesday that Otto Brandt had promised on Sunday to send a ferry."
    assert dates(
        directory,
        body,
        Said("Marta Holm", "said", "Otto Brandt had promised on Sunday to send a ferry"),
        Said("Otto Brandt", "had promised", "to send a ferry", tense=CueTense.PERFECT, parent=0),
    ) == [date(2022, 3, 9), date(2022, 3, 6)]


def test_what_a_speaker_says_another_wants_is_told_that_day(directory: Directory) -> None:
    body = "Marta Holm said on Monday that Otto Brandt demands a ferry."
    assert (
        dates(
            directory,
            body,
            Said("Marta Holm", "said", "Otto Brandt demands a ferry"),
            Said("Otto Brandt", "demands", "a ferry", tense=CueTense.PRESENT, parent=0),
        )
        == [date(2022, 3, 7)] * 2
    )


def test_what_has_been_said_is_not_of_the_day_of_what_is_said_beside_it(directory: Directory) -> None:
    body = "Marta Holm said the pier was safe and has called for a ferry."
    assert dates(
        directory,
        body,
        Said("Marta Holm", "said", "the pier was safe"),
        Said("Marta Holm", "has called for", "a ferry", tense=CueTense.PERFECT),
    ) == [PUBLISHED, None]


def test_a_weekday_is_the_last_one_up_to_publication(directory: Directory) -> None:
    body = "Marta Holm said on Thursday that the pier was safe."
    said = Said("Marta Holm", "said", "the pier was safe")
    assert dates(directory, body, said, published="2022-03-10") == [date(2022, 3, 10)]
    assert dates(directory, body, said, published="2022-03-11") == [date(2022, 3, 10)]
    assert dates(directory, body, said, published="2022-03-09") == [date(2022, 3, 3)]


def test_the_day_since_which_something_lasts_is_not_that_of_the_utterance(directory: Directory) -> None:
    body = "Since the storm broke in February 2019 Marta Holm said the pier was safe."
    assert dates(directory, body, Said("Marta Holm", "said", "the pier was safe")) == [PUBLISHED]
