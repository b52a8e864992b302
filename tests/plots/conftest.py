"""Pictures as users make them: a command typed, the file it wrote read back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from typer.testing import CliRunner, Result

from claims.cli import app
from tests.newsroom import Newsroom

SVG = "{http://www.w3.org/2000/svg}"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1200,800",
)
Plot = Callable[..., Result]


@dataclass(frozen=True)
class Mark:
    """A dot or a cell as it stands in the file: its middle, its colours, what it says."""

    x: float
    y: float
    fill: str
    stroke: str
    label: str


@dataclass
class Drawing:
    """What an SVG shows."""

    root: ET.Element
    marks: list[Mark] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def labels(self) -> list[str]:
        """Give what is read aloud of the marks that are no text."""
        return [found for each in self.root.iter(f"{SVG}path") if (found := each.get("aria-label"))]


@pytest.fixture
def plot(newsroom: Newsroom) -> Plot:
    """Type a command on the newsroom's database."""
    url = newsroom.database.url.render_as_string(hide_password=False)

    def type_in(*words: str) -> Result:
        return CliRunner().invoke(app, [*words, "--database", url])

    return type_in


@pytest.fixture
def drawn(plot: Plot, tmp_path: Path) -> Callable[..., Drawing]:
    """Type a command with --plot and read the SVG it wrote."""

    def draw(*words: str) -> Drawing:
        path = tmp_path / "drawn.svg"
        result = plot(*words, "--plot", str(path))
        assert (result.exit_code, result.stdout) == (0, ""), result.stderr
        assert result.stderr == f"wrote {path}\n"
        return read_svg(path.read_text(encoding="utf-8"))

    return draw


def read_svg(text: str) -> Drawing:
    drawing = Drawing(ET.fromstring(text))  # noqa: S314 -- our own file
    for mark in drawing.root.iter(f"{SVG}path"):
        if "data-row" in mark.attrib:
            title = mark.findtext(f"{SVG}title")
            assert title == mark.get("aria-label")
            drawing.marks.append(
                Mark(*_middle(mark), mark.get("fill", ""), mark.get("stroke", ""), mark.get("aria-label", ""))
            )
    drawing.texts = ["".join(text.itertext()) for text in drawing.root.iter(f"{SVG}text")]
    return drawing


def _middle(mark: ET.Element) -> tuple[float, float]:
    place = mark.get("transform", "translate(0,0)").removeprefix("translate(").removesuffix(")")
    x, y = place.split(",")
    return float(x), float(y)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Open a Chromium of its own; `.ci/run` sees to it that there is one."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.skip("needs chromium and chromedriver on the PATH (Debian: chromium chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    with webdriver.Chrome(options, Service(driver)) as opened:
        yield opened
