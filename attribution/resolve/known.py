"""Names: entities of the knowledge base, acronyms and unknown names that a mention holds as its head."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from msgspec.structs import replace

from attribution.model import Entity, Span, Word
from attribution.resolve.agreement import is_named
from attribution.resolve.kinds import end_of_head, fits, kind_of, of_saying, role_of
from attribution.resolve.mentions import ARTICLES, MARKS, PREPOSITIONS, Mention, folded, form_of, read_mention
from attribution.resolve.nouns import by_trade
from attribution.resolve.referents import Referent, made, of_entity
from attribution.resolve.scene import Scene

_INSIDE = frozenset("de d' du des la le l' et en & of for and the".split())  # small words of names
_THROUGH = frozenset({"par", "via", "lors", "dans", "avec"})  # *l'ONU par la voix de son envoyé* is the ONU
_DAYS = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche jour matin soir janvier février mars avril mai juin juillet "
    "août septembre octobre novembre décembre".split()
)


def known_name(mention: Mention, scene: Scene) -> Referent | None:
    """An entity of the knowledge base that is the mention's head or in apposition to a noun of its kind."""
    for span, entity in scene.known_in(mention.span):
        if not mention.starts_with(span) and not _beside(mention, span, entity, scene):
            continue
        branch = _national(mention, span, entity)
        if branch is not None:
            return branch
        rest = _after(mention, span)
        if not rest:
            return of_entity(_as_called(entity, mention))
        if rest[0].form[:1].isupper():
            someone = any(p.span.start >= span.end for p in scene.people_in(mention))
            someone |= scene.people.is_first_name(rest[0].form)
            return of_entity(entity) if someone else _longer(mention, span, entity, rest)
    longer = _with_article(mention, scene) or _ended(mention, scene)
    return of_entity(longer) if longer is not None else None


def _national(mention: Mention, span: Span, entity: Entity) -> Referent | None:
    """A body of another country: *la Croix-Rouge bélarusse* is not the one of all countries."""
    behind = next((w for w in mention.core if w.span.start >= span.end), None)
    code = mention.people.country_of_adjective(behind.form) if behind is not None else ""
    if behind is None or entity.kind != "organisation" or not code or code == entity.country:
        return None
    name = mention.sentence.text[span.start : behind.span.end]
    return Referent(made(entity.kind, name, code), number="Sing", words=frozenset(folded(name)) | {code})


def _ended(mention: Mention, scene: Scene) -> Entity | None:
    """*Santé publique* | *France*: the known name of which the parser took the end for the whole."""
    around = (known for known in scene.known.near(mention.span) if known[0].start < mention.span.start)
    return next((entity for span, entity in around if span.end == mention.span.end), None)


def said_medium(mention: Mention, scene: Scene) -> Referent | None:
    """A paper whose name may be anything else, where it speaks: *rapporte Sud Ouest*."""
    if not scene.own:
        return None
    words = [w for w in mention.core if w.upos != "DET"]
    small = (w for w in words[1:-1] if w.form[:1].islower())
    named = bool(words) and words[0].form[:1].isupper() and words[-1].form[:1].isupper()
    named &= all(form_of(w) in _INSIDE for w in small)
    if not named or scene.people.is_first_name(words[0].form) or any(scene.known_in(mention.span)):
        return None
    medium = scene.entities.medium(mention.text) or scene.entities.medium(
        mention.sentence.text[words[0].span.start : words[-1].span.end]
    )
    return of_entity(medium) if medium is not None else None


def _as_called(entity: Entity, mention: Mention) -> Entity:
    """An agency is a medium where the text calls it so: *le média américain Bloomberg*."""
    record = mention.record
    called = entity.kind == "agency" and record is not None and record.role == "press"
    return replace(entity, kind="media") if called and record and record.definite == "media" else entity


def _with_article(mention: Mention, scene: Scene) -> Entity | None:
    """*Le Monde*, whose article is in the *du* or *au* before the mention."""
    text, start = mention.sentence.text, mention.span.start
    if text[max(0, start - 3) : start].lower() not in ("du ", "au ") or not mention.text[:1].isupper():
        return None
    return scene.entities.find(f"Le {mention.text}")


def _after(mention: Mention, span: Span) -> list[Word]:
    """The words by which the phrase says more than the name: *la police* is not *la police de Colombo*."""
    after = [w for w in mention.core if w.span.start >= span.end and form_of(w) not in MARKS]
    if after and (form_of(after[0]) in _THROUGH or _dated(after)):
        return []
    goes_on = bool(after) and (form_of(after[0]) in PREPOSITIONS or after[0].form[:1].isupper())
    return after if goes_on else []


def _dated(words: Sequence[Word]) -> bool:
    """Whether the words only say of which day: *Le Point du 11 juin*."""
    said = [w for w in words if w.upos not in ("DET", "ADP", "PUNCT")]
    return bool(said) and all(w.form[:1].isdigit() or form_of(w) in _DAYS for w in said)


