"""Periods: retention, cookies, replies, breaches, notice of change, ages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from policylint.declaration import Duration, Number, Purpose
from policylint.passages import Passage
from policylint.policy_language.drift.findings import Difference, Pair
from policylint.policy_language.drift.notice import Named, length
from policylint.policy_language.wording import period
from policylint.source import Span

_REPLY = re.compile(r"\b(?:respond|answer|repl(?:y|ies))\w*\b", re.IGNORECASE)
_REQUEST = re.compile(r"\b(?:requests?|rights?|ask(?:s|ed)?)\b", re.IGNORECASE)
_RULE = "drift-period"


def compare(pair: Pair) -> Iterator[Difference]:
    """Differences in every period that both files may name."""
    yield from _retention(pair)
    yield from _cookies(pair)
    declaration, notice = pair.declaration, pair.notice
    rights, breach, changes = declaration.rights, declaration.breach, declaration.changes
    replies = [p for p in notice.policy.passages if is_reply(p)]
    yield from _single(pair, replies, rights.respond_within if rights else None, "rights.how", "the time in which requests are answered")  # fmt: skip
    breaches = notice.passages_about("security.breach-notification")
    yield from _single(pair, breaches, breach.within if breach else None, "security.breach-notification", "the time in which people are told of a breach")  # fmt: skip
    told = notice.passages_about("policy.change-notice", "policy.changes")
    yield from _single(pair, told, changes.notice if changes else None, "policy.change-notice", "the notice before a change")  # fmt: skip
    yield from _ages(pair)


def is_reply(passage: Passage) -> bool:
    """Whether a passage speaks of answers to requests."""
    text = passage.own_text
    return passage.kind != "row" and bool(_REPLY.search(text) and _REQUEST.search(text))


def _single(
    pair: Pair, passages: Iterable[Passage], declared: Duration | None, topic: str, what: str
) -> Iterator[Difference]:
    """A period of which there is one: said differently, or not at all, or not declared."""
    said = pair.notice.named("duration", passages)
    if declared is None:
        known = {length(one) for one, _ in _declared(pair)}
        new = [named for named in said if length(named.value) not in known]
        if new and pair.declared.status(topic) != "not-found":
            yield pair.undeclared(f"{what}, {_words(new[0])}", new[0].span, topic)
        return
    others = [named for named in said if length(named.value) != length(declared)]
    if others:
        yield pair.differs(_RULE, f"{what}, {_words(others[0])}", others[0].span, period(declared.value), declared.span, topic)  # fmt: skip
    elif not said and pair.notice.policy.status(topic) != "not-found":
        yield pair.unsaid(f"{what}, {period(declared.value)}", declared.span, topic)


def _retention(pair: Pair) -> Iterator[Difference]:
    reported: set[Span] = set()
    for purpose in pair.declaration.purposes:
        for difference in _of_purpose(pair, purpose):
            reported.add(difference.finding.span)
            yield difference
    passages = pair.notice.passages_about("retention.period")
    known = {length(one) for one, _ in _declared(pair)}
    for named in pair.notice.named("duration", passages):
        if length(named.value) in known or named.span in reported:
            continue
        retentions = [(d, where) for d, where in _declared(pair) if where in _retention_spans(pair)]
        if len(retentions) == 1:
            declared, where = retentions[0]
            yield pair.differs(_RULE, f"retention, {_words(named)}", named.span, period(declared.value), where, "retention.period")  # fmt: skip
        else:
            yield pair.undeclared(f"retention, {_words(named)}", named.span, "retention.period")
        reported.add(named.span)
    if reported:
        return
    said = {length(named.value) for named in pair.notice.named("duration")}
    for declared, where in _declared(pair):
        if where in _retention_spans(pair) and length(declared) not in said:
            yield pair.unsaid(f"retention, {period(declared.value)}", where, "retention.period")


def _of_purpose(pair: Pair, purpose: Purpose) -> Iterator[Difference]:
    """Periods in the passages that name a purpose by its label: another one, or a second one."""
    declared = [kept.period for kept in purpose.retentions if kept.period is not None]
    if purpose.label is None:
        return
    kept = pair.notice.passages_about(
        "retention.period", "retention.criteria", "retention.disposal", "retention"
    )
    passages = [p for p in pair.notice.passages_with(purpose.label.text) if p in kept]
    said = pair.notice.named("duration", passages)
    lengths = {length(one) for one in declared}
    for named in said:
        if length(named.value) in lengths or not declared:
            continue
        nearest = declared[0]
        yield pair.differs(_RULE, f"retention for “{purpose.label.text}”, {_words(named)}", named.span, period(nearest.value), nearest.span, "retention.period")  # fmt: skip
    found = {length(named.value) for named in said}
    if passages and not any(named for named in said if length(named.value) not in lengths):
        for one in declared:
            if length(one) not in found:
                yield pair.unsaid(f"retention for “{purpose.label.text}”, {period(one.value)}", one.span, "retention.period")  # fmt: skip


def _retention_spans(pair: Pair) -> set[Span]:
    spans = {r.period.span for p in pair.declaration.purposes for r in p.retentions if r.period is not None}
    limits = pair.declaration.retention
    return spans | ({limits.maximum.span} if limits is not None and limits.maximum is not None else set())


def _declared(pair: Pair) -> list[tuple[Duration, Span]]:
    """Every period of the declaration, with its place."""
    declaration = pair.declaration
    found = [r.period for p in declaration.purposes for r in p.retentions]
    found += [declaration.retention.maximum] if declaration.retention is not None else []
    cookies = declaration.cookies.items if declaration.cookies is not None else ()
    found += [cookie.lifetime for cookie in cookies if isinstance(cookie.lifetime, Duration)]
    found += [declaration.rights.respond_within] if declaration.rights is not None else []
    found += [declaration.breach.within] if declaration.breach is not None else []
    found += [declaration.changes.notice] if declaration.changes is not None else []
    return [(one, one.span) for one in found if one is not None]


def _cookies(pair: Pair) -> Iterator[Difference]:
    for cookie in pair.declaration.cookies.items if pair.declaration.cookies is not None else ():
        passages = pair.notice.passages_with(cookie.name.text)
        passages = [p for p in passages if any("cookie" in h.text.content.casefold() for h in p.headings)]
        if not passages:
            if pair.notice.policy.status("cookies") != "not-found" and not pair.notice.says(cookie.name.text):
                yield pair.unsaid(f"the cookie “{cookie.name.text}”", cookie.span, "cookies")
            continue
        said = pair.notice.named("duration", passages)
        lifetime = cookie.lifetime
        expected = length(lifetime) if isinstance(lifetime, Duration) else None
        others = [named for named in said if length(named.value) != expected]
        if others and lifetime is not None:
            words = period(lifetime.value) if isinstance(lifetime, Duration) else "the session"
            yield pair.differs(_RULE, f"lifetime of “{cookie.name.text}”, {_words(others[0])}", others[0].span, words, lifetime.span, "cookies")  # fmt: skip
        elif not said and isinstance(lifetime, Duration):
            yield pair.unsaid(f"lifetime of “{cookie.name.text}”, {period(lifetime.value)}", lifetime.span, "cookies")  # fmt: skip


def _ages(pair: Pair) -> Iterator[Difference]:
    children = pair.declaration.children
    if children is None:
        return
    declared: Sequence[Number] = [age for age in (children.under, children.from_) if age is not None]
    said = [a for d in pair.notice.about("children") for a in d.attributes if a.name == "age"]
    known = {str(age.value) for age in declared}
    for attribute in said:
        years = attribute.value.strip("PY")
        if declared and years not in known and years.isdigit():
            yield pair.differs(_RULE, f"an age of {years}", attribute.span, str(declared[0].value), declared[0].span, "children")  # fmt: skip
            return
    if declared and not said and pair.notice.policy.status("children") != "not-found":
        yield pair.unsaid(f"an age of {declared[0].value}", declared[0].span, "children")


def _words(named: Named) -> str:
    try:
        return period(named.value)
    except ValueError:
        return named.value
