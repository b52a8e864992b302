"""Text as it comes in and as it is compared: decoding, hashes of content, folded words, the language.

Offsets everywhere count the code points of what `decode` returns.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from claims.errors import InputError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["canonical_json", "content_hash", "content_id", "decode", "detect_language", "fold", "unstorable"]

# UTF-32 stands first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_BINARY = (
    (b"%PDF-", "a PDF file", "Extract its text first: `pdftotext FILE -`."),
    (b"PK\x03\x04", "a ZIP archive (a word processor's file is one)", "Save the document as plain text or HTML."),
    (b"\xd0\xcf\x11\xe0", "an old word processor's file", "Save the document as plain text or HTML."),
    (b"{\\rtf", "an RTF file", "Save the document as plain text or HTML."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first: `gunzip FILE`."),
    (b"\x89PNG", "an image", "Only text can be read; recognise its text first."),
    (b"\xff\xd8\xff", "an image", "Only text can be read; recognise its text first."),
)

_ENGLISH_WORDS = re.compile(
    r"the|of|and|to|that|with|was|is|has|from|by|said|which|will|not|are|be|he|his|on|as|been|would"
)
_ENGLISH_SHARE = 0.18
_SAMPLE = 4_000
_FEWEST_LETTERS = 20
_CONFIDENT = 0.8
_WORD = re.compile(r"[^\W\d_]+")


def decode(raw: bytes) -> str:
    r"""Turn the bytes of a file into its text.

    UTF-8, or UTF-16 and UTF-32 with a byte-order mark; the mark is dropped, CRLF and CR become LF, nothing else
    changes.

    Raises InputError for bytes that are no such text: the kind of file or the offset of the byte, and what to do.
    """
    for signature, kind, hint in _BINARY:
        if raw.startswith(signature):
            message = f"this is {kind}, not text"
            raise InputError(message, hint=hint)
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
    if encoding.startswith("utf-8") and (nul := raw.find(b"\0")) >= 0:
        message = f"binary, not text: a NUL byte at offset {nul}"
        raise InputError(message, hint="If it is UTF-16 without a byte-order mark: `iconv -f utf-16le -t utf-8 FILE`.")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        message = f"not {name}: byte 0x{raw[error.start]:02x} at offset {error.start} ({error.reason})"
        hint = "Convert it first, for example `iconv -f windows-1252 -t utf-8 FILE` (windows-1251 for Cyrillic)."
        raise InputError(message, hint=hint) from None
    if fault := unstorable(text):
        message = f"binary, not text: {fault}"
        raise InputError(message)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def unstorable(text: str) -> str | None:
    """Say what in a text no database can hold (a NUL, half of a surrogate pair), with its position; None if nothing."""
    if (nul := text.find("\0")) >= 0:
        return f"a NUL character at position {nul}"
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return f"half of a surrogate pair at position {error.start}"
    return None


def content_hash(body: str) -> str:
    """Name a text by its content: "sha256:" and the hexadecimal digest of its UTF-8 bytes."""
    return f"sha256:{hashlib.sha256(body.encode()).hexdigest()}"


def canonical_json(value: Any) -> str:
    """Write a JSON value in the one way that is hashed: keys sorted, no spaces, characters as they are.

    Raises ValueError for NaN and infinities, TypeError for what is no JSON value.
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def content_id(value: Any) -> str:
    """Name a JSON value by its content: the hash of its canonical JSON."""
    return content_hash(canonical_json(value))


def fold(text: str) -> str:
    """Reduce a text to its words for comparison: case, compatibility forms, punctuation and spacing do not count.

    >>> fold("“We're  READY,” he said")
    'we re ready he said'
    """
    kept = []
    for char in unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()):
        category = unicodedata.category(char)
        if category[0] in "LNM":
            kept.append(char)
        elif category != "Cf":  # soft hyphens and joiners stand inside words
            kept.append(" ")
    return " ".join("".join(kept).split())


def detect_language(body: str) -> str | None:
    """Tell the language of a text as an ISO 639-1 code, or None when it is too short or mixed to tell.

    Plain English is told by its function words, because loading the model takes a second; everything else by
    py3langid (after Lui & Baldwin, ACL 2012), whose verdict counts only when it is confident.
    """
    sample = body[:_SAMPLE]
    words = [word.casefold() for word in _WORD.findall(sample)]
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return None
    if (
        len(words) >= 30
        and sum(_ENGLISH_WORDS.fullmatch(word) is not None for word in words) / len(words) >= _ENGLISH_SHARE
    ):
        return "en"
    language, confidence = _identifier().classify(sample)
    return language if confidence >= _CONFIDENT and len(language) == 2 else None


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
