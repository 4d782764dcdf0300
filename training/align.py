"""Compare trees over the same text though it was cut into words differently."""

from __future__ import annotations

from collections.abc import Iterable

from training.treebank import Sentence, Word, tokens

Place = tuple[int, int, int]


class Index:
    """The words of a parsed text by the characters that they cover, white space not counted."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self.place: dict[int, Place] = {}
        self.at: dict[Place, Word] = {}
        self.ending: dict[int, list[Word]] = {}
        start = 0
        for sentence in sentences:
            for form, _, group in tokens(sentence.words):
                end = start + len("".join(form.split()))
                for number, word in enumerate(group):
                    self.place[id(word)] = (start, end, number)
                    self.at[start, end, number] = word
                for position in range(start, end):
                    self.ending[position + 1] = group
                start = end
        self.length = start

    def twin(self, place: Place) -> Word | None:
        """The word at `place`, or else the one that covers its last character."""
        exact = self.at.get(place)
        if exact is not None:
            return exact
        group = self.ending.get(place[1])
        return group[min(place[2], len(group) - 1)] if group else None


def base(deprel: str) -> str:
    """A relation without its subtype."""
    return deprel.split(":")[0].lower()


def wrong_arcs(checked: Iterable[Word], gold: Index, found: Index) -> list[str]:
    """The words of `checked` whose head or relation differs in `found`; subtypes do not count."""
    wrong = []
    for word in checked:
        twin = found.twin(gold.place[id(word)])
        head = None if word.head is None else found.twin(gold.place[id(word.head)])
        if twin is None or twin.head is not head or base(twin.deprel) != base(word.deprel):
            wrong.append(
                f"{word.form}: {twin.deprel if twin else None} of {twin.head.form if twin and twin.head else None}"
            )
    return wrong
