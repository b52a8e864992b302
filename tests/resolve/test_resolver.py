from __future__ import annotations

import pytest

from claims.resolve.directory import Directory
from claims.words import ActorKind, CueTense, Quote
from tests.resolve.told import Said, tell


def speakers(directory: Directory, body: str, *said: Said) -> list[str | None]:
    return [claim.speaker.key if claim.speaker else None for claim in tell(directory, body, *said)]


def test_a_surname_and_a_pronoun_go_back_to_the_full_name(directory: Directory) -> None:
    body = (
        "Harbour minister Tobias Ferrant said the port would reopen. "
        "Ferrant added that the cranes were safe. He promised new tugs."
    )
    assert (
        speakers(
            directory,
            body,
            Said("Harbour minister Tobias Ferrant", "said", "the port would reopen"),
            Said("Ferrant", "added", "that the cranes were safe"),
            Said("He", "promised", "new tugs"),
        )
        == ["tobias-ferrant"] * 3
    )


def test_somebody_new_is_an_unknown_person_with_the_full_name(directory: Directory) -> None:
    body = "Ferrant said the port would reopen. The minister, Tobias Ferrant, was elected in May."
    (claim,) = tell(directory, body, Said("Ferrant", "said", "the port would reopen"))
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.speaker.kind) == ("Tobias Ferrant", ActorKind.PERSON)
    assert not claim.speaker.known


def test_another_spelling_of_somebody_known_is_the_same(directory: Directory) -> None:
    body = "President Volodymyr Zelenskyy said the harvest was in. Zelenskiy praised the farmers."
    assert (
        speakers(
            directory,
            body,
            Said("President Volodymyr Zelenskyy", "said", "the harvest was in"),
            Said("Zelenskiy", "praised", "the farmers"),
        )
        == ["volodymyr-zelensky"] * 2
    )


def test_a_namesake_in_the_text_is_not_taken_for_the_famous_one(directory: Directory) -> None:
    body = "Harriet Johnson, a beekeeper, said the hives were full. Johnson said the winter was mild."
    assert (
        speakers(
            directory,
            body,
            Said("Harriet Johnson, a beekeeper,", "said", "the hives were full"),
            Said("Johnson", "said", "the winter was mild"),
        )
        == ["harriet-johnson"] * 2
    )


def test_she_and_he_are_told_apart(directory: Directory) -> None:
    body = (
        "Foreign minister Clara Winter met ambassador Edgar Stone on the pier. "
        "She said the treaty was ready. He replied that two lines were missing."
    )
    assert speakers(
        directory,
        body,
        Said("She", "said", "the treaty was ready"),
        Said("He", "replied", "that two lines were missing"),
    ) == ["clara-winter", "edgar-stone"]


def test_a_role_noun_repeats_a_title_of_the_text(directory: Directory) -> None:
    body = (
        "Otto Brandt, a spokesman for the ferry company, met governor Emil Frost. "
        "The governor said the ferries would sail. The spokesman said tickets were sold out."
    )
    assert speakers(
        directory,
        body,
        Said("The governor", "said", "the ferries would sail"),
        Said("The spokesman", "said", "tickets were sold out"),
    ) == ["emil-frost", "otto-brandt"]


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("The Russian leader", "vladimir-putin"),
        ("Kyiv", "ukraine"),
        ("The Kremlin", "kremlin"),
        ("The Belarusian foreign ministry", "belarus-foreign-ministry"),
        ("The Russians", "russia"),
        ("Russians", None),
        ("A senior US official", None),
        ("Officials", None),
        ("Analysts", None),
        ("Russian fishermen", None),
    ],
)
def test_states_and_offices_are_actors_and_the_anonymous_are_not(
    directory: Directory, source: str, key: str | None
) -> None:
    body = f"{source} said the bridge would be repaired before the winter."
    content = "the bridge would be repaired before the winter"
    assert speakers(directory, body, Said(source, "said", content)) == [key]


def test_the_office_of_somebody_is_not_somebody(directory: Directory) -> None:
    body = "The office of Ukrainian President Volodymyr Zelensky said the visit was off."
    said = Said("The office of Ukrainian President Volodymyr Zelensky", "said", "the visit was off")
    assert speakers(directory, body, said) == ["ukraine-presidential-office"]


