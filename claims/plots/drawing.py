"""From marks to SVG: Vega-Altair says what to draw, vl-convert draws it with the fonts it brings, without a browser."""

from __future__ import annotations

from dataclasses import asdict
from math import ceil
from typing import Any

from claims.plots.marks import Box, Dot, Layer, Line, Text
from claims.plots.picture import Picture
from claims.plots.style import FONT, PAPER

__all__ = ["draw"]

_PADDING = 16  # pixels around the picture
# Named, for another version may draw the same marks otherwise.
_VEGA_LITE = "6.1"


def draw(picture: Picture) -> str:
    """Draw a picture as SVG; the same marks give the same characters."""
    import altair as alt
    import vl_convert

    layers = [_chart(layer, picture) for layer in picture.layers if layer.marks]
    chart = (
        alt.layer(*layers)
        .properties(width=ceil(picture.width), height=ceil(picture.height), padding=_PADDING, background=PAPER)
        .configure(font=FONT)
        .configure_view(stroke=None)
    )
    # Marks given to Altair itself would be copied and checked one by one: seconds for a large matrix.
    marks = {layer.name: [_values(mark) for mark in layer.marks] for layer in picture.layers}
    return vl_convert.vegalite_to_svg({**chart.to_dict(), "datasets": marks}, vl_version=_VEGA_LITE)


def _chart(layer: Layer, picture: Picture) -> Any:
    """Turn the marks of a layer, which are of one kind, into a chart whose scales are the pixels themselves."""
    import altair as alt

    def pixels(channel: Any, field: str, size: float) -> Any:
        across = alt.Scale(domain=[0, ceil(size)], range=[0, ceil(size)], nice=False, zero=False)
        return channel(f"{field}:Q", scale=across, axis=None)

    chart = alt.Chart(alt.NamedData(layer.name), name=layer.name)
    chart = chart.encode(x=pixels(alt.X, "x", picture.width), y=pixels(alt.Y, "y", picture.height))
    as_it_is: dict[str, Any] = {"scale": None, "legend": None}
    match layer.marks[0]:
        case Line():
            return chart.mark_rule(aria=False, strokeCap="round").encode(
                x2="x2:Q",
                y2="y2:Q",
                stroke=alt.Stroke("colour:N", **as_it_is),
                strokeWidth=alt.StrokeWidth("thickness:Q", **as_it_is),
            )
        case Box():
            return chart.mark_rect(cornerRadius=2, strokeWidth=1.5).encode(
                x2="x2:Q",
                y2="y2:Q",
                fill=alt.Fill("fill:N", **as_it_is),
                stroke=alt.Stroke("stroke:N", **as_it_is),
                description="label:N",
            )
        case Dot():
            return chart.mark_point(opacity=1, strokeWidth=1.2).encode(
                size=alt.Size("area:Q", **as_it_is),
                fill=alt.Fill("fill:N", **as_it_is),
                stroke=alt.Stroke("stroke:N", **as_it_is),
                description="label:N",
            )
        case Text():
            return chart.mark_text(
                baseline="middle",
                align={"expr": "datum.align"},
                fontWeight={"expr": "datum.weight"},
                aria=False,
                font=FONT,
            ).encode(
                text="text:N",
                size=alt.Size("size:Q", **as_it_is),
                color=alt.Color("colour:N", **as_it_is),
                angle=alt.Angle("angle:Q", **as_it_is),
            )


def _values(mark: Line | Box | Dot | Text) -> dict[str, Any]:
    """Give a mark by the names of its fields; of a pixel's digits those that can be seen."""
    values = {name: round(value, 2) if isinstance(value, float) else value for name, value in asdict(mark).items()}
    return values | ({"area": round(4 * mark.radius**2, 2)} if isinstance(mark, Dot) else {})
