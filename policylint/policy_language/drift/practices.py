"""Data, purposes and legal bases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.declaration import Word
from policylint.document import Table, blocks_within
from policylint.policy_language.drift.contacts import texts
from policylint.policy_language.drift.findings import Difference, Pair
from policylint.policy_language.drift.notice import Notice, plain
from policylint.terms import is_a, label, terms
from policylint.text import Text

_PURPOSES = re.compile(r"\s{0,99}(?:purposes?|what we use|why we use)", re.IGNORECASE)
_COOKIES = re.compile(r"\s{0,99}(?:cookies?|name)\b", re.IGNORECASE)
_COLLECTED = (
    *("collection.data-categories", "collection.direct", "collection.automatic", "collection.third-party"),
)


def compare(pair: Pair) -> Iterator[Difference]:
    """Differences in what is collected, for what, and on which basis."""
    yield from _data(pair)
    yield from _purposes(pair)
    yield from _bases(pair)
    yield from _cookies(pair)


def _data(pair: Pair) -> Iterator[Difference]:
    yield from _unsaid_data(pair)
    known = [item.text for group in pair.declaration.data for item in group.items]
    labels = [label("data", name) for name in known]
    spoken = plain(" \n ".join([*labels, *(word.text for word in texts(pair.declaration))]))
    seen: set[str] = set()
    rows = {passage.span for passage in pair.notice.policy.passages if passage.kind == "row"}
    for disclosure in (d for d in pair.notice.about(*_COLLECTED) if d.span not in rows):
        for attribute in (a for a in disclosure.attributes if a.name == "data"):
            value = attribute.value
            words = plain(pair.notice.source.slice(attribute.span))
            if (
                value in terms("data")
                and terms("data")[value].parent
                and value not in seen
                and words not in spoken
                and not any(_kin(value, name) for name in known)
            ):
                seen.add(value)
                yield pair.undeclared(
                    f"the data {label('data', value)}", attribute.span, "collection.data-categories"
                )


def _unsaid_data(pair: Pair) -> Iterator[Difference]:
    """A notice that lists the parts of a group must list all; one that names a wider category names them all."""
    if pair.notice.policy.status("collection.data-categories") == "not-found":
        return
    said = [a for d in pair.notice.policy.disclosures for a in d.attributes if a.name == "data"]
    values = {attribute.value for attribute in said}
    for group in pair.declaration.data:
        words = {item: item.text if item.quoted else label("data", item.text) for item in group.items}
        listed = any(pair.notice.says(text) for text in words.values())
        for item, text in words.items():
            narrower = any(is_a("data", value, item.text) for value in values)
            wider = not listed and any(is_a("data", item.text, value) for value in values)
            if not (narrower or wider or pair.notice.says(text)):
                yield pair.unsaid(f"the data {text}", item.span, "collection.data-categories")


def _kin(one: str, other: str) -> bool:
    """Whether a term is the other or a kind of it, or the same words name both."""
    return is_a("data", one, other) or is_a("data", other, one)


def _purposes(pair: Pair) -> Iterator[Difference]:
    """Only a notice that uses the titles of the declaration can be seen to leave one out or to have another."""
    titled = [(p, p.label.text) for p in pair.declaration.purposes if p.label is not None]
    if not any(pair.notice.says(title) for _, title in titled):
        return
    for purpose, title in titled:
        if not pair.notice.says(title):
            yield pair.unsaid(f"the purpose “{title}”", purpose.span, "purpose")
    known = [plain(title) for _, title in titled]
    known += [plain(label("purpose", kind.text)) for p in pair.declaration.purposes for kind in p.kinds]
    known += [plain(p.name.text) for p in pair.declaration.purposes]
    for cell in _first_cells(pair.notice, _PURPOSES):
        if not any(title in plain(cell.content) for title in known):
            yield pair.undeclared(f"the purpose “{cell.content}”", cell.source, "purpose")


def _first_cells(notice: Notice, header: re.Pattern[str]) -> Iterator[Text]:
    """The first cells of the rows of tables whose first column has such a header."""
    for section in notice.policy.document.sections():
        for block in section.blocks:
            for inner in blocks_within(block):
                if isinstance(inner, Table) and inner.header and header.match(inner.header[0].text.content):
                    yield from (row.cells[0].text.strip() for row in inner.rows if row.cells)


def _bases(pair: Pair) -> Iterator[Difference]:
    for purpose in pair.declaration.purposes:
        declared = {basis.basis.text for basis in purpose.bases}
        declared |= (
            {"consent"} if any("consent" in one.condition.text for one in purpose.conditions) else set()
        )
        if purpose.label is None or not purpose.bases:
            continue
        spans = {passage.span for passage in pair.notice.passages_with(purpose.label.text)}
        said = [
            d
            for d in pair.notice.policy.disclosures
            if d.span in spans and d.topic.startswith("legal-basis.") and d.confidence == "certain"
        ]
        others = [d for d in said if d.topic.removeprefix("legal-basis.") not in declared]
        if others:
            basis = others[0].topic.removeprefix("legal-basis.")
            word: Word = purpose.bases[0].basis
            yield pair.differs(
                "drift-basis",
                f"“{purpose.label.text}” rests on {label('basis', basis)}",
                min((d.span for d in others), key=len),
                label("basis", word.text),
                purpose.bases[0].span,
                "legal-basis",
            )


def _cookies(pair: Pair) -> Iterator[Difference]:
    cookies = pair.declaration.cookies
    if cookies is None or not cookies.items:
        return
    known = [plain(cookie.name.text) for cookie in cookies.items]
    for cell in cookie_cells(pair.notice):
        if plain(cell.content) not in known:
            yield pair.undeclared(f"the cookie “{cell.content}”", cell.source, "cookies")


def cookie_cells(notice: Notice) -> Iterator[Text]:
    """The names in tables of cookies."""
    for cell in _first_cells(notice, _COOKIES):
        near = [p for p in notice.policy.passages if p.span.overlaps(cell.source)]
        if any("cookie" in heading.text.content.casefold() for p in near for heading in p.headings):
            yield cell
