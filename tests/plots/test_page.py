from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.newsroom import Newsroom
from tests.plots.conftest import Plot

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"])
MONDAY = date(2022, 2, 21)
HOSTILE = "</script></svg><img src=x onerror=document.title='caught'> & “the quay”"


class Tags(HTMLParser):
    """The tags of a page, with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture
def page(newsroom: Newsroom, plot: Plot, tmp_path: Path) -> Path:
    """Make the page of a speaker of whom two claims are known, one of which would break out if it could."""
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=MONDAY, source="Sea Wire")
    newsroom.say("Ada Holm", HOSTILE, {"quay-closes": 2}, published=MONDAY, source="<b>Courier</b>")
    path = tmp_path / "quay.html"
    assert plot("timeline", "Ada Holm", "quay-closes", "--plot", str(path)).exit_code == 0
    return path


def test_nothing_is_fetched_and_one_script_runs(page: Path) -> None:
    found = Tags(page.read_text(encoding="utf-8")).found
    assert not [tag for tag, attributes in found if {"src", "href", "srcset", "data", "action"} & set(attributes)]
    names = [tag for tag, _ in found]
    assert names.count("script") == 1
    assert not {"img", "link", "iframe", "object", "b"} & set(names)


def test_the_claims_stand_in_a_table_below(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "<summary>The same as a table (2)</summary>" in text
    assert '<td class="words">“the quay must stay”</td><td class="source">Sea Wire</td>' in text


def test_pointing_at_a_dot_shows_the_quotation(page: Path, browser: webdriver.Chrome) -> None:
    browser.get(page.as_uri())
    hint = browser.find_element(By.ID, "hint")
    assert not hint.is_displayed()
    dated, undated = browser.find_elements(By.CSS_SELECTOR, "[data-row]")
    ActionChains(browser).move_to_element(dated).perform()
    assert hint.is_displayed()
    assert hint.text.splitlines() == [
        "when: 2022-02-21",
        "who: Ada Holm",
        "issue: quay-closes",
        "stance: opposes",
        "“the quay must stay”",
        "source: Sea Wire",
        "claim: 1",
    ]
    ActionChains(browser).move_to_element(undated).perform()
    assert hint.text.splitlines()[0] == "when: by 2022-02-21"
    ActionChains(browser).move_to_element(browser.find_element(By.TAG_NAME, "summary")).perform()
    assert not hint.is_displayed()


def test_words_that_would_break_out_are_shown_as_words(page: Path, browser: webdriver.Chrome) -> None:
    browser.get(page.as_uri())
    ActionChains(browser).move_to_element(browser.find_elements(By.CSS_SELECTOR, "[data-row]")[1]).perform()
    assert f"“{HOSTILE}”" in browser.find_element(By.ID, "hint").text
    assert browser.title == "Ada Holm on “It is so: quay closes”"
    assert not browser.find_elements(By.TAG_NAME, "img")


def test_the_keyboard_reaches_each_dot_and_its_row(page: Path, browser: webdriver.Chrome) -> None:
    browser.get(page.as_uri())
    ActionChains(browser).send_keys(Keys.TAB).perform()
    assert "the quay must stay" in browser.find_element(By.ID, "hint").text
    ActionChains(browser).send_keys(Keys.ENTER).perform()
    assert browser.find_element(By.CSS_SELECTOR, "tr:target").text.startswith("2022-02-21 Ada Holm")


def test_a_cell_shows_the_words_that_prove_it(page: Path, plot: Plot, browser: webdriver.Chrome) -> None:
    assert plot("positions", "--plot", str(page)).exit_code == 0
    browser.get(page.as_uri())
    ActionChains(browser).move_to_element(browser.find_element(By.CSS_SELECTOR, "[data-row]")).perform()
    hint = browser.find_element(By.ID, "hint").text
    assert "“Ada Holm said the quay must stay”" in hint
    assert "since: 2022-02-21" in hint
    assert "rests on: 1 claim, 1 statement, 1 document, 1 origin" in hint
