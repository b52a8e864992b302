"""What is typed at a terminal, as keys and as lines."""

from __future__ import annotations

from io import StringIO

import pytest

from claims.cli.review_keyboard import ENTER, Keyboard


def typing(*chunks: str) -> Keyboard:
    typed = iter([*chunks, ""])
    return Keyboard(lambda: next(typed), StringIO())


def test_arrows_are_no_escape_and_pasted_words_come_whole() -> None:
    keys = typing("\x1b[A", "“Wörter”", "\x1b[D\r", "\x1b")
    assert keys.line("words:") == "“Wörter”"
    assert keys.line("words:") is None


def test_a_line_is_edited_as_in_any_terminal() -> None:
    assert typing("the bar", "\x17quay\x7f\x7fay", ENTER).line("words:") == "the quay"
    assert typing("all wrong\x15right\n").line("words:") == "right"
    assert typing("  \n").line("words:") is None


def test_letters_that_need_a_joiner_keep_it() -> None:
    assert (
        typing("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\x0b\n").line("words:")
        == "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    )


def test_what_was_typed_before_can_be_forgotten() -> None:
    keys = typing("aaa", "r")
    assert keys.key() == "a"
    keys.forget()
    assert keys.key() == "r"


@pytest.mark.parametrize("end", ["", "\x04"])
def test_the_end_of_input_is_no_key(end: str) -> None:
    with pytest.raises(EOFError):
        typing(end).key()
