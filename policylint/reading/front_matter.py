"""The dates that a site generator's front matter gives of the page, read line by line: each keeps its place.

YAML (`---`) and TOML (`+++`) are read as far as dates need it: keys below keys, values on several lines. What stands in a
list is left alone, as is what stands below a key that speaks of something else than the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from policylint.document import Document
from policylint.entities.date import impossible
from policylint.entities.recognition import recognise
from policylint.frozen import dataclass
from policylint.patterns import deferred
from policylint.source import Span

PageDateRole: TypeAlias = Literal["updated", "effective", "reviewed", "dated", "said"]
"""What a date is, by its key: `dated` may be that of the file's making; `said` stands in the words of a text."""

_QUOTED = r"\"[^\"\n]{1,60}\"|'[^'\n]{1,60}'"
_YAML_ENTRY = deferred(
    rf"(?P<margin>[ ]*)(?P<dashes>(?:-[ \t]+)*)(?P<key>{_QUOTED}|[\w$][\w .$-]{{0,60}}?)[ \t]*:(?=\s|$)[ \t]*(?P<value>.*)"
)
_TOML_ENTRY = deferred(rf"[ \t]*(?P<key>{_QUOTED}|[\w-]+(?:\.[\w-]+)*)[ \t]*=[ \t]*(?P<value>.*)")
_TOML_TABLE = deferred(r"[ \t]*(?P<many>\[)?\[(?P<path>[^\[\]\n]+)\]")
_LINE = deferred(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_FOLDED = "\n"
"""No line has it: a folded text ends with its margin alone."""

_LISTED = "-"
"""Stands for an item of a list in the path of a key."""

_ROLES: tuple[tuple[PageDateRole, re.Pattern[str]], ...] = (
    (
        "updated",
        deferred(
            r"(?:date)?(?:last)?(?:updated?|modified|revised|changed?|mod)(?:at|on|date|time)?"
            r"|(?:last)?(?:revision|modification)(?:date)?|dateof(?:last)?(?:update|revision)"
        ),
    ),
    ("effective", deferred(r"(?:date)?effective(?:date|from|since|on|as)?")),
    (
        "reviewed",
        deferred(r"(?:last)?reviewed(?:at|on)?|lastreview(?:date)?|(?:last)?version(?:date)?"),
    ),
    ("dated", deferred(r"date|pubdate|published|publish(?:ed)?date|publishedat|datepublished")),
)
_PART_OF_DATE = frozenset(("date", "at", "on", "time", "datetime", "value"))
_ABOVE = (
    "extra params page meta metadata policy privacy document doc dates data frontmatter legal info header seo"
)
_OF_PAGE = frozenset(_ABOVE.split())
_NO_LETTER = deferred(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date in front matter: the ISO date, month or year, its place, and that of its whole entry with the key as it is written.

    `value_start` is the offset at which what the key is given begins.
    """

    role: PageDateRole
    value: str
    span: Span
    entry: Span
    key: str
    value_start: int


@dataclass(slots=True)
class _Entry:
    """A key with the keys above it, and where its value begins and ends.

    What is `open`, a quote or a folded text, goes on in lines that look like entries.
    """

    path: tuple[str, ...]
    key: str
    start: int
    value: int
    end: int
    open: str
    margin: int

    def go_on(self, start: int, line: str) -> None:
        """Take in a line."""
        self.end = start + len(line)
        if self.open in line:
            self.open = ""


def page_dates(document: Document) -> tuple[PageDate, ...]:
    """The dates in the front matter, of the main file where a policy is split, in the order of the source."""
    text = document.main.source.text
    return tuple(one for entry in _entries(document) if (one := _dated(text, entry)) is not None)


def impossible_page_dates(document: Document) -> Iterator[Span]:
    """Where the same front matter gives the page a date that the calendar does not have."""
    text = document.main.source.text
    for entry in _entries(document):
        for start, end in impossible(text[entry.value : entry.end]) if _role(entry.path) is not None else ():
            yield Span(entry.value + start, entry.value + end)


def _entries(document: Document) -> Iterator[_Entry]:
    main = document.main
    if main.front_matter is None:
        return iter(())
    read = _toml if main.source.text.startswith("+++") else _yaml
    return read(main.source.text, main.front_matter)


def _lines(text: str, block: Span) -> Iterator[tuple[int, str]]:
    """The lines between the fences, each with its offset."""
    lines = [match for match in _LINE.finditer(text, block.start, block.end) if match[0]]
    return ((match.start(), match[0].rstrip("\r\n")) for match in lines[1:-1])


def _yaml(text: str, block: Span) -> Iterator[_Entry]:
    above: list[tuple[int, str]] = []
    last: _Entry | None = None
    for start, line in _lines(text, block):
        words = line.lstrip(" ")
        match = _YAML_ENTRY.match(line)
        if (
            last is not None
            and words
            and len(line) - len(words) > last.margin
            and (match is None or last.open)
        ):
            last.go_on(start, line)
            continue
        if match is None:
            continue
        if last is not None:
            yield last
        margin = len(match["margin"])
        while above and above[-1][0] >= margin:
            above.pop()
        if match["dashes"]:
            above.append((margin, _LISTED))
        margin += len(match["dashes"])
        above.append((margin, _plain(match["key"])))
        value = match["value"]
        quoted = value[:1] in ("'", '"') and value.count(value[0]) == 1
        last = _entry(start, match, tuple(name for _, name in above), value[0] if quoted else "", margin)
        if value[:1] in ("|", ">"):
            last.open = _FOLDED
    if last is not None:
        yield last


def _toml(text: str, block: Span) -> Iterator[_Entry]:
    table: tuple[str, ...] = ()
    last: _Entry | None = None
    for start, line in _lines(text, block):
        if last is not None and last.open:
            last.go_on(start, line)
        elif match := _TOML_TABLE.match(line):
            table = (*map(_plain, match["path"].split(".")), *((_LISTED,) if match["many"] else ()))
        elif match := _TOML_ENTRY.match(line):
            if last is not None:
                yield last
            key, opening = match["key"], match["value"][:3]
            path = (*table, *map(_plain, [key] if key[0] in "\"'" else key.split(".")))
            goes_on = opening in ('"""', "'''") and match["value"].count(opening) == 1
            last = _entry(start, match, path, opening if goes_on else "")
    if last is not None:
        yield last


def _entry(start: int, match: re.Match[str], path: tuple[str, ...], open_: str, margin: int = 0) -> _Entry:
    return _Entry(
        path,
        match["key"],
        start + match.start("key"),
        start + match.start("value"),
        start + match.end(),
        open_,
        margin,
    )


def _plain(key: str) -> str:
    """A key by its letters and digits alone, in lower case."""
    return _NO_LETTER.sub("", key).lower()


def _dated(text: str, entry: _Entry) -> PageDate | None:
    """The date that an entry gives of the page, if it does."""
    value = text[entry.value : entry.end]
    said = next(iter(recognise(value, frozenset({"date"}))), None)
    if said is None:
        return None
    role = _role(entry.path)
    span = Span(entry.value + said.start, entry.value + said.end)
    if role is None:
        return None
    return PageDate(role, said.value, span, Span(entry.start, entry.end), entry.key, entry.value)


def _role(path: tuple[str, ...]) -> PageDateRole | None:
    """What the date below these keys is; `said` where only its words can tell, None if it is not the page's."""
    *above, last = path
    if last in _PART_OF_DATE and above and (role := _own_role(above[-1])) is not None:
        above, own = above[:-1], role
    else:
        own = _own_role(last) or "said"
    return own if all(name in _OF_PAGE for name in above) else None


def _own_role(key: str) -> PageDateRole | None:
    return next((role for role, pattern in _ROLES if pattern.fullmatch(key)), None)
