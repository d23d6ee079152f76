"""The map as a drawing that stands by itself: light colours, fonts that every machine has, nothing loaded, no style sheet."""

from xml.etree import ElementTree

from firsthand.network.labels import LINE, NAME_SIZE, REGION_SIZE, Label
from firsthand.network.spots import HEIGHT, WIDTH
from firsthand.services.network.map import LIT_NAME_SIZE, Ground, Map, Node

SVG = "http://www.w3.org/2000/svg"
SERIF, SANS = "Newsreader, Georgia, serif", "Schibsted Grotesk, Helvetica, Arial, sans-serif"
SHEET, INK, TIE, ACROSS, LIT = "#fefdfa", "#10252c", "#516267", "#3b4e54", "#005855"
GROUND = ("#eef0ee", "#dcf1ef", "#f6eadd", "#e4edfb", "#f7e7f1", "#e6f0e1", "#fae7e2", "#eee9f9", "#deeff8")
PERSON = ("#7f8a8c", "#36908b", "#a27646", "#6480b3", "#a26c90", "#6a8c57", "#ad6d5d", "#8875ac", "#428aa8")
TITLE = ("#3b4e54", "#00514d", "#5d3d16", "#30456b", "#5e3551", "#344d26", "#65362b", "#4b3c65", "#0e4c62")
"""For no hue and hues 1 to 8: the light side of the page's own colours for ground, people and names of regions."""


def svg_text(one: Map, title: str, description: str) -> str:
    """The drawing as a document. title, description: what it shows, in words, for those who don't see it."""
    ElementTree.register_namespace("", SVG)
    root = ElementTree.Element(
        _svg("svg"),
        {"viewBox": f"0 0 {WIDTH:g} {HEIGHT:g}", "width": f"{WIDTH:g}", "height": f"{HEIGHT:g}", "role": "img"},
    )
    ElementTree.SubElement(root, _svg("title")).text = _printable(title)
    ElementTree.SubElement(root, _svg("desc")).text = _printable(description)
    _add(root, "rect", width=f"{WIDTH:g}", height=f"{HEIGHT:g}", fill=SHEET)
    for ground in one.grounds:
        _add(root, "path", d=ground.path, fill=GROUND[ground.cluster.hue])
    for lines, colour, width, opacity in (
        (one.across, ACROSS, "0.9", "0.34"), (one.within, TIE, "0.8", "0.2"), (one.lit_ties, LIT, "1.7", "0.85"),
    ):  # fmt: skip
        if lines:
            _add(root, "path", d=lines, fill="none", stroke=colour, stroke_width=width, stroke_opacity=opacity)
    for node in one.nodes:
        ring = {"stroke": LIT, "stroke_width": "3"} if node.about else {"stroke": SHEET, "stroke_width": "1.25"}
        _add(root, "circle", cx=f"{node.x:g}", cy=f"{node.y:g}", r=f"{node.r:g}", fill=PERSON[node.hue], **ring)
    for ground in one.grounds:
        if ground.label:
            _region(root, ground, ground.label)
    for node in one.nodes:
        if node.label:
            _name(root, node, node.label)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=False)


def _region(root: ElementTree.Element, ground: Ground, label: Label) -> None:
    words = _text(root, "", label, SERIF, REGION_SIZE, TITLE[ground.cluster.hue])
    words.set("font-style", "italic")
    for at, line in enumerate(ground.lines):
        part = _add(words, "tspan", x=f"{label.x:g}", dy=f"{LINE if at else 0:g}em")
        part.text = _printable(line)


def _name(root: ElementTree.Element, node: Node, label: Label) -> None:
    words = _text(root, node.name, label, SANS, LIT_NAME_SIZE if node.about else NAME_SIZE, INK)
    words.attrib |= {"paint-order": "stroke", "stroke": SHEET, "stroke-width": "4", "stroke-linejoin": "round"}
    words.set("font-weight", "700" if node.about else "500")


def _text(
    root: ElementTree.Element, words: str, label: Label, family: str, size: float, colour: str
) -> ElementTree.Element:
    found = _add(
        root, "text", x=f"{label.x:g}", y=f"{label.y:g}", text_anchor=label.anchor, font_family=family,
        font_size=f"{size:g}", fill=colour,
    )  # fmt: skip
    found.text = _printable(words)
    return found


def _add(root: ElementTree.Element, name: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(root, _svg(name), {key.replace("_", "-"): value for key, value in attributes.items()})


def _svg(name: str) -> str:
    return f"{{{SVG}}}{name}"


def _printable(words: str) -> str:
    """Without the signs that XML cannot hold."""
    return "".join(sign for sign in words if sign.isprintable() or sign in " \n")
