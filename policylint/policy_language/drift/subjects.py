"""Topics: what is declared and not said at all, said and not declared at all, or said with the opposite meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.declaration import Signal
from policylint.disclosure import Disclosure
from policylint.frontends.policy.schema import all_topics
from policylint.passages import Passage
from policylint.policy_language.drift.findings import Difference, Pair, first
from policylint.topics import topics

_IMPLIED = frozenset({
    *("legal-basis", "choice.opt-out", "controller.contact", "controller.identity", "retention", "rights.how"),
    *("collection.direct", "audience.europe", "audience.california", "purpose", "sharing.recipients"),
    *("controller.address", "controller.email"),
})  # fmt: skip
"""Topics that the wording of others brings with it: said without being declared, they tell nothing."""

_DETAILS = frozenset({
    *("authority.named", "rights.request-methods", "retention-by-category", "cookie-lifetime", "safeguards.copy"),
    *("controller.joint", "collection.sources"),
})  # fmt: skip
"""Topics that are details of others, and are compared as such."""

_OWN_WORDS = ("sentence", "item")
"""Passages that say something by themselves. A heading or a cell only names it."""

_OPPOSABLE = (
    *("sharing.sale", "cookies", "transfer", "rights.automated-decisions", "children", "purpose.marketing"),
    *("provision.obligation", "sharing.recipients", "collection.data-categories"),
)
_NEGATED = re.compile(r"\b(?:not|never|ignor\w+|no|cannot|don't|doesn't|don’t|doesn’t)\b", re.IGNORECASE)

_NAMES = re.compile(r"\bdo[ -]not[ -]track\b", re.IGNORECASE)


def compare(pair: Pair) -> Iterator[Difference]:
    """Differences in the topics that the two files disclose."""
    yield from _unsaid(pair)
    yield from _undeclared(pair)
    yield from _opposed(pair)
    yield from _signals(pair)


def _unsaid(pair: Pair) -> Iterator[Difference]:
    for topic in dict.fromkeys(d.topic for d in pair.declared.disclosures):
        missing = topic not in _DETAILS and pair.notice.policy.status(topic) == "not-found"
        if missing and topic in topics():
            found = pair.declared.about(topic)[0]
            yield pair.unsaid(topics()[topic].title, found.span, topic)


def _undeclared(pair: Pair) -> Iterator[Difference]:
    kinds = {p.span: p.kind for p in pair.notice.policy.passages}
    cookies = {p.span for p in pair.notice.policy.passages if _is_on_cookies(p)}
    choices = {d.span for d in pair.notice.about("choice.marketing")}
    unclear = pair.declaration.unclear_topics
    limited = pair.declared.status("rights.limit-sensitive") != "not-found"
    for topic in sorted(all_topics()):
        if topic in _IMPLIED | _DETAILS or topic in unclear or pair.declared.status(topic) != "not-found":
            continue
        if topic == "rights.restriction" and limited:
            continue
        sure = [d for d in pair.notice.about(topic) if kinds.get(d.span, "sentence") in _OWN_WORDS]
        if topic == "retention.period":
            sure = [d for d in sure if d.span not in cookies]
        if topic in ("collection.automatic", "purpose.marketing"):
            sure = [d for d in sure if kinds.get(d.span) == "sentence"]
        if topic == "purpose.marketing":
            sure = [d for d in sure if d.span not in choices]
        if sure:
            yield pair.undeclared(topics()[topic].title, sure[0].span, topic)


def _is_on_cookies(passage: Passage) -> bool:
    return any("cookie" in heading.text.content.casefold() for heading in passage.headings)


def _opposed(pair: Pair) -> Iterator[Difference]:
    heading = {p.span for p in pair.notice.policy.passages if p.kind == "heading"}
    chosen = any(choice.kind.text == "marketing" for choice in pair.declaration.choices)
    cookies = pair.declaration.cookies.items if pair.declaration.cookies is not None else ()
    chosen = chosen or any(cookie.kind.text in ("marketing", "social-media") for cookie in cookies)
    for topic in _OPPOSABLE:
        if topic == "purpose.marketing" and chosen:
            continue
        declared = pair.declared.about(topic)
        if len({d.polarity for d in declared}) != 1:
            continue
        here = declared[0].polarity
        against = [d for d in pair.notice.about(topic) if d.polarity != here and d.span not in heading]
        if against:
            title = topics()[topic].title
            yield pair.differs(
                "drift-polarity",
                f"{title}, {against[0].polarity}",
                against[0].span,
                here,
                first(declared, here).span,
                topic,
            )


def is_refused(said: Disclosure) -> bool:
    """Whether a statement on an opt-out signal says that it is not honoured."""
    return said.polarity == "denied" or bool(_NEGATED.search(_NAMES.sub("", said.text)))


def _signals(pair: Pair) -> Iterator[Difference]:
    declaration = pair.declaration
    signals: tuple[tuple[str, Signal | None], ...] = (("dnt", declaration.dnt), ("gpc", declaration.gpc))
    for topic, signal in signals:
        for said in pair.notice.about(topic) if signal is not None else ():
            negated = is_refused(said)
            answers = ("honoured", "not honoured")
            if signal is not None and negated == (signal.response.text == "honoured"):
                yield pair.differs(
                    "drift-polarity",
                    f"{topics()[topic].title}, {answers[negated]}",
                    said.span,
                    answers[not negated],
                    signal.span,
                    topic,
                )
                break