def _longer(mention: Mention, span: Span, entity: Entity, rest: list[Word]) -> Referent | None:
    """A branch of the known one, of its kind: *France Bleu* Berry, *Greenpeace* France."""
    if entity.kind == "government":
        return None
    end = span.end
    for word in rest:
        if not word.form[:1].isupper():
            break
        end = word.span.end
    name = mention.sentence.text[span.start : end]
    return Referent(made(entity.kind, name, entity.country), number="Sing", words=frozenset(folded(name)))


def _beside(mention: Mention, span: Span, entity: Entity, scene: Scene) -> bool:
    before = [w for w in mention.words if w.span.end <= span.start and form_of(w) not in MARKS]
    if before and form_of(before[-1]) in ARTICLES:
        before = before[:-1]
    if not before or not fits(mention, entity.kind):
        return False
    longer = before[-1].form[:1].isupper() and before[-1] is not mention.head
    if longer and not any(p.certain and p.span.end == before[-1].span.end for p in scene.people_in(mention)):
        return False  # *la compagnie « Circuits Express Paris »*
    joined = form_of(before[-1]) in PREPOSITIONS or before[-1].upos in ("ADP", "CCONJ")
    return before[-1].form == "," or not joined


def acronym(mention: Mention, scene: Scene) -> Referent | None:
    """*la HAS* after *la Haute Autorité de Santé (HAS)*."""
    if not scene.acronyms:
        return None
    words = [w for w in mention.core if w.upos != "DET" and form_of(w) not in ARTICLES]
    if len(words) != 1 or words[0].form not in scene.acronyms:
        return None
    span = scene.acronyms[words[0].form]
    long = span.of(mention.sentence.text)
    earlier = (trace.referent for trace in scene.earlier(mention.span.start))
    called = next((r for r in earlier if folded(r.entity.name) == folded(long)), None)
    if called is not None:
        return called
    sentence = scene.sentence_of(span, mention.sentence.index)
    defined = read_mention(sentence, span, scene.people) if sentence is not None else None
    kind = kind_of(defined) if defined is not None else ""
    return Referent(made(kind if kind == "government" else "organisation", long), number="Sing")


def name_beside(mention: Mention, scene: Scene) -> Referent | None:
    """An unknown name right after a noun of its kind: *le groupe australien* Wombat Steel, *le site* moscou.ru."""
    several = mention.number == "Plur" and mention.determiner == "indefinite"  # *des ONG, comme* Vorna
    if several or role_of(mention) not in ("body", "press") or mention.head.form[:1].isupper():
        return None
    behind = max(mention.head.span.end, end_of_head(mention))  # *le site Web* is no site of that name
    words = [w for w in mention.core if w.span.start >= behind]
    if not words and len(mention.core) < len(mention.words):  # *le groupe, Wombat Steel*
        words = list(mention.words[len(mention.core) + 1 :])
    first = next((i for i, w in enumerate(words) if is_named(w)), None)
    if first is None or (first and (words[first - 1].upos not in ("ADJ", "NOUN"))):
        return None
    name = list(takewhile(lambda w: is_named(w) or form_of(w) in _INSIDE, words[first:]))
    while name and not is_named(name[-1]):
        name = name[:-1]
    here = Span(name[0].span.start, name[-1].span.end)
    either = role_of(mention) == "press" or by_trade(mention.head, mention.people)
    people = scene.people_here[mention.sentence.index] if either else ()
    if any(p.certain and p.span.overlaps(here) for p in people):
        return None  # *a dit à la presse Anne Petit*
    text = here.of(mention.sentence.text)
    head = mention.record
    called = head.definite if head is not None and head.role == "press" else ""
    kind = (called if called == "media" else "") or kind_of(mention)
    return Referent(made(kind, text), words=frozenset(folded(text))) if kind else None


def spoken_of(mention: Mention) -> Mention | None:
    """Whose words *les informations du Monde*, *les propos recueillis par l'AFP* are: what follows the noun of saying.

    *l'AFP de source policière* is the police source, whom the agency has heard.
    """
    if (heard := _heard(mention)) is not None:
        return read_mention(mention.sentence, Span(heard.span.start, mention.span.end), mention.people)
    if not of_saying(mention):
        return None
    after = [w for w in mention.words if w.index > mention.head.index]
    place = next((i for i, w in enumerate(after[:3]) if form_of(w) in ("de", "d'", "du", "des")), None)
    if place is None:
        place = next((i for i, w in enumerate(after[:4]) if form_of(w) == "par"), None)
    if place is None or place + 1 >= len(after):
        return None
    return read_mention(mention.sentence, Span(after[place + 1].span.start, mention.span.end), mention.people)


def _heard(mention: Mention) -> Word | None:
    """*source* in *l'AFP de source policière*."""
    if mention.head.upos != "PROPN" and role_of(mention) != "press":
        return None
    sources = (w for of, w in pairwise(mention.core) if w.lemma.lower() == "source" and form_of(of) == "de")
    return next(sources, None)