def test_a_quotation_without_a_source_goes_on_with_its_speaker(directory: Directory) -> None:
    body = "“The ice is thin,” said skipper Marta Holm. “We turn back tonight.”"
    assert (
        speakers(
            directory,
            body,
            Said("skipper Marta Holm", "said", "The ice is thin", quote=Quote.DIRECT),
            Said(None, None, "We turn back tonight", quote=Quote.DIRECT),
        )
        == ["marta-holm"] * 2
    )


def test_after_an_anonymous_speaker_nobody_goes_on(directory: Directory) -> None:
    body = "Marta Holm sails on. “The ice is thin,” a sailor said. “We turn back tonight.”"
    assert speakers(
        directory,
        body,
        Said("a sailor", "said", "The ice is thin", quote=Quote.DIRECT),
        Said(None, None, "We turn back tonight", quote=Quote.DIRECT),
    ) == [None, None]


def test_i_in_a_quotation_is_who_is_quoted(directory: Directory) -> None:
    body = "Marta Holm told the mayor: “I promise that the boat will float.”"
    assert (
        speakers(
            directory,
            body,
            Said("Marta Holm", "told", "I promise that the boat will float", quote=Quote.DIRECT),
            Said("I", "promise", "that the boat will float", parent=0),
        )
        == ["marta-holm"] * 2
    )


def test_relayers_are_resolved(directory: Directory) -> None:
    body = "Reuters reported that Ferrant said the port would reopen."
    (claim,) = tell(directory, body, Said("Ferrant", "said", "the port would reopen", relayed_by="Reuters"))
    assert [hop.actor.key for hop in claim.hops if hop.actor] == ["reuters"]


def test_places_and_common_nouns_become_no_actors(directory: Directory) -> None:
    body = "Question: why now? Gullhaven said nothing. The question said it all."
    found = speakers(
        directory,
        body,
        Said("Gullhaven", "said", "nothing"),
        Said("The question", "said", "it all"),
    )
    assert found[1] is None


def test_claims_come_in_the_order_of_the_attributions(directory: Directory) -> None:
    body = "Putin said the wheat was sold. Biden said the corn was not."
    said = (Said("Putin", "said", "the wheat was sold"), Said("Biden", "said", "the corn was not"))
    claims = tell(directory, body, *said)
    assert [claim.attribution.content[0].text for claim in claims] == [statement.content for statement in said]


def test_a_text_without_claims_gives_none(directory: Directory) -> None:
    assert tell(directory, "The tide was low.") == []


def test_noun_cues_with_a_possessive_belong_to_its_owner(directory: Directory) -> None:
    body = "Marta Holm spoke at noon. Her demand for a new pier was heard."
    said = Said("Her", "demand for", "a new pier", tense=CueTense.NOUN)
    assert speakers(directory, body, said) == ["marta-holm"]


@pytest.mark.parametrize(
    ("publisher", "key"),
    [("President.gov.ua", "volodymyr-zelensky"), ("White House", "joe-biden"), (None, None), ("Gull Gazette", None)],
)
def test_the_president_is_the_publishers_where_the_text_names_none(
    directory: Directory, publisher: str | None, key: str | None
) -> None:
    body = "The president said the harvest was in."
    said = Said("The president", "said", "the harvest was in")
    (claim,) = tell(directory, body, said, source=publisher)
    assert (claim.speaker.key if claim.speaker else None) == key


def test_the_president_goes_on_speaking_after_another_was_named(directory: Directory) -> None:
    body = (
        "President Volodymyr Zelensky said the harvest was in. He had written to President Vladimir Putin. "
        "The president added that no answer had come."
    )
    assert (
        speakers(
            directory,
            body,
            Said("President Volodymyr Zelensky", "said", "the harvest was in"),
            Said("The president", "added", "that no answer had come"),
        )
        == ["volodymyr-zelensky"] * 2
    )


def test_the_ministry_is_the_one_named_before(directory: Directory) -> None:
    body = "The Peruvian foreign ministry closed early. The ministry said the heating was broken."
    said = Said("The ministry", "said", "the heating was broken")
    assert speakers(directory, body, said) == ["peru-foreign-ministry"]


