"""What an SVG says to those who cannot see it, or point at a mark: a title, and each mark's words and row."""

from __future__ import annotations

from claims.plots.drawing import draw
from claims.plots.marks import Box, Dot
from claims.plots.picture import SHOWN, Picture

__all__ = ["render_svg"]

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_SHOWN = f"{SHOWN}_marks"  # what Vega makes of the layer's name
_TEXTS = "mark-text"


def render_svg(picture: Picture) -> str:
    """Draw a picture; browsers show the words of a mark where the mouse is, screen readers read them."""
    from xml.etree import ElementTree as ET

    for prefix, namespace in (("", _SVG), ("xlink", _XLINK)):
        ET.register_namespace(prefix, namespace)
    root = ET.fromstring(draw(picture))  # noqa: S314 -- it was drawn here
    root.set("role", "graphics-document")
    root.set("aria-label", f"{picture.title}. {picture.description}")
    title = ET.Element(f"{{{_SVG}}}title")
    title.text = picture.title
    root.insert(0, title)
    for group in root.iter(f"{{{_SVG}}}g"):
        classes = group.get("class", "").split()
        if _TEXTS in classes:
            group.set("pointer-events", "none")  # the mark below is what is pointed at
        if _SHOWN in classes:
            for drawn, mark in zip(group, _shown(picture), strict=True):
                drawn.set("data-row", mark.row)
                ET.SubElement(drawn, f"{{{_SVG}}}title").text = mark.label
    return ET.tostring(root, encoding="unicode") + "\n"


def _shown(picture: Picture) -> list[Box | Dot]:
    marks = (mark for layer in picture.layers if layer.name == SHOWN for mark in layer.marks)
    return [mark for mark in marks if isinstance(mark, Box | Dot)]
