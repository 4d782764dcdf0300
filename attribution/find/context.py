"""What a construction may look at besides its sentence: the whole parse, the quotation marks, the cue verbs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from attribution.find.along import Along
from attribution.find.cues import Cue, cues
from attribution.find.marks import Quotation, quotations
from attribution.find.mode import between_dashes, is_name, mode_of
from attribution.find.phrases import noun_phrase, trimmed, wholly_inside, without_trailing_introducer
from attribution.find.prepositions import PrepositionalCue, prepositional_cues
from attribution.find.relay import relays
from attribution.find.subjects import source_of
from attribution.lang.lexicon import Lexicon
from attribution.model import Candidate, Mode, Parse, Sentence, Span, Stance, Word
from attribution.parse.paragraphs import paragraphs

_LIST = regex.compile(
    r"(?:\s*\([^()\n]{1,60}\))?\s*(?:,|,?\s(?:et|ou|puis|ainsi que))\s*(?:d[e'’]\s?|[àa]\s|comme\s)?"
)


_ASKING = regex.compile(
    r"[«“\"\s]*(?:[àd]e? )?(?:qui|quoi|quand|où|comment|pourquoi|combien|quel(?:le)?s?|est-ce)\b", regex.I
)


def _asks(text: str, span: Span) -> bool:
    """Whether words are a question: by their mark, or by the word that they begin with."""
    return "?" in text[span.start : span.end + 3] or _ASKING.match(text, span.start, span.end) is not None


@dataclass(frozen=True)
class Context:
    """One document as the constructions see it; everything is computed once, when first asked for."""

    parse: Parse
    lexicon: Lexicon

    @property
    def text(self) -> str:
        """The document's text."""
        return self.parse.text

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Every quotation, inner ones too, by start."""
        return quotations(self.parse.text)

    @cached_property
    def outer(self) -> tuple[Quotation, ...]:
        """The quotations that stand in no other and are no heading, by start."""
        outer = (q for q in self.quotations if q.depth == 0)
        return tuple(q for q in outer if not between_dashes(self.text, q.span))

    @cached_property
    def speeches(self) -> Along[Quotation]:
        """The same, to be found by their place."""
        return Along(self.outer, lambda q: q.span)

    @cached_property
    def marks(self) -> Along[Quotation]:
        """Every quotation, to be found by its place."""
        return Along(self.quotations, lambda q: q.span)

    def mode(self, content: Sequence[Span]) -> Mode:
        """How much of a content stands in quotation marks of its own."""
        whole = Span(content[0].start, max(piece.end for piece in content))
        return mode_of(self.text, content, self.marks.near(whole))

    @cached_property
    def openings(self) -> tuple[tuple[Quotation, ...], ...]:
        """The outermost quotations that begin in each sentence, or right behind it."""
        begun: list[list[Quotation]] = [[] for _ in self.parse.sentences]
        for q in self.outer:
            here = self.sentence_at(q.span.start)
            if here is None:
                continue
            begun[here.index].append(q)
            if here.index and not self.text[here.span.start : q.span.start].strip():
                begun[here.index - 1].append(q)
        return tuple(map(tuple, begun))

    @cached_property
    def cues(self) -> tuple[tuple[Cue, ...], ...]:
        """The cue verbs of each sentence."""
        return tuple(tuple(cues(sentence, self.lexicon)) for sentence in self.parse.sentences)

    @cached_property
    def prepositions(self) -> tuple[tuple[PrepositionalCue, ...], ...]:
        """The prepositional cues of each sentence."""
        return tuple(tuple(prepositional_cues(s, self.lexicon)) for s in self.parse.sentences)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.parse.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds a character, or the last one that begins before it."""
        index = bisect_right(self._starts, offset) - 1
        return self.parse.sentences[index] if index >= 0 else None

    def sentences_of(self, candidate: Candidate) -> Span:
        """The sentences that cue, source and content stand in, as one span: what a reader needs to judge."""
        spans = [s for s in (*candidate.content, candidate.cue, candidate.source) if s is not None]
        first, last = (
            self.sentence_at(min(s.start for s in spans)),
            self.sentence_at(max(s.end for s in spans) - 1),
        )
        start = min(first.span.start if first else spans[0].start, *(s.start for s in spans))
        return Span(start, max(last.span.end if last else spans[-1].end, *(s.end for s in spans)))

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs of the text."""
        return paragraphs(self.text)

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [span.start for span in self.paragraphs]

    def same_paragraph(self, first: int, second: int) -> bool:
        """Whether two offsets lie in the same paragraph."""
        return bisect_right(self._paragraphs, first) == bisect_right(self._paragraphs, second)

    def around(self, span: Span) -> Quotation | None:
        """The outermost quotation whose inside holds ``span``."""
        return next((q for q in self.speeches.near(span) if span in q.inner), None)

    def within(self, span: Span) -> list[Quotation]:
        """The outermost quotations that lie inside ``span``."""
        return [q for q in self.speeches.near(span) if q.span in span]

    def speech(self, q: Quotation) -> list[Span]:
        """The pieces of one speech that ends with ``q``: the paragraphs that it continues, and itself."""
        pieces = [q.span]
        index = bisect_left(self.outer, q.span.start, key=lambda other: other.span.start)
        while self.outer[index].continues and index > 0:
            index -= 1
            pieces.insert(0, self.outer[index].span)
        return pieces

    def listed(self, q: Quotation) -> Span:
        """A quotation with those listed behind it: *« P », « Q » et « R »*."""
        end = q.span.end
        for other in self.speeches.behind(q.span.start + 1):
            if _LIST.fullmatch(self.text, end, other.span.start) is None:
                break
            end = other.span.end
        return Span(q.span.start, end)

    def balanced(self, span: Span) -> Span:
        """The span with the quotation marks at its edges made whole.

        A quotation opened inside is taken to its end; a closing mark that the span only touches is left out when the
        quotation began before it.
        """
        start, end = span.start, span.end
        for q in self.marks.near(span):
            if q.span in Span(start, end):
                continue
            if start <= q.span.start < end < q.span.end:
                end = q.span.end
            elif q.span.start < start <= q.inner.start and end >= q.inner.end:
                start, end = q.span.start, max(end, q.span.end)
            elif q.span.start < start < q.span.end <= end:
                end = end if end > q.span.end + 1 else q.inner.end
        return trimmed(self.text, Span(start, max(start, end)))

    def _quoted_apart(self, head: Word, cue: Cue) -> bool:
        """Whether a source stands within reported speech that the cue does not stand in: the parser's slip."""
        around = self.around(head.span)
        if around is None or cue.span in around.span or is_name(self.text, around):
            return False
        return wholly_inside(cue.sentence, head, around.span)

    def _outside(self, head: Word, cue: Cue) -> Word | None:
        """*Face à « des fous qui cassent », la maire a dit que P*: the subject behind one within marks."""
        governor = cue.sentence.head(head) or cue.verb
        others = (*cue.sentence.children(governor, "nsubj"), *cue.sentence.children(head, "appos"))
        behind = (w for w in others if head.index < w.index < cue.verb.index)
        return next((w for w in behind if not self._quoted_apart(w, cue)), None)

    def _mention(self, head: Word, cue: Cue) -> Span:
        """The mention of a source, without the cue that stands in its phrase: *un homme | affirmant être en vie*."""
        span = self.with_own_marks(noun_phrase(cue.sentence, head))
        holds = head.span.end <= cue.span.start < span.end
        if not holds:
            return span
        return without_trailing_introducer(self.text, Span(span.start, cue.span.start))

    def with_own_marks(self, mention: Span) -> Span:
        """A mention whose marks come in pairs: *l'invité de « Danse »* whole, *M. Roy, « ce pont est vieux »* cut."""
        for q in self.marks.near(mention):
            if q.span.start < mention.start <= q.inner.start and mention.end == q.span.end:
                return q.span
            if mention.start < q.span.start < mention.end < q.inner.end:
                before = trimmed(self.text, Span(mention.start, q.span.start))
                apart = mention.end <= q.inner.start or "," in self.text[before.end : q.span.start]
                return before if apart else Span(mention.start, q.span.end)
        return mention

    def candidate(
        self,
        construction: str,
        cue: Cue,
        content: Sequence[Span],
        frame: str = "",
        source: Word | None = None,
        shared: bool = True,
        introducer: str = "",
    ) -> Candidate:
        """A candidate of a cue verb: with its subject as the source unless another word is given.

        ``shared=False`` says that the source is the word given or nobody: no subject of another verb.
        """
        head = source if source is not None or not shared else source_of(cue)
        if head is not None and self._quoted_apart(head, cue):
            head = self._outside(head, cue) if shared else None
        if head is not None and any(head.span in c for c in content):
            head = None  # who is spoken of is not who speaks: *« Elle viendra », dit-on*
        return Candidate(
            construction=construction,
            sentence=cue.sentence.index,
            content=tuple(content),
            cue=cue.span,
            cue_lemma=cue.entry.lemma,
            source=self._before(content, self._mention(head, cue)) if head is not None else None,
            source_head=head.index if head is not None else None,
            via=relays(cue.sentence, cue.governors, head),
            stance=self._stance(cue, frame or construction, introducer, content),
        )

    def _before(self, content: Sequence[Span], mention: Span) -> Span:
        """The mention without the content that the parser hung on it: *vu par l'opposition | comme un « affront »*."""
        start = min((c.start for c in content if mention.start < c.start < mention.end), default=None)
        return (
            mention if start is None else without_trailing_introducer(self.text, Span(mention.start, start))
        )

    def _stance(self, cue: Cue, frame: str, introducer: str, content: Sequence[Span]) -> Stance:
        """The stance of a cue: quoted words that ask nothing request, with a verb that does both (*demander*)."""
        stance = cue.stance(frame, introducer)
        both = stance == "asked" and frame == "quote" and cue.entry.stance_of("infinitive") == "requested"
        asking = cue.sentence.span.of(self.text).rstrip().endswith("?")
        if both and not asking and not any(_asks(self.text, s) for s in content):
            return "requested"
        return stance
