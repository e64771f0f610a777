"""Groups of data: those that a notice lists under a title of their own, and tables that refer to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.policy_language.drafting.findings import Found
from policylint.policy_language.drift.notice import plain
from policylint.source import Span
from policylint.terms import terms

_NAME = re.compile(r"[^\W\d_][\w-]*")
_WORDS = re.compile(r"[^\W_]+")
_SOURCES = (("collection.automatic", " from device"), ("collection.third-party", " from third-party"))


@dataclass(frozen=True, slots=True)
class Group:
    """An item of a list of what is collected: its title, where the data comes from (as written), its terms."""

    name: str
    label: str
    source: str
    items: tuple[str, ...]
    span: Span


def groups(found: Found) -> list[Group]:
    """The titled groups, in the order of the notice."""
    made: dict[str, Group] = {}
    for passage in found.policy.passages:
        label = found.notice.label(passage).strip(" :.")
        name = "-".join(_WORDS.findall(label.casefold()))
        if passage.kind != "item" or not _NAME.fullmatch(name) or name in made or len(name) > 40:
            continue
        said = [d for d in found.stated("collection.data-categories") if d.span == passage.span]
        items = [value for d in said for value in d.values("data") if value in terms("data")]
        if items:
            source = next((way for topic, way in _SOURCES if _is_about(found, topic, passage)), "")
            if source or found.stated("collection.direct"):
                made[name] = Group(name, label, source, tuple(dict.fromkeys(items)), passage.span)
    return list(made.values())


def _is_about(found: Found, topic: str, passage: Passage) -> bool:
    return any(d.span == passage.span for d in found.stated(topic))


def rows(found: Found, header: re.Pattern[str]) -> Iterator[tuple[Passage, Passage]]:
    """The rows of tables whose first column has such a header, each with its first cell."""
    of_rows = [p for p in found.policy.passages if p.kind == "row" and p.label]
    for cell in of_rows:
        if cell.own and cell.own_text == cell.label and header.match(cell.text.content[: cell.own]):
            row = next((p for p in of_rows if not p.own and p.span.contains(cell.span)), None)
            if row is not None:
                yield row, cell


def named_in(row: Passage, known: list[Group]) -> list[Group]:
    """The groups that a row refers to by their titles."""
    words = plain(row.own_text.removeprefix(row.label))
    return [group for group in known if plain(group.label) in words]
