"""The text of a marked-up tree: its paragraphs, each on a line of its own, with a blank line between."""

from __future__ import annotations

from collections.abc import Collection
from html.entities import html5
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_HTML_BLOCKS = frozenset("p div br h1 h2 h3 h4 h5 h6 ul ol li blockquote table tr section".split())
_HTML_SILENT = frozenset("script style noscript img aside footer button svg".split())
_SPACE = " \t\n\r\f"  # what markup folds; a no-break space is the author's


def text_of(
    element: _Element, breaks: Collection[str], skipped: Collection[str] = (), line: str | None = None
) -> str:
    """The text below an element.

    Parameters
    ----------
    element : lxml element
        Where to begin; what follows it is left out.
    breaks : collection of str
        The tags, without namespace, at whose beginning and end a paragraph ends.
    skipped : collection of str
        The tags whose text is left out.
    line : str, optional
        The tag that begins a line within a paragraph.

    Returns
    -------
    str
        Paragraphs with runs of white space folded, as a browser would, joined by blank lines; lines by a line feed.
    """
    from lxml import etree

    pieces: list[str] = []
    silent = 0
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        tag = local(node)
        if event == "start":
            silent += tag in skipped
            pieces += ["\0"] if tag in breaks else ["\1"] if tag == line else []
            pieces += [_content(node)] if not silent else []
            continue
        if event == "end":
            silent -= tag in skipped
            pieces += ["\0"] if tag in breaks else []
        if node is not element and node.tail and not silent:
            pieces.append(node.tail)
    paragraphs = ("".join(pieces)).split("\0")
    return "\n\n".join(filter(None, map(_lines, paragraphs)))


def html_tree(html: str) -> _Element:
    """The tree of a page, or of a piece of one; nothing that it names is fetched."""
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", no_network=True)
    return document_fromstring(html.encode("utf-8", "replace"), parser=parser)


def html_text(element: _Element) -> str:
    """The text below an element of HTML, as ``text_of`` gives it."""
    return text_of(element, _HTML_BLOCKS, _HTML_SILENT)


def _content(node: _Element) -> str:
    """The text that opens an element; of an entity the character, where its name is one of HTML (*&eacute;*)."""
    if isinstance(node.tag, str):
        return node.text or ""
    return html5.get(f"{node.name};", "") if hasattr(node, "name") else ""


def _lines(paragraph: str) -> str:
    return "\n".join(filter(None, (" ".join(fold(line)) for line in paragraph.split("\1"))))


def fold(text: str) -> list[str]:
    """The words of a text between what markup takes for white space."""
    for space in _SPACE:
        text = text.replace(space, " ")
    return [word for word in text.split(" ") if word]


def line_of(element: _Element | None) -> str:
    """All text below an element on one line, empty where there is no element."""
    return "" if element is None else " ".join(fold(text_of(element, ()))).strip()


def local(node: _Element) -> str:
    """The tag without its namespace; empty for comments and the like, whose tag is a function."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