def test_a_name_before_its_apposition_is_the_speaker(directory: Directory) -> None:
    body = "Angela Winter, founder of the lamp maker Stone & Sons, said light was cheap."
    said = Said("Angela Winter, founder of the lamp maker Stone & Sons,", "said", "light was cheap")
    assert speakers(directory, body, said) == ["angela-winter"]


def test_a_country_in_a_negotiators_report_does_not_take_over(directory: Directory) -> None:
    body = "David Arakhamia said the table was round. Ukraine wants a chair. It was also asked that the window be shut."
    assert speakers(
        directory,
        body,
        Said("David Arakhamia", "said", "the table was round"),
        Said("Ukraine", "wants", "a chair", tense=CueTense.PRESENT),
        Said(None, "asked", "that the window be shut"),
    ) == ["david-arakhamia", "ukraine", "david-arakhamia"]


def test_a_text_in_the_first_person_is_told_by_whom_its_lead_is_about(directory: Directory) -> None:
    body = "Marta Holm opened the regatta. Friends, I promise fair wind."
    assert speakers(directory, body, Said("I", "promise", "fair wind", tense=CueTense.PRESENT)) == ["marta-holm"]


def test_whoever_is_named_after_the_first_i_is_not_the_one_who_says_it(directory: Directory) -> None:
    body = "Today I met the rowers. Marta Holm wants calm, and I promise fair wind."
    (claim,) = tell(directory, body, Said("I", "promise", "fair wind"), source="White House")
    assert claim.speaker is not None
    assert claim.speaker.key == "joe-biden"


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("The US and several of its friends", "united-states"),
        ("Ukrainian and Western officials", None),
        ("Russia's Interfax news agency", "interfax"),
        ("Russia's state news agency, TASS", "tass"),
        ("President Joe Biden's administration", "white-house"),
        ("Chinese state TV", None),
        ("The Assembly", None),
        ("The Harbour Treaty", None),
        ("The attempt", None),
        ("Two of the top-level EU officials", None),
        ("Ukrainian official", None),
        ("The Peruvian armed forces", "peru-armed-forces"),
        ("Keir Vale, a senior fellow at the Harbour House think tank", "keir-vale"),
        ("The mayor of Gullhaven Anatoly Berk", "anatoly-berk"),
        ("Peru's energy minister, Denys Shore", "denys-shore"),
    ],
)
def test_what_a_source_names(directory: Directory, source: str, key: str | None) -> None:
    content = "the bridge would be repaired before the winter"
    body = f"Vitali Klitschko spoke for Ukraine. {source} said {content}."
    assert speakers(directory, body, Said(source, "said", content)) == [key]


def test_the_newspaper_is_the_one_named_as_such_before(directory: Directory) -> None:
    body = "The Kenyan newspaper, Gull Gazette, was sold to Otto Brandt. The newspaper wrote that nothing would change."
    assert speakers(directory, body, Said("The newspaper", "wrote", "nothing would change")) == ["gull-gazette"]


def test_the_ministry_was_named_in_full_by_a_relayer(directory: Directory) -> None:
    body = "The Russian foreign ministry published a letter. The ministry added that the ink was dry."
    assert speakers(directory, body, Said("The ministry", "added", "the ink was dry")) == ["russia-foreign-ministry"]


def test_who_reaffirms_the_countrys_support_is_the_speaker(directory: Directory) -> None:
    body = "Vladimir Putin spoke at noon and reaffirmed Russia’s support for the bridge."
    said = Said("Russia", "support for", "the bridge", tense=CueTense.NOUN)
    assert speakers(directory, body, said) == ["vladimir-putin"]


def test_what_a_president_publishes_in_the_first_person_is_the_presidents(directory: Directory) -> None:
    body = "Friends, I promise fair wind."
    (claim,) = tell(directory, body, Said("I", "promise", "fair wind"), source="President.gov.ua")
    assert claim.speaker is not None
    assert claim.speaker.key == "volodymyr-zelensky"


def test_a_name_cut_short_is_found_again_by_its_surname(directory: Directory) -> None:
    body = (
        "Marina Holt, a post-doctoral researcher at the institute, said the ice was thin. Holt added that it cracked."
    )
    said = (
        Said("Marina Holt, a post-doctoral researcher at the institute,", "said", "the ice was thin"),
        Said("Holt", "added", "it cracked"),
    )
    assert speakers(directory, body, *said) == ["marina-holt"] * 2
