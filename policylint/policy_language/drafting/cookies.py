"""Cookies: whether there are any, which a table lists, and how to refuse them."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.passages import Passage
from policylint.policy_language.drafting.findings import Found, Line, sentence, spans, text
from policylint.policy_language.drift.notice import plain
from policylint.policy_language.drift.practices import cookie_cells
from policylint.policy_language.wording import period
from policylint.terms import terms


def cookies(found: Found) -> Iterator[Line]:
    """The statement on cookies. A cookie is declared if the row that lists it says of which kind it is."""
    said, denied = found.stated("cookies"), found.denied("cookies")
    control = found.stated("cookies.control")
    if not said and not control:
        if denied:
            yield Line("cookies none", spans(denied, 1))
        return
    block = [Line(f"control {sentence(control[0])}", spans(control, 1))] if control else []
    asked = plain(" ".join(d.text for d in found.stated("cookie-consent")))
    for passage in found.policy.passages:
        if passage.kind == "row" and passage.label:
            line = _cookie(found, passage, asked)
            block += [line] if line is not None else []
    yield Line("cookies", spans(said, 1), tuple(block))


def _cookie(found: Found, row: Passage, asked: str) -> Line | None:
    listed = any(row.span.contains(cell.source) for cell in cookie_cells(found.notice))
    words = plain(row.own_text.removeprefix(row.label))
    kinds = [name for name, term in terms("cookie").items() if plain(term.label) in words]
    if not listed or len(kinds) != 1:
        return None
    lasting = {named.value for named in found.notice.named("duration", [row])}
    lifetime = ""
    if len(lasting) == 1:
        try:
            lifetime = f" lifetime {period(lasting.pop())}"
        except ValueError:
            lifetime = ""
    elif not lasting and (" session " in words or "close the browser" in words):
        lifetime = " lifetime session"
    consent = " consent opt-in" if plain(row.label) in asked else ""
    return Line(f"{kinds[0]} {text(found.notice.label(row))}{lifetime}{consent}", (row.span,))
