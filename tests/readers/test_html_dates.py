"""The date of a web page, in the markup of many houses."""

from __future__ import annotations

from io import BytesIO

import pytest

from claims.readers.html import read_html

STORY = (
    "<p>The envoys of both countries met in a hotel by the sea and spoke for two hours without a break.</p>"
    "<p>The bridge had been closed since the storm of 12 January 2019, when the harbour froze for a week.</p>"
)
URL = '<link rel="canonical" href="https://orbis.example/world/2022/03/04/envoys">'
NEWS = '{"@context":"https://schema.org","@type":"NewsArticle","headline":"Envoys meet",%s}'


def page(head: str = "", top: str = "") -> bytes:
    return (
        f"<!doctype html><html lang='en'><head><title>Envoys meet</title>{head}</head><body><nav><a href='/'>Home</a>"
        f"</nav><article><h1>Envoys meet by the sea</h1>{top}{STORY}</article>"
        "<footer>© 2024 Orbis</footer></body></html>"
    ).encode()


def ld(fields: str) -> str:
    return f'<script type="application/ld+json">{NEWS % fields}</script>'


@pytest.mark.parametrize(
    ("raw", "at"),
    [
        (
            page('<meta property="article:published_time" content="2022-03-04T14:05:00+01:00">'),
            "2022-03-04T14:05:00+01:00",
        ),
        (
            page(
                '<meta property="article:modified_time" content="2022-03-09T08:00:00Z">'
                '<meta property="article:published_time" content="2022-03-04T14:05:00Z">'
            ),
            "2022-03-04T14:05:00+00:00",
        ),
        (
            page(ld('"dateModified":"2022-03-06T10:00:00-05:00","datePublished":"2022-03-04T23:30:00-05:00"')),
            "2022-03-04T23:30:00-05:00",
        ),
        (page('<meta name="date" content="2022-03-04">'), "2022-03-04T00:00:00+00:00"),
        (page('<meta name="DC.date.issued" content="2022-03-04T09:00:00Z">'), "2022-03-04T09:00:00+00:00"),
        (page('<meta name="parsely-pub-date" content="2022-03-04T09:00:00Z">'), "2022-03-04T09:00:00+00:00"),
        (page('<meta name="sailthru.date" content="2022-03-04 10:00:00 -0500">'), "2022-03-04T10:00:00-05:00"),
        (page(top='<meta itemprop="datePublished" content="2022-03-04">'), "2022-03-04T00:00:00+00:00"),
        (page(top='<time datetime="2022-03-04T18:20:00+03:00">4 March</time>'), "2022-03-04T18:20:00+03:00"),
        (
            page(
                top='<p><time class="updated" datetime="2022-03-07T18:20:00Z">7 March</time>'
                '<time class="published" datetime="2022-03-04T18:20:00Z">4 March</time></p>'
            ),
            "2022-03-04T18:20:00+00:00",
        ),
        (page(top='<p class="byline">By Rosa Lind <time>March 4, 2022</time></p>'), "2022-03-04T00:00:00+00:00"),
        (page(top='<span class="date">4 March 2022</span>'), "2022-03-04T00:00:00+00:00"),
        (
            page(top='<abbr class="published" title="2022-03-04T10:00:00+0000">4 Mar</abbr>'),
            "2022-03-04T10:00:00+00:00",
        ),
        (page(URL), "2022-03-04T00:00:00+00:00"),
    ],
)
def test_the_first_publication_is_found_in_the_markup(raw: bytes, at: str) -> None:
    (draft,) = read_html(BytesIO(raw))
    assert draft.published is not None
    assert draft.published.at.isoformat() == at


def test_what_the_markup_says_is_kept_beside_what_the_address_says() -> None:
    (draft,) = read_html(BytesIO(page(f'{URL}<meta property="article:published_time" content="2022-03-09T08:00:00Z">')))
    assert draft.published is not None
    assert (draft.published.on.day, draft.url) == (9, "https://orbis.example/world/2022/03/04/envoys")


def test_a_day_in_the_story_or_the_footer_dates_no_page() -> None:
    (draft,) = read_html(BytesIO(page()))
    assert draft.published is None
