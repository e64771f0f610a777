"""The absence of what a topic asks for: whether a policy lacks it, where a reader would look for it, and what to write there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from policylint.diagnostics import Edit, Finding, Fix, Related
from policylint.disclosure import Disclosure
from policylint.document import Document
from policylint.explanation import Near, near_misses, neighbour
from policylint.frozen import dataclass
from policylint.law.evidence import readers_of
from policylint.machine.memory import remembered
from policylint.policy import Policy
from policylint.rules.placement import where_expected
from policylint.source import Span
from policylint.topics import Topic, topics

_MOST_RELATED = 3
_NOBODY: frozenset[str] = frozenset()
_AUDIENCES = {"us-states": "some US states"}


def absent(policy: Policy, topic: Topic) -> tuple[Finding, ...]:
    """The finding that nothing on a topic was found, or none."""
    lacked = lacking(policy).get(topic.id)
    if lacked is None:
        return ()
    narrowed = lacked.narrowed
    near = near_misses(policy, topic.id)
    message, help_, fix = _texts(policy, topic, lacked, near)
    related = _narrowed(policy.telling(topic.id)) if narrowed else ()
    if near and not related:
        related = tuple([Related(f"does not count: {miss.reason}", miss.span) for miss in near])
    return (Finding(message, where_expected(policy, topic), topic.id, help_, related, fix),)


@dataclass(frozen=True, slots=True)
class _Lacked:
    """What a policy does not tell, and to whom alone it does: to nobody, if `narrowed` is empty; and where its main file ends."""

    own: _English
    narrowed: Collection[str]
    end: Span


@remembered
def lacking(policy: Policy) -> dict[str, _Lacked]:
    """The topics of which a policy tells nothing to some readers, but for those whose parent it lacks as well, or denies."""
    readers, status, end = readers_of(policy), policy.status, policy.document.source.pieces[0].span.end
    at_the_end = Span(end, end)
    return {
        name: _Lacked(own, narrowed, at_the_end)
        for name, own in _english(topics()).items()
        if "" not in (narrowed := readers.get(name, _NOBODY))
        and not (own.parent and status(own.parent) in ("not-found", "denied"))
    }


def _readers(audiences: Iterable[str]) -> str:
    """Audiences as people call them: `us-states` are US states."""
    named = sorted(_AUDIENCES.get(audience, audience.title()) for audience in audiences)
    return " and ".join(named)


def _narrowed(found: Sequence[Disclosure]) -> tuple[Related, ...]:
    """Where it is said, but under a heading that speaks to some readers only."""
    places = {one.span: one for one in found}
    return tuple(
        [
            Related(f"said here, for readers in {_readers([one.audience])}", span)
            for span, one in list(places.items())[:_MOST_RELATED]
        ]
    )


def _texts(policy: Policy, topic: Topic, lacked: _Lacked, near: tuple[Near, ...]) -> tuple[str, str, Fix]:
    """Message, help and fix: in the language of the document, where its texts have the topic."""
    texts, narrowed = policy.wordings, lacked.narrowed
    wording = texts.topics.get(topic.id) if texts is not None else None
    if texts is None or wording is None:
        own = lacked.own
        only = f", except for readers in {_readers(narrowed)}" if narrowed else ""
        return own.message + only, _help(policy, topic, near), _fix(lacked, own.title, own.inserts)
    fields = {
        "noun": wording.noun,
        "write": wording.write,
        "readers": _readers(narrowed),
        "passages": len(policy.passages),
    }
    message = texts.missing["readers" if narrowed else "message"].format(**fields)
    fix = _fix(lacked, texts.missing["fix"].format(**fields), _inserted(wording.write))
    return message, texts.missing["help"].format(**fields), fix


def _help(policy: Policy, topic: Topic, near: tuple[Near, ...]) -> str:
    count = len(policy.passages)
    searched = "1 passage was" if count == 1 else f"{count} passages were"
    written = f"Write, for example: {topic.write} ({searched} searched, headings and tables included.)"
    if near:
        return f"{written} A near miss at {_where(policy, near[0].span)}: {near[0].reason}."
    place = neighbour(policy, topic.id)
    if place is None:
        return written
    where = _where(policy, place.span)
    return f"{written} {where[0].upper()}{where[1:]} comes nearest: it {place.reason}."


def _where(policy: Policy, span: Span) -> str:
    """Where something begins, in words."""
    known = _named_places(policy.document)
    where = known.get(span.start)
    if where is None:
        source = policy.document.source
        file = source.part_at(span.start).source
        where = file.line_name(source.position(span.start).line)
        if file.path != source.path:
            where += f" of {file.path}"
        known[span.start] = where
    return where


@remembered
def _named_places(_document: Document) -> dict[int, str]:
    """By their offsets, the places of a document that were told in words: the same is next to many topics."""
    return {}


@dataclass(frozen=True, slots=True)
class _English:
    """What is the same of a topic in all documents: its `parent`, if that is a topic too, and what is said if it is missing.

    That is a `message`, in English, the `title` of the fix, and what it `inserts`.
    """

    parent: str
    message: str
    title: str
    inserts: str


@remembered
def _english(known: dict[str, Topic]) -> dict[str, _English]:
    return {
        name: _English(
            topic.parent if topic.parent in known else "",
            f"no {topic.noun} found",
            f"wording for {topic.noun}",
            _inserted(topic.write),
        )
        for name, topic in known.items()
    }


def _fix(lacked: _Lacked, title: str, inserts: str) -> Fix:
    """Wording to start from, at the end of the main file, never applied: it would promise something in the organisation's name."""
    return Fix(title, (Edit(lacked.end, inserts),))


def _inserted(write: str) -> str:
    return f"\n{write}\n"
