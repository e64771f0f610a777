"""The `-missing` rules: one for each topic, alike by design, over `topics.toml`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import partial

from policylint.diagnostics import Edit, Finding, Fix, Related
from policylint.disclosure import Disclosure
from policylint.document import Document
from policylint.evidence import readers_of
from policylint.explanation import Near, near_misses, neighbour
from policylint.frozen import dataclass
from policylint.memory import remembered
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.rule import Documentation, DocumentationOnDemand, Example, Rule, RuleInfo
from policylint.rules.placement import where_expected
from policylint.source import Span
from policylint.topics import Topic, topics

_MOST_RELATED = 3
_NOBODY: frozenset[str] = frozenset()
_AUDIENCES = {"us-states": "some US states"}
_HEADING = deferred(r"^#+ +(.+)$", re.MULTILINE)
_ONLY_THIS_TEXT = (
    "Only the text that was checked is read: what stands behind a link, in an image or in another document "
    "is not found. In a language without a vocabulary, and in a text that does not speak of personal data, "
    "the rule is withheld."
)


@dataclass(frozen=True, slots=True)
class MissingRule:
    """Reports that nothing on `topic` was found, at the place where a reader would look for it.

    What is said only under a heading for some readers (California, Europe) is missing for the others: a
    framework that protects others asks for it. Silent where the topic's parent is missing too, for the parent's rule speaks for both, and where the
    parent is denied: who uses no cookies need not say how to refuse them.
    """

    topic: Topic
    info: RuleInfo

    def check(self, policy: Policy) -> tuple[Finding, ...]:
        """One finding, or none."""
        topic = self.topic
        narrowed = readers_of(policy).get(topic.id, _NOBODY)
        if "" in narrowed:
            return ()
        parent = _english(topics())[topic.id].parent
        if parent and policy.status(parent) in ("not-found", "denied"):
            return ()
        near = near_misses(policy, topic.id)
        message, help_, fix = _texts(policy, topic, narrowed, near)
        related = _narrowed(policy.telling(topic.id)) if narrowed else ()
        if near and not related:
            related = tuple([Related(f"does not count: {miss.reason}", miss.span) for miss in near])
        return (Finding(message, where_expected(policy, topic), topic.id, help_, related, fix),)


def missing_rules() -> tuple[Rule, ...]:
    """One rule for each topic, in the order of the vocabulary."""
    return tuple(MissingRule(topic, _info(topic)) for topic in topics().values())


def rule_name(topic: str) -> str:
    """The name of the rule that reports a topic's absence: `dnt-missing` for `dnt`."""
    return topic.replace(".", "-") + "-missing"


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


def _texts(
    policy: Policy, topic: Topic, narrowed: Collection[str], near: tuple[Near, ...]
) -> tuple[str, str, Fix]:
    """Message, help and fix: in the language of the document, where its texts have the topic."""
    texts = policy.wordings
    wording = texts.topics.get(topic.id) if texts is not None else None
    if texts is None or wording is None:
        own = _english(topics())[topic.id]
        only = f", except for readers in {_readers(narrowed)}" if narrowed else ""
        return own.message + only, _help(policy, topic, near), _fix(policy, own.title, own.inserts)
    fields = {
        "noun": wording.noun,
        "write": wording.write,
        "readers": _readers(narrowed),
        "passages": len(policy.passages),
    }
    message = texts.missing["readers" if narrowed else "message"].format(**fields)
    fix = _fix(policy, texts.missing["fix"].format(**fields), _inserted(wording.write))
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


def _fix(policy: Policy, title: str, inserts: str) -> Fix:
    """Wording to start from, never applied: it would promise something in the organisation's name."""
    return Fix(title, (Edit(_end(policy.document), inserts),))


def _inserted(write: str) -> str:
    return f"\n{write}\n"


@remembered
def _end(document: Document) -> Span:
    """The end of the main file."""
    end = document.source.pieces[0].span.end
    return Span(end, end)


def _info(topic: Topic) -> RuleInfo:
    return RuleInfo(
        name=rule_name(topic.id),
        group="missing",
        summary=f"no {topic.noun} found",
        documentation=DocumentationOnDemand(partial(_documentation, topic)),
        severity="info",
        topic=topic.id,
        reports_absence=True,
    )


def _documentation(topic: Topic) -> Documentation:
    parts = [
        f"Reports a policy in which no {topic.noun} was found.",
        f"It is found where the policy says {topic.disclosed}.",
        f"Not enough: {topic.not_enough}.",
    ]
    parent = topics().get(topic.parent)
    if parent is not None:
        parts.append(
            f"Where `{rule_name(parent.id)}` reports, or that practice is denied, this rule is silent."
        )
    parts.append(f"Write, for example:\n\n> {topic.write}")
    return Documentation(
        what="\n\n".join(parts),
        why=topic.why,
        flagged=tuple(Example(text, flagged=(_first_heading(text),)) for text in topic.flagged),
        accepted=tuple(Example(text) for text in topic.accepted),
        limits=f"{topic.limits}\n\n{_ONLY_THIS_TEXT}",
        references=topic.references,
    )


def _first_heading(text: str) -> str:
    """What a finding underlines in a short example: its only heading. Raises ValueError if it has none."""
    found = _HEADING.search(text)
    if found is None:
        raise ValueError(f"an example without a heading: {text!r}")
    return found[1].strip()
