"""Read, normalise and write dependency trees.

A sentence is a list of `Word`; heads are references to other words, so that trees can be cut and set
into one another without renumbering. Numbers exist in CoNLL-U text only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

UNKNOWN_FEATS = "?"
"""Features that no annotator has given: the tagger's loss leaves them out."""
UNKNOWN_NOTE = "FeatsUnknown=Yes"


@dataclass(eq=False)
class Token:
    """A written form that holds several words: *du* holds *de* and *le*."""

    form: str


@dataclass(eq=False)
class Word:
    """One syntactic word; `head` is None for the root, `space` is what follows it in the text."""

    form: str
    lemma: str
    upos: str
    feats: str = "_"
    head: Word | None = None
    deprel: str = "root"
    space: str = " "
    token: Token | None = None


@dataclass
class Sentence:
    """A tree in word order, with the name of the treebank sentence that it comes from."""

    words: list[Word]
    name: str = ""
    opens_paragraph: bool = False
    frame: str = ""
    gold: dict[str, Word] = field(default_factory=dict)

    @property
    def root(self) -> Word:
        """The word that has no head."""
        return next(word for word in self.words if word.head is None)

    @property
    def text(self) -> str:
        """The running text, without the white space after the last token."""
        return "".join(form + space for form, space, _ in tokens(self.words)).rstrip()

    @property
    def key(self) -> str:
        """The word forms in lower case: what makes two sentences duplicates."""
        return " ".join(word.form.lower() for word in self.words)


def tokens(words: Iterable[Word]) -> Iterator[tuple[str, str, list[Word]]]:
    """Yield (written form, following space, words) for each token."""
    group: list[Word] = []
    for word in words:
        if group and (word.token is None or word.token is not group[0].token):
            yield _token(group)
            group = []
        group.append(word)
    if group:
        yield _token(group)


def _token(group: list[Word]) -> tuple[str, str, list[Word]]:
    form = group[0].token.form if group[0].token else group[0].form
    return form, group[-1].space, group


def children(words: Iterable[Word]) -> dict[int, list[Word]]:
    """Map `id(head)` to the words it governs, in word order."""
    found: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        if word.head is not None:
            found[id(word.head)].append(word)
    return found


def subtree(words: list[Word], top: Word) -> list[Word]:
    """The words that `top` dominates, itself included, in word order."""
    below = children(words)
    inside, pending = {id(top)}, [top]
    while pending:
        for word in below[id(pending.pop())]:
            inside.add(id(word))
            pending.append(word)
    return [word for word in words if id(word) in inside]


def copy_words(words: list[Word]) -> list[Word]:
    """Copy a phrase; heads outside of it become None."""
    twins = {id(word): replace(word) for word in words}
    shared: dict[int, Token] = {}
    for twin in twins.values():
        twin.head = twins.get(id(twin.head)) if twin.head is not None else None
        if twin.token is not None:
            twin.token = shared.setdefault(id(twin.token), Token(twin.token.form))
    return list(twins.values())


def copy_sentence(sentence: Sentence) -> Sentence:
    """Copy a sentence so that it can be changed."""
    return replace(sentence, words=copy_words(sentence.words))


def read(path: Path) -> list[Sentence]:
    """Read a CoNLL-U file; empty nodes are left out."""
    sentences = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if rows:
            comments = [line for line in lines if line.startswith("#")]
            sentences.append(_sentence(comments, [row for row in rows if "." not in row[0]]))
    return sentences


def _sentence(comments: list[str], rows: list[list[str]]) -> Sentence:
    words: dict[str, Word] = {}
    held: dict[int, tuple[Token, bool]] = {}
    for row in rows:
        glued = "SpaceAfter=No" in row[9]
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            token = Token(row[1])
            held.update(dict.fromkeys(range(first, last + 1), (token, glued)))
            continue
        token_of, token_glued = held.get(int(row[0]), (None, glued))
        feats = UNKNOWN_FEATS if UNKNOWN_NOTE in row[9] else row[5]
        words[row[0]] = Word(
            row[1], row[2], row[3], feats, None, row[7], "" if token_glued else " ", token_of
        )
    for row in rows:
        if "-" not in row[0]:
            words[row[0]].head = words.get(row[6])
    frame, *roles = _comment(comments, "frame").split() or [""]
    gold = {role: words[number] for role, number in (pair.split(":") for pair in roles)}
    opens = any(line.startswith("# newpar") for line in comments)
    return Sentence(list(words.values()), _comment(comments, "sent_id"), opens, frame, gold)


def _comment(comments: list[str], key: str) -> str:
    start = f"# {key} ="
    return next((line.removeprefix(start).strip() for line in comments if line.startswith(start)), "")


def to_conllu(sentence: Sentence) -> str:
    """One sentence in CoNLL-U, with its blank line."""
    numbers = {id(word): number for number, word in enumerate(sentence.words, 1)}
    lines = [f"# sent_id = {sentence.name}", f"# text = {sentence.text}"]
    if sentence.opens_paragraph:
        lines.insert(0, "# newpar")
    if sentence.gold:
        roles = " ".join(f"{role}:{numbers[id(word)]}" for role, word in sentence.gold.items())
        lines.append(f"# frame = {sentence.frame} {roles}")
    for form, space, group in tokens(sentence.words):
        misc = "" if space else "SpaceAfter=No"
        if group[0].token is not None:
            span = f"{numbers[id(group[0])]}-{numbers[id(group[-1])]}"
            lines.append("\t".join([span, form, *"_______", misc or "_"]))
            misc = ""
        for word in group:
            head = numbers[id(word.head)] if word.head is not None else 0
            known = word.feats != UNKNOWN_FEATS
            notes = [note for note in (misc, "" if known else UNKNOWN_NOTE) if note]
            feats, rest = (word.feats if known else "_"), "|".join(notes) or "_"
            cells = [word.form, word.lemma, word.upos, "_", feats, str(head), word.deprel, "_", rest]
            lines.append("\t".join([str(numbers[id(word)]), *cells]))
    return "\n".join(lines) + "\n\n"


def write(path: Path, sentences: Iterable[Sentence]) -> None:
    """Write sentences to a CoNLL-U file, all at once: a training may be reading it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_suffix(".new")
    scratch.write_text("".join(map(to_conllu, sentences)), encoding="utf-8")
    scratch.replace(path)


def problems(sentence: Sentence) -> list[str]:
    """Say what keeps `sentence` from being a tree: empty when it is one."""
    inside = {id(word) for word in sentence.words}
    found = []
    roots = [word for word in sentence.words if word.head is None]
    if len(roots) != 1:
        found.append(f"{len(roots)} roots")
    for word in sentence.words:
        if (word.head is None) != (word.deprel == "root"):
            found.append(f"{word.form}: relation {word.deprel}")
        seen: set[int] = set()
        top: Word | None = word
        while top is not None and id(top) not in seen:
            if id(top) not in inside:
                found.append(f"{word.form}: head outside of the sentence")
            seen.add(id(top))
            top = top.head
        if top is not None:
            found.append(f"{word.form}: in a cycle")
    return found


def usual(sentences: Iterable[Sentence]) -> dict[tuple[str, str], Counter[tuple[str, str]]]:
    """Count the (lemma, features) of each (lower-case form, UPOS)."""
    counts: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            counts[word.form.lower(), word.upos][word.lemma, word.feats] += 1
    return counts
