"""A tokenizer small enough to count in one's head: every letter and digit is a piece, whatever stands before it."""

from __future__ import annotations

from string import ascii_lowercase, digits
from typing import TYPE_CHECKING

from claims.extract.encoder.pieces import Pieces, read_pieces
from claims.extract.quotes import find_quotations
from claims.extract.sentences import paragraph_starts

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["OPENING", "SEPARATOR", "letters", "spelt"]

_MARKS = ".,:;!?'\"“”’-"
_VOCABULARY = ["[UNK]", "[CLS]", "[SEP]", *_MARKS, *ascii_lowercase, *digits]
OPENING, SEPARATOR = _VOCABULARY.index("[CLS]"), _VOCABULARY.index("[SEP]")


def letters() -> Tokenizer:
    """Make the tokenizer: "Oak" is three pieces, and so is "Éva"; a word with a letter it does not know is one."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer

    pieces = [*_VOCABULARY, *(f"##{piece}" for piece in ascii_lowercase + digits)]
    numbers = {piece: number for number, piece in enumerate(pieces)}
    tokenizer = Tokenizer(WordPiece(numbers, unk_token=_VOCABULARY[0], max_input_chars_per_word=100))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


def spelt(text: str) -> list[Pieces]:
    """Read a text letter by letter, as the encoder reads it piece by piece."""
    paragraphs = paragraph_starts(text)
    return read_pieces(text, paragraphs, find_quotations(text, paragraphs), letters())
