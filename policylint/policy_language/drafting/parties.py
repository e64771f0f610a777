"""The head of a draft, and who is behind the notice: dates, readers, controller, officer, representative."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from policylint.disclosure import Disclosure
from policylint.document import Heading
from policylint.patterns import deferred
from policylint.policy_language.drafting.findings import (
    Found,
    Line,
    attributes,
    plain,
    sentence,
    spans,
    text,
    todo,
)
from policylint.policy_language.drift.contacts import is_effective, is_updated
from policylint.source import Span

_BREAKS = deferred(r"[ \t,]{0,9}(?:<br\s{0,9}/?>|\\?\n)[\s>,]{0,9}", re.IGNORECASE)
"""Where an address goes on in the next line, in any of the formats."""
_TITLES = (
    "data protection officer",
    "chief privacy officer",
    "privacy officer",
    "privacy office",
    "privacy team",
)


def title(found: Found) -> str:
    """The first heading of the notice, as text in quotes."""
    headings = [s.heading for s in found.policy.document.sections() if isinstance(s.heading, Heading)]
    words = plain(found.policy.document.written(headings[0].text)) if headings else ""
    return text(words) if words else todo("the title of the notice")


def head(found: Found) -> Iterator[Line]:
    """Dates and readers."""
    yield from _dates(found)
    for audience in ("europe", "california"):
        said = found.stated(f"audience.{audience}")
        if said:
            yield Line(f"audience {audience}", spans(said, 1))


def _dates(found: Found) -> Iterator[Line]:
    left = [
        (a.value, d) for a, d in attributes(found.stated("policy.effective-date"), "date") if _is_day(a.value)
    ]
    told = False
    for word, fits in (("updated", is_updated), ("effective", is_effective)):
        fitting = [one for one in left if fits(one[1].text)]
        if fitting:
            told = True
            day, disclosure = fitting[0]
            left = [one for one in left if one[0] != day]
            yield Line(f"{word} {day}", (disclosure.span,))
    if left and not told:  # "Date:", "As of"
        yield Line(f"updated {left[0][0]}", (left[0][1].span,))


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("2026-04-01")


def parties(found: Found) -> Iterator[Line]:
    """The controller, joint controllers, the officer and the representative."""
    officers = {d.span for d in found.stated("dpo.contact")}
    named = list(attributes(found.stated("controller.identity"), "controller"))
    name = text(named[0][0].value) if named else todo("the name of the organisation")
    if named and not found.notice.says(named[0][0].value):
        name = todo(f"the name of the organisation: {named[0][0].value}")
    identity = (named[0][1].span,) if named else ()
    yield Line(f"controller {name}", identity, tuple(_channels(found, officers)))
    joint = found.stated("controller.joint")
    if joint:
        yield Line(f"joint {sentence(joint[0])}", spans(joint, 1))
    yield from _officer(found)
    yield from _representative(found)


def _channels(found: Found, officers: set[Span]) -> Iterator[Line]:
    reached = False
    for word, topic, kind in (
        ("address", "controller.address", "address"),
        ("email", "controller.email", "email"),
        ("phone", "controller.contact", "phone"),
    ):
        said = found.stated(topic)
        ours = [d for d in said if d.span not in officers] or (said if word == "email" else [])
        entity = _named(found, ours, kind)
        if entity is not None:
            reached = True
            yield Line(f"{word} {text(entity[0])}", (entity[1].span,))
    contact = found.stated("controller.contact")
    if contact and not reached:
        yield Line(f"form {sentence(contact[0])}", spans(contact, 1))


def _named(found: Found, said: list[Disclosure], kind: object) -> tuple[str, Disclosure] | None:
    """The first thing of a kind that is named where something is disclosed."""
    for disclosure in said:
        passages = [p for p in found.policy.passages if p.span == disclosure.span]
        for named in found.notice.named(kind, passages):  # type: ignore[arg-type]
            written = found.notice.source.slice(named.span)
            return _BREAKS.sub(", ", written) if kind == "address" else written, disclosure
    return None


def _officer(found: Found) -> Iterator[Line]:
    said = found.stated("dpo.contact")
    if not said:
        return
    called = next((name for name in _TITLES if found.notice.says(name)), None)
    name = text(called[0].upper() + called[1:]) if called else todo("the name or title of the officer")
    ways = []
    for word in ("email", "phone", "address"):
        entity = _named(found, said, word)
        if entity is not None:
            ways.append(Line(f"{word} {text(entity[0])}"))
    yield Line(f"dpo {name}", spans(said, 1), tuple(ways or [Line(f"form {sentence(said[0])}")]))


def _representative(found: Found) -> Iterator[Line]:
    said = found.stated("controller.representative")
    if not said:
        return
    name = _named(found, said, "organisation")
    called = text(name[0]) if name is not None else todo("the name of the representative")
    yield Line(f"representative {called}", spans(said, 1))
