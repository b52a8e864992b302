"""Decoding, hashing, folding and telling the language."""

from __future__ import annotations

import pytest

from claims.errors import InputError
from claims.text import canonical_json, content_hash, content_id, decode, detect_language, fold, unstorable


def test_utf8_is_decoded_as_it_stands_but_for_line_ends_and_the_mark() -> None:
    raw = "\ufeffKyiv\u00a0said:\r\n“no”\r\u2028\ttwice  \n".encode()
    assert decode(raw) == "Kyiv\u00a0said:\n“no”\n\u2028\ttwice  \n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding(encoding: str) -> None:
    assert decode("Київ сказав: ні\r\n".encode(encoding)) == "Київ сказав: ні\n"


def test_big_endian_utf16_is_told_by_its_mark() -> None:
    assert decode(b"\xfe\xff" + "так".encode("utf-16-be")) == "так"


def test_other_encodings_are_refused_with_the_offset_and_a_way_out() -> None:
    with pytest.raises(InputError, match=r"0xe9 at offset 3") as caught:
        decode(b"Caf\xe9 society")
    assert "iconv -f windows-1252 -t utf-8" in str(caught.value)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x7fELF\x02\x01\x00\xd0", "NUL byte at offset 6"),
        ("no mark".encode("utf-16-le"), "NUL byte at offset 1"),
        (b"\xff\xfea\x00\x00\x00", "NUL character at position 1"),
        (b"\xff\xfea", "UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_by_its_kind(raw: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=kind):
        decode(raw)


def test_content_hash_is_tagged_and_hangs_on_every_character() -> None:
    assert content_hash("a") == "sha256:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    assert content_hash("a") != content_hash("a ")


def test_content_id_does_not_hang_on_the_order_of_keys() -> None:
    assert content_id({"b": 1, "a": "é"}) == content_id({"a": "é", "b": 1})
    assert canonical_json({"b": [1, None], "a": "é"}) == '{"a":"é","b":[1,null]}'


def test_what_is_no_json_has_no_content_id() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        content_id(float("nan"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“We’re ready,” he said.", '"We\'re  READY", he said'),
        ("ﬁnal offer", "Final\u00a0offer"),
        ("nego\u00adtiate", "negotiate"),
        ("STRASSE", "straße"),
    ],
)
def test_folding_takes_away_what_typography_adds(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_folding_keeps_words_apart_and_accents_on() -> None:
    assert fold("Élysée – Moscow") == "élysée moscow"
    assert fold("“…”") == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister said that the talks would go on, and that nobody had given up. It was too early to tell."),
        ("ru", "Министр заявил, что переговоры продолжатся и что никто от них не отказывался."),
        ("uk", "Міністр заявив, що переговори триватимуть і що ніхто від них не відмовлявся."),
        ("de", "Die Ministerin sagte, die Gespräche gingen weiter und niemand habe sie aufgegeben."),
        ("pl", "Minister powiedział, że rozmowy będą kontynuowane i że nikt z nich nie zrezygnował."),
        ("fr", "La ministre a déclaré que les pourparlers continuaient et que personne n'y avait renoncé."),
    ],
)
def test_the_language_of_a_sentence_or_two_is_told(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "Yes.", "2022-02-25 15:41", "Kyiv, Minsk, Ankara, NATO"])
def test_a_text_too_short_or_without_words_has_no_language(text: str) -> None:
    assert detect_language(text) is None


def test_unstorable_characters_are_named_with_their_position() -> None:
    assert unstorable("fine \U0001f600") is None
    assert unstorable("a\0b") == "a NUL character at position 1"
    assert unstorable("ab\ud800") == "half of a surrogate pair at position 2"
