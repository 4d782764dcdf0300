"""The three small models: tokenizer, multiword expander, lemmatizer, with Stanza's own training."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.treebank import Sentence, read, to_conllu

CAPITALISED = {"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "NOUN", "NUM", "PRON", "SCONJ", "VERB"}


def paragraphs(
    plain: list[Sentence], composed: list[Sentence], rng: random.Random
) -> Iterator[list[Sentence]]:
    """Runs of treebank sentences with composed ones strewn in; where a quotation opens, one that closes follows."""
    closing = [one for one in composed if one.frame == "loose" and "cue" in one.gold]
    others = [one for one in composed if not (one.frame == "loose" and "cue" in one.gold)]
    rng.shuffle(others)
    place = 0
    while place < len(plain):
        size = 1 if rng.random() < 0.25 else rng.randint(2, 8)
        run = plain[place : place + size]
        place += size
        for _ in range(rng.randint(0, 3)):
            if others:
                one = others.pop()
                opens = one.frame == "loose" and one.words[-1].upos == "PUNCT" and one.words[-1].form in ".?!"
                at = rng.randint(0, len(run))
                run[at:at] = [one, rng.choice(closing)] if opens and closing else [one]
        yield run


def write_raw(groups: list[list[Sentence]], stem: Path) -> None:
    """Write raw text, its labels and its gold trees as Stanza's tokenizer wants them."""
    from stanza.utils.datasets import prepare_tokenizer_data

    stem.parent.mkdir(parents=True, exist_ok=True)
    text, conllu = stem.with_suffix(".txt"), stem.with_suffix(".conllu")
    text.write_text(
        "".join(" ".join(one.text for one in group) + "\n\n" for group in groups), encoding="utf-8"
    )
    with conllu.open("w", encoding="utf-8") as out:
        for group in groups:
            for number, one in enumerate(group):
                out.write(("# newpar\n" if number == 0 else "") + to_conllu(one))
    labels, expansions = stem.with_suffix(".toklabels"), stem.with_suffix(".json")
    prepare_tokenizer_data.main([str(text), str(conllu), "-o", str(labels), "-m", str(expansions)])


def train_tokenizer(build: Path, steps: int) -> None:
    """Train on running text with every kind of mark and space."""
    from stanza.models import tokenizer

    data, rng = build / "data", random.Random(3)
    train, dev = data / "tokens-train", data / "tokens-dev"
    write_raw(list(paragraphs(read(data / "plain.conllu"), read(data / "composed.conllu"), rng)), train)
    sentences = read(data / "dev.conllu")
    write_raw([sentences[place : place + 10] for place in range(0, len(sentences), 10)], dev)
    tokenizer.main(
        f"--txt_file {train}.txt --label_file {train}.toklabels --mwt_json_file {train}.json --dev_txt_file {dev}.txt "
        f"--dev_label_file {dev}.toklabels --dev_conll_gold {dev}.conllu --lang fr --shorthand fr_frames --cpu "
        f"--max_seqlen 300 --steps {steps} --eval_steps 400 --anneal_after 1000 --dropout 0.2 --unit_dropout 0.1 "
        f"--feat_unit_dropout 0.1 --save_dir {build / 'models'} --save_name tokenize.pt".split()
    )


def train_expander(build: Path, epochs: int = 3) -> None:
    """Train the expander of *du*, *aux*, *desquels*."""
    from stanza.models import mwt_expander
    from stanza.utils.datasets.contract_mwt import contract_mwt

    dev = build / "data" / "tokens-dev.conllu"
    contracted = build / "data" / "mwt-dev.conllu"
    contract_mwt(str(dev), str(contracted))
    mwt_expander.main(
        f"--train_file {build / 'data' / 'plain.conllu'} --eval_file {contracted} --gold_file {dev} --lang fr "
        f"--shorthand fr_frames --cpu --num_epoch {epochs} --save_dir {build / 'models'} --save_name mwt.pt".split()
    )


def triples(sentences: list[Sentence]) -> list[tuple[str, str, str]]:
    """Pair every (form, UPOS) with its most frequent lemma.

    The usual reading of a form comes twice, that it wins in Stanza's dictionary of forms; words that can begin a
    sentence come with a capital as well.
    """
    lemmas: dict[tuple[str, str], str] = {}
    readings: dict[str, Counter[str]] = defaultdict(Counter)
    exact: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            exact[word.form, word.upos][word.lemma] += 1
            readings[word.form][word.upos] += 1
    for key, counts in exact.items():
        lemmas[key] = counts.most_common(1)[0][0]
    for (form, upos), lemma in list(lemmas.items()):
        upper = form[:1].upper() + form[1:]
        if upos in CAPITALISED and form.islower() and (upper, upos) not in lemmas:
            lemmas[upper, upos] = lemma
            readings[upper][upos] += 1
    found = [(form, upos, lemma) for (form, upos), lemma in lemmas.items()]
    return found + [
        one for one in found if len(readings[one[0]]) > 1 and readings[one[0]].most_common(1)[0][0] == one[1]
    ]


def train_lemmatizer(build: Path, epochs: int) -> None:
    """Train on unique triples, in made-up sentences of twenty words."""
    from stanza.models import lemmatizer

    data = build / "data"
    found = triples(read(data / "plain.conllu") + read(data / "composed.conllu"))
    random.Random(1).shuffle(found)
    with (data / "lemma-train.conllu").open("w", encoding="utf-8") as out:
        for start in range(0, len(found), 20):
            for number, (form, upos, lemma) in enumerate(found[start : start + 20], 1):
                relation = "root" if number == 1 else "dep"
                out.write(
                    "\t".join([str(number), form, lemma, upos, "_", "_", str(number - 1), relation, "_", "_"])
                    + "\n"
                )
            out.write("\n")
    lemmatizer.main(
        f"--train_file {data / 'lemma-train.conllu'} --eval_file {data / 'dev.conllu'} --shorthand fr_frames --cpu "
        f"--num_epoch {epochs} --hidden_dim 100 --batch_size 100 --lr 2e-3 "
        f"--decay_epoch {max(1, epochs // 2)} --lr_decay 0.6 "
        f"--save_dir {build / 'models'} --save_name lemma.pt".split()
    )
