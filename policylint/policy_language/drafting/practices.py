"""Data, purposes, bases and retention, as far as the notice ties them to each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policylint.disclosure import Disclosure
from policylint.policy_language.drafting.findings import Found, Line, attributes, sentence, spans, text, todo
from policylint.policy_language.drafting.groups import groups, named_in, rows
from policylint.policy_language.wording import period
from policylint.source import Span
from policylint.terms import is_a, terms

_WAYS = (
    ("collection.automatic", "automatic", " from device"),
    ("collection.third-party", "received", " from third-party"),
    ("collection.direct", "provided", ""),
)
_CATEGORIES = "collection.data-categories"
_BASES = tuple(f"legal-basis.{name}" for name in terms("basis"))
_KEPT = ("retention.period", "retention.criteria", "retention.disposal")
_PURPOSE = re.compile(r"\s*(?:purposes?|what we use|why we use)", re.IGNORECASE)


def data(found: Found) -> Iterator[Line]:
    """A group for each way that data is collected, with the categories said to be collected that way."""
    if found.denied(_CATEGORIES) and not found.stated(_CATEGORIES):
        yield Line("data none", spans(found.denied(_CATEGORIES), 1))
        return
    categories = found.stated(_CATEGORIES)
    left = dict.fromkeys(a.value for a, _ in attributes(categories, "data") if a.value in terms("data"))
    titled = groups(found)
    for group in titled:
        yield Line(
            f"data {group.name} {text(group.label)}{group.source}{_listed(group.items)}", (group.span,)
        )
        for value in group.items:
            left.pop(value, None)
    ways = {group.source for group in titled}
    made: list[tuple[str, str, list[str], tuple[Span, ...]]] = []
    for topic, name, source in _WAYS:
        said = found.stated(topic)
        if not said:
            continue
        places = {d.span for d in said}
        here = [d for d in categories if d.span in places] if topic != "collection.direct" else categories
        items = [
            value for value in dict.fromkeys(a.value for a, _ in attributes(here, "data")) if value in left
        ]
        for value in items:
            del left[value]
        if items or source not in ways:
            made.append(
                (name, source, items, (*spans(said, 1), *spans((d for d in here if d.attributes), 1)))
            )
    for name, source, items, places_ in made:
        yield Line(f"data {name}{source}" + _listed(items), tuple(dict.fromkeys(places_)))
    if left:
        label = todo("say where this data comes from")
        yield Line(f"data collected {label}{_listed(left)}", spans(categories, 2))
    elif categories and not titled and not any(items for _, _, items, _ in made):
        yield Line(
            f"data described {todo('list this data')} [{sentence(categories[0])}]", spans(categories, 1)
        )


def _listed(items: Iterable[str]) -> str:
    return f" [{', '.join(items)}]" if items else ""


def purposes(found: Found) -> Iterator[Line]:
    """Purposes of a table of purposes with what stands in their rows, those named elsewhere, and what is tied to none."""
    used: set[Span] = set()
    kinds: set[str] = set()
    names: set[str] = set()
    lines: list[Line] = []
    for line, span, of in _rows(found, names):
        used.add(span)
        kinds |= of
        lines.append(line)
    for value, said in _kinds(found).items():
        if not any(is_a("purpose", kind, value) for kind in kinds):
            kinds.add(value)
            block = (Line(f"kind {value}"), *_bases_of(found, value))
            lines.append(Line(f"purpose {_fresh(value, names)}", spans(said, 1), block))
    if found.stated("purpose.marketing") and not any(is_a("purpose", kind, "marketing") for kind in kinds):
        places = spans(found.stated("purpose.marketing"), 1)
        lines.append(Line(f"purpose {_fresh('marketing', names)}", places, (Line("kind marketing"),)))
    yield from lines
    if found.denied("purpose.marketing") and not found.stated("purpose.marketing"):
        yield Line("marketing none", spans(found.denied("purpose.marketing"), 1))
    yield from _untied(found, used, lines)


def _rows(found: Found, names: set[str]) -> Iterator[tuple[Line, Span, set[str]]]:
    """Rows that name a purpose in their first cell and say more of it: the ground or how long."""
    known = groups(found)
    for row, cell in rows(found, _PURPOSE) if found.says("purpose") else ():
        inside = [d for d in found.policy.disclosures if row.span.contains(d.span)]
        titled = _kinds(
            found, [d for d in inside if d.span == cell.span and d.topic == "purpose"], cell.label
        )
        stated = [d.topic for d in inside if d.topic in _BASES and d.polarity == "stated"]
        block = [Line(f"kind {kind}") for kind in titled]
        used = [group.name for group in named_in(row, known)]
        block += [Line(f"uses {', '.join(used)}")] if used else []
        block += [Line(f"basis {topic.removeprefix('legal-basis.')}") for topic in dict.fromkeys(stated)]
        block += [Line(line) for line in _retained(found, row.span)]
        told = found.notice.label(cell)
        label = text(told) if found.notice.says(told) else todo("the title of this purpose")
        name = _fresh(next(iter(titled), "purpose"), names)
        yield Line(f"purpose {name} {label}", (row.span,), tuple(block)), row.span, set(titled)


def _kinds(
    found: Found, said: list[Disclosure] | None = None, label: str = ""
) -> dict[str, list[Disclosure]]:
    """The kinds of purpose named, each with where; those of marketing only if it is stated that there is any."""
    if not found.says("purpose"):
        return {}
    kinds: dict[str, list[Disclosure]] = {}
    for attribute, disclosure in attributes(
        found.stated("purpose", "purpose.marketing") if said is None else said, "purpose"
    ):
        value = attribute.value
        if value not in terms("purpose") or (
            label and found.notice.source.slice(attribute.span) not in label
        ):
            continue
        if is_a("purpose", value, "marketing") and not found.stated("purpose.marketing"):
            continue
        kinds.setdefault(value, []).append(disclosure)
    return kinds


def _bases_of(found: Found, kind: str) -> Iterator[Line]:
    """The ground of a kind of purpose, where one passage names that kind alone and one ground alone."""
    seen: set[str] = set()
    for said in found.stated(*_BASES):
        here = {d.topic for d in found.stated(*_BASES) if d.span == said.span}
        if said.confidence == "certain" and len(here) == 1 and set(said.values("purpose")) == {kind}:
            basis = said.topic.removeprefix("legal-basis.")
            if basis not in seen and not found.is_row(said):
                seen.add(basis)
                yield Line(f"basis {basis}", (said.span,))


def _retained(found: Found, within: Span) -> Iterator[str]:
    """What is said within a place on how long data is kept."""
    said = [d for d in found.stated(*_KEPT) if within.contains(d.span) or within == d.span]
    disposals = [a.value for a, _ in attributes(said, "disposal") if a.value in terms("disposal")]
    then = f" then {disposals[0]}" if disposals else ""
    lasting = _periods(found, said)
    events = [a.value for a, _ in attributes(said, "trigger") if a.value in terms("event")]
    for value, _ in lasting:
        after = f" after {events[0]}" if events and len(lasting) == 1 else ""
        yield f"retain {value}{after}{then}"
    criteria = [d for d in said if d.topic == "retention.criteria"]
    if not lasting and events:
        yield f"retain until {events[0]}{then}"
    elif not lasting and criteria:
        shortest = min(criteria, key=lambda d: len(d.text))
        yield f"retain while {sentence(shortest)}{then}"


def _periods(found: Found, said: Iterable[Disclosure]) -> list[tuple[str, Disclosure]]:
    """The periods of these disclosures as the language writes them."""
    periods: dict[str, Disclosure] = {}
    for attribute, disclosure in attributes(said, "period"):
        try:
            periods.setdefault(period(attribute.value), disclosure)
        except ValueError:
            continue
    return list(periods.items())


def _untied(found: Found, used: set[Span], purposes_: list[Line]) -> Iterator[Line]:
    """Grounds and periods that no purpose was found for, under a name that asks for it; criteria; disposal."""

    def tied(d: Disclosure) -> bool:
        return any(span.contains(d.span) for span in used)

    bases: dict[str, Disclosure] = {}
    for said in found.stated(*_BASES):
        if not tied(said):
            bases.setdefault(said.topic.removeprefix("legal-basis."), said)
    own = [d for d in found.stated("retention.period") if not tied(d) and not _on_cookies(found, d)]
    tied_bases = {inner.head for line in purposes_ for inner in line.block or ()}
    block = [
        Line(f"basis {basis}", (said.span,))
        for basis, said in bases.items()
        if f"basis {basis}" not in tied_bases
    ]
    block += [Line(f"retain {value}", (said.span,)) for value, said in _periods(found, own)]
    if block or (found.stated("purpose") and not purposes_):
        asked = todo("say which purposes this is about")
        yield Line(f"purpose unassigned {asked}", spans(found.stated("purpose"), 1), tuple(block))
    limits = []
    criteria = [d for d in found.stated("retention.criteria") if not tied(d)]
    if criteria:
        limits.append(Line(f"criteria {sentence(criteria[0])}", spans(criteria, 1)))
    disposed = [
        (a, d)
        for a, d in attributes(found.stated("retention.disposal"), "disposal")
        if a.value in terms("disposal")
    ]
    if disposed and not all(tied(d) for _, d in disposed):
        limits.append(Line(f"then {disposed[0][0].value}", (disposed[0][1].span,)))
    if limits:
        yield Line("retention", (), tuple(limits))


def _on_cookies(found: Found, disclosure: Disclosure) -> bool:
    near = [p for p in found.policy.passages if p.span == disclosure.span]
    return any("cookie" in heading.text.content.casefold() for p in near for heading in p.headings)


def _fresh(name: str, names: set[str]) -> str:
    """A name that no purpose has yet."""
    number, fresh = 1, name
    while fresh in names:
        number += 1
        fresh = f"{name}-{number}"
    names.add(fresh)
    return fresh
