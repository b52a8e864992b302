from __future__ import annotations

import struct
import zlib
from datetime import date
from pathlib import Path

import pytest

from tests.newsroom import Newsroom
from tests.plots.conftest import Plot, read_svg

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"])
MONDAY = date(2022, 2, 21)
TIMELINE = ("timeline", "Ada Holm", "quay-closes")


@pytest.fixture(autouse=True)
def _one_claim(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=MONDAY)


@pytest.mark.parametrize("suffix", [".svg", ".html", ".png"])
@pytest.mark.parametrize("words", [TIMELINE, ("positions",)], ids=" ".join)
def test_the_same_rows_give_the_same_bytes(plot: Plot, tmp_path: Path, words: tuple[str, ...], suffix: str) -> None:
    first, second = tmp_path / f"first{suffix}", tmp_path / f"second{suffix}"
    for path in (first, second):
        assert plot(*words, "--plot", str(path)).exit_code == 0
    assert first.read_bytes() == second.read_bytes()


def test_a_png_is_twice_as_fine_and_not_blank(plot: Plot, tmp_path: Path) -> None:
    for name in ("drawn.png", "drawn.svg"):
        plot(*TIMELINE, "--plot", str(tmp_path / name))
    png = (tmp_path / "drawn.png").read_bytes()
    width, height = struct.unpack(">II", png[16:24])
    drawing = read_svg((tmp_path / "drawn.svg").read_text(encoding="utf-8"))
    assert (str(width // 2), str(height // 2)) == (drawing.root.get("width"), drawing.root.get("height"))
    assert len(set(pixels(png))) > 50


def pixels(png: bytes) -> bytes:
    """Give the packed lines of an image, whose bytes are all alike where it is blank."""
    place, packed = 8, b""
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        if kind == b"IDAT":
            packed += png[place + 8 : place + 8 + length]
        place += length + 12
    return zlib.decompress(packed)


def test_a_file_that_is_there_is_replaced_and_nothing_else_is_left(plot: Plot, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    path = folder / "quay.SVG"
    path.write_text("old")
    assert plot(*TIMELINE, "--plot", str(path)).exit_code == 0
    assert path.read_text(encoding="utf-8").startswith("<svg")
    assert [each.name for each in folder.iterdir()] == ["quay.SVG"]


def test_a_link_goes_on_pointing_to_its_file(plot: Plot, tmp_path: Path) -> None:
    real, link = tmp_path / "real.svg", tmp_path / "link.svg"
    real.write_text("old")
    link.symlink_to(real)
    assert plot(*TIMELINE, "--plot", str(link)).exit_code == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("quay.pdf", ".svg, .png, .html"),
        ("quay", ".svg, .png, .html"),
        ("nowhere/quay.svg", "There is no folder"),
        ("folder.svg", "is a folder"),
    ],
)
def test_what_cannot_be_written_is_said_before_any_work(plot: Plot, tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "folder.svg").mkdir()
    result = plot("positions", "--plot", str(tmp_path / name))
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize("words", [(*TIMELINE, "--format", "csv"), ("positions", "--explain")], ids=" ".join)
def test_a_picture_and_something_else_at_once_is_refused(plot: Plot, tmp_path: Path, words: tuple[str, ...]) -> None:
    result = plot(*words, "--plot", str(tmp_path / "quay.svg"))
    assert result.exit_code == 2
    assert "asks for something else" in result.stderr


@pytest.mark.parametrize("words", [TIMELINE, ("positions",)], ids=" ".join)
def test_nothing_found_is_told_and_makes_no_file(plot: Plot, tmp_path: Path, words: tuple[str, ...]) -> None:
    path = tmp_path / "quay.svg"
    result = plot(*words, "--at", "1999-01-01", "--plot", str(path))
    assert result.exit_code == 0
    assert "found in 1 document" in result.stderr
    assert not path.exists()


def test_claims_of_nobody_known_alone_make_no_file(newsroom: Newsroom, plot: Plot, tmp_path: Path) -> None:
    newsroom.say(None, "the ferry runs", {"ferry-runs": 2}, on=MONDAY)
    path = tmp_path / "ferry.svg"
    result = plot("timeline", "ferry-runs", "--plot", str(path))
    assert (result.exit_code, path.exists()) == (0, False)
    assert "nobody who said it is known by name" in result.stderr


def test_characters_that_xml_lacks_are_shown_as_marks(newsroom: Newsroom, plot: Plot, tmp_path: Path) -> None:
    newsroom.say("Bo\x0b Lind", "the \x1bferry\ufffe runs", {"ferry-runs": 2}, on=MONDAY)
    path = tmp_path / "ferry.svg"
    assert plot("timeline", "ferry-runs", "--plot", str(path)).exit_code == 0
    drawing = read_svg(path.read_text(encoding="utf-8"))
    assert "“the \N{REPLACEMENT CHARACTER}ferry\N{REPLACEMENT CHARACTER} runs”" in drawing.marks[0].label


def test_what_is_no_regular_file_is_never_replaced(plot: Plot, tmp_path: Path) -> None:
    link = tmp_path / "device.svg"
    link.symlink_to("/dev/null")
    result = plot(*TIMELINE, "--plot", str(link))
    assert result.exit_code == 2
    assert "no file that could be replaced" in result.stderr
    assert link.is_char_device()
