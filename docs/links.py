"""Links that lead out of docs/ lead nowhere on the site: there they name the file of the repository."""

import re

_OUTSIDE = re.compile(r"\[([^\]]+)\]\(\.\./([^)#]+)(?:#[^)]*)?\)")


def on_page_markdown(markdown: str, **_: object) -> str:
    """*[the corpus](../corpus/README.md)* becomes *the corpus (`corpus/README.md`)*; mkdocs calls it for each page."""
    return _OUTSIDE.sub(r"\1 (`\2`)", markdown)
