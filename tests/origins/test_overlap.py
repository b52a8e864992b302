from __future__ import annotations

from claims.origins.copy import read_copy
from claims.origins.overlap import overlap
from claims.origins.sketch import SHARED, sketch

LEAD = "The harbour council of Port Merrow voted on Monday night to close the northern pier until the spring."
STORM = (
    "Waves of six metres had torn four bollards from their footings and split the timber deck along its whole length."
)
MONEY = (
    "Treasurer Anna Holm put the cost of a new deck at two million crowns, a third of the yearly budget of the port."
)
FERRY = "The ferry to Lesser Merrow will leave from the coal quay, which has no shelter for passengers in the rain."
QUOTE = "“We would rather close it for one winter than fish somebody out of the water,” harbour master Piet Lund said."
HISTORY = "The pier was built in 1911 for the herring fleet and was last repaired after the great flood of 1953."
WIRE = "\n\n".join((LEAD, f"{STORM} {QUOTE}", f"{MONEY} {FERRY}", HISTORY))

OWN = (
    "Outside the ticket booth a handwritten note tells travellers to walk on to the coal quay.\n\n"
    "Ole Brandt has sold smoked eel here for thirty years and expects not a single customer before Easter.\n\n"
    "His neighbour, who hires out rowing boats, has already put them up for sale and taken work at the cannery.\n\n"
    "Nobody on the waterfront remembers a winter in which the old lamps at the end of the jetty were switched off.\n\n"
)


def same(one: str, other: str) -> bool:
    there, back = overlap(read_copy(one), read_copy(other)), overlap(read_copy(other), read_copy(one))
    assert there == back
    return there.same


def test_wire_copy_cut_to_a_third_is_of_its_origin() -> None:
    assert same(WIRE, f"{LEAD} {QUOTE}")


def test_wire_copy_with_another_lead_and_a_local_paragraph_is_of_its_origin() -> None:
    local = "In our own town the swimming club has moved its new-year race to the river."
    assert same(
        WIRE, f"No walks on the pier this winter.\n\n{STORM} {QUOTE}\n\n{local}\n\n{MONEY} {FERRY}\n\n{HISTORY}"
    )


def test_a_brief_of_two_sentences_of_wire_copy_is_of_its_origin() -> None:
    assert same(WIRE, f"{LEAD} {STORM}")


def test_one_quoted_paragraph_does_not_make_an_own_report_wire_copy() -> None:
    assert not same(WIRE, f"{OWN}{STORM} {QUOTE}\n\n")


def test_the_same_quotations_do_not_make_two_reports_one() -> None:
    other = f"{OWN}{QUOTE}"
    assert not same(f"A cold morning at the quay, and few words.\n\n{QUOTE}\n\nThe council will meet again.", other)


def test_the_furniture_of_a_page_joins_no_strangers() -> None:
    furniture = (
        "\nSign up for our newsletter and never miss a story about the coast and its people again.\nShare this article"
    )
    one = "The library of Merrow opens on Sundays from March on, the head librarian said in a short note to readers."
    other = "A cat that was thought lost at sea came home to Cannery Road on Friday, thin but in good spirits."
    assert not same(one + furniture, other + furniture)


def test_very_short_texts_are_copies_only_where_they_are_the_same() -> None:
    assert same("Pier closed until spring.", "Pier closed until spring!")
    assert not same("Pier closed until spring.", "Pier closed until autumn.")
    assert not same("", "Pier closed until spring.")


def test_copies_in_other_languages_are_found_too() -> None:
    german = (
        "Der Hafenrat von Merrow hat am Montag beschlossen, die nördliche Mole bis zum Frühjahr zu sperren. "
        "Hohe Wellen hatten vier Poller aus der Verankerung gerissen und das Holzdeck auf ganzer Länge gespalten. "
        "Die Fähre legt bis auf Weiteres am Kohlenkai ab, der keinen Unterstand für Fahrgäste hat."
    )
    japanese = (
        "港湾評議会は月曜日に北の桟橋を春まで閉鎖することを決めた。"
        "高波で係船柱が四本もぎ取られた。連絡船は石炭埠頭から出る。"
    )
    assert same(german, german.split(". ", maxsplit=1)[0] + ". " + german.rsplit(". ", maxsplit=1)[1])
    assert same(japanese, japanese[: len(japanese) * 2 // 3])
    assert not same(german, japanese)


def test_sketches_of_cut_copy_share_bands_and_those_of_strangers_do_not() -> None:
    wire, brief, own = (set(sketch(read_copy(text))) for text in (WIRE, f"{LEAD} {QUOTE}", OWN))
    assert len(wire & brief) >= SHARED
    assert len(wire & own) < SHARED


def test_a_sketch_is_the_same_on_every_machine() -> None:
    assert sketch(read_copy(LEAD))[:3] == [483521372, 4326602046, 8845054188]
