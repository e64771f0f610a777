"""The text of a page that stands in the fields of its YAML front matter, as a CMS writes it: read as Markdown, each character at its place.

A site generator's page may have no other text than `body: |` or a list of sections with `heading:` and `text:`. Keys are read as white
space, what they are given as paragraphs, headings and items; what settings hold is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.frozen import dataclass
from policylint.patterns import deferred, words
from policylint.source import Span

_SENTENCE_END = deferred(r"[a-z)][.!?][\"'”’]?(?=\s)")
_FEWEST_SENTENCES = 3
_EXPRESSION = deferred(r"\{[{%][^{}]{0,200}[%}]\}|<[^<>]{0,200}>")
_LINE = deferred(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_ENTRY = deferred(
    r"(?P<margin> *)(?P<dashes>(?:-[ ]+)*)(?:(?P<key>\"[^\"\n]{1,60}\"|'[^'\n]{1,60}'|[\w$][\w .$-]{0,60}?)[ \t]*:(?=\s|$)[ \t]*)?"
    r"(?:(?:&[\w.-]{1,60}|![\w!:/,.<>-]{0,60})(?:[ \t]+|$)){0,2}(?P<value>.*)"
)
"""An anchor (`&text`) or a tag (`!!str`) before a value is none of its words."""
_BLOCK = deferred(r"[|>][+-]?\d?[+-]?[ \t]*(?:#.*)?$")
_COMMENT = deferred(r"[ \t]#.*$")
_BETWEEN_WORDS = deferred(r"[\W_\d]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
"""What stands between the words of a key."""
_OPENS_BLOCK = deferred(r"(?:[-*+>|#]|\d{1,9}[.)][ \t]|```|~~~)")
_SETTINGS = words(
    """
    title description summary excerpt seo meta metadata og opengraph twitter schema nav navigation menu footer image
    images social cta button buttons link links href url slug permalink path layout template type id class classes
    author authors date tags categories keywords lang locale alt icon style theme settings background placeholder
    """
)
"""Keys, and last words of keys (`metaDescription`), of what no reader of the text sees, with all below them; a title above all sections is the page's own."""
_OF_SETTINGS = words("seo meta og twitter social schema nav menu footer cta button image link css")
"""First words of such keys (`seo_text`)."""
_HEADINGS = words("heading title headline header subtitle subheading question name label")
_TOLD_IN_SECTIONS = words("title description summary")
_ESCAPE = deferred(r"\\(?:\\|n|u(?P<code>[0-9a-fA-F]{4})|(?:x[aA]0|[t_ ]|(?=\r?\n)))")
_MARKS = {0x2013: "-", 0x2014: "-", 0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}
"""What is read for marks that no entity of six characters (`&#233;`), as long as their escape, stands for."""
_FENCE = deferred(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^`\r\n]*)")
_SHORT = 120
_FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Value:
    """What a key, or an item of a list, is given: its place, from where its line begins, and whether it is `kind` of text."""

    line: int
    span: Span
    kind: str
    quote: str
    depth: int


def text_in(text: str, block: Span) -> str | None:
    """The whole text as long as it was, with its front matter as Markdown; None where the page's text does not stand there.

    It does if the fields have some sentences, and twice as many letters as all that is below.
    """
    if not text.startswith("---"):
        return None
    inside = text[block.start : block.end]
    if sum(1 for _ in _SENTENCE_END.finditer(inside)) < _FEWEST_SENTENCES:
        return None
    read = list(re.sub(r"[^\r\n]", " ", inside))
    size = sentences = 0
    for value in _values(text, block):
        size += len(value.span)
        sentences += sum(1 for _ in _SENTENCE_END.finditer(text, value.span.start, value.span.end + 1))
        _write(read, text, value)
    if sentences < _FEWEST_SENTENCES or size < 2 * len(
        "".join(_EXPRESSION.sub("", text[block.end :]).split())
    ):
        return None
    return "".join(read) + text[block.end :]


def _values(text: str, block: Span) -> Iterator[_Value]:
    """The values that are text, in order."""
    above: list[tuple[int, str]] = []
    lines = [match for match in _LINE.finditer(text, block.start, block.end) if match[0]][1:-1]
    number = 0
    while number < len(lines):
        line = lines[number]
        match = _ENTRY.match(line[0].rstrip("\r\n"))
        number += 1
        if match is None or not (match["key"] or match["dashes"]) or line[0].lstrip().startswith("#"):
            continue
        margin = len(match["margin"])
        while above and above[-1][0] >= margin:
            above.pop()
        if match["dashes"]:
            above.append((margin, ""))
        if match["key"]:
            above.append(
                (margin + len(match["dashes"]), _BETWEEN_WORDS.sub(" ", match["key"]).strip().lower())
            )
        first = number
        inner = above[-1][0] if above else margin
        while number < len(lines) and _goes_on(lines[number][0], inner, match["value"]):
            number += 1
        start = line.start() + match.start("value")
        last = lines[number - 1]
        end = last.start() + len(last[0].rstrip())
        path = [key for _, key in above]
        kind = _kind(path, match, text[start:end], several=number > first)
        if kind:
            block_value = kind == "block"
            place = Span(lines[first].start(), end) if block_value else Span(start, end)
            quote = match["value"][:1] if match["value"][:1] in ("'", '"') else ""
            yield _Value(line.start(), place, kind, "" if block_value else quote, path.count(""))


def _goes_on(line: str, margin: int, value: str) -> bool:
    """Whether a line belongs to the value that began above it."""
    if not value.strip():
        return False
    if not line.strip():
        return _BLOCK.match(value) is not None or value[:1] in ("'", '"')
    return len(line) - len(line.lstrip(" ")) > margin


def _kind(path: list[str], entry: re.Match[str], value: str, *, several: bool) -> str:
    """What kind of text a value is; empty if it is none."""
    keys = [key for key in path if key]
    nested = "" in path
    if any(_is_setting(key, nested=nested) for key in keys):
        return ""
    if _BLOCK.match(entry["value"]):
        return "block" if several else ""
    said = value.strip("'\"").split()
    if entry["key"] and keys and keys[-1].rpartition(" ")[2] in _HEADINGS and nested:
        return "heading" if said and len(value) < _SHORT and not several else "text" if said else ""
    if len(said) < (1 if not entry["key"] else _FEW_WORDS) or value[:1] in ("[", "{", "&", "*", "!"):
        return ""
    return "text" if entry["key"] else "item"


def _is_setting(key: str, *, nested: bool) -> bool:
    """Whether a key, its words in lower case, is one of a setting."""
    last = key.rpartition(" ")[2]
    if nested and key in _TOLD_IN_SECTIONS:
        return False
    return last in _SETTINGS or key.replace(" ", "") in _SETTINGS or key.partition(" ")[0] in _OF_SETTINGS


def _write(read: list[str], text: str, value: _Value) -> None:
    """Put a value into what is read, which is white space there."""
    start, end = value.span.start, value.span.end
    if value.kind == "block":
        _write_block(read, text, value.span)
        return
    if value.quote:
        start += 1
        closing = text.rfind(value.quote, start, end)
        end = closing if closing >= 0 else end
    shown = text[start:end]
    if value.quote == '"':
        shown = _ESCAPE.sub(_unescaped, shown)
    elif value.quote:
        shown = shown.replace("''", "\\'")
    else:
        shown = _COMMENT.sub(lambda comment: " " * len(comment[0]), shown)
    read[start : start + len(shown)] = list(shown)
    mark = {"heading": "## " if value.depth < 2 else "### ", "item": "- "}.get(value.kind, "")
    room = start - value.line
    if room > len(mark):
        read[start - len(mark) - 1 : start] = list("\n" + mark)
    elif room == len(mark):
        read[value.line : start] = list(mark)


def _unescaped(escape: re.Match[str]) -> str:
    """What an escape in double quotes stands for, as long as it is written."""
    if escape["code"]:
        code = int(escape["code"], 16)
        code = ord(_MARKS.get(code, chr(code)))
        return f"&#{max(code, ord(' ')):03};" if code < 1000 else escape[0]
    if escape[0] == "\\\\":
        return escape[0]
    return {"n": " \n", "x": "&#9;"}.get(escape[0][1:2], " " * len(escape[0]))


def _write_block(read: list[str], text: str, span: Span) -> None:
    """Put the lines of a block in, without the margin that all have."""
    lines = [match for match in _LINE.finditer(text, span.start, span.end) if match[0]]
    margin = min([len(line[0]) - len(line[0].lstrip(" ")) for line in lines if line[0].strip()], default=0)
    before = ""
    open_fence = _open_fence([line[0][margin:] for line in lines])
    for number, line in enumerate(lines):
        written = "" if number == open_fence else line[0].rstrip("\r\n")
        begin = line.start() + margin
        inside = written[margin:]
        read[begin : line.start() + len(written)] = list(inside)
        if inside.strip() and (
            not before.strip() or _OPENS_BLOCK.match(inside.lstrip()) or _OPENS_BLOCK.match(before)
        ):
            end = text.rfind("\n", 0, line.start() + 1) if line.start() else -1
            end -= end > 0 and text[end - 1] == "\r"
            if end >= 0 and text[end : line.start()].strip("\r\n") == "":
                newline = text[end : line.start()]
                read[end:begin] = list(" " * margin + newline)
        before = inside


def _open_fence(lines: list[str]) -> int:
    """Which line of a block opens a fence of code that none closes, -1 if none does: to the page, it ends with its field."""
    opened, number = "", -1
    for at, line in enumerate(lines):
        fence = _FENCE.match(line)
        if fence is None:
            continue
        mark = fence["fence"]
        if not opened:
            opened, number = mark, at
        elif mark.startswith(opened) and not fence["info"].strip():
            opened, number = "", -1
    return number
