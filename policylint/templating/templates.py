"""Expressions of template languages in a text: what a site generator puts something else in the place of.

Nobody reads `{{ site.email }}`, and nobody forgot to fill it in: it stands for a text that is not known here. A text
is read with `OPAQUE` characters where such an expression puts something out, and with nothing where it only
decides or repeats; every offset stays what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from policylint.frozen import dataclass
from policylint.machine.memory import remembered
from policylint.patterns import deferred
from policylint.source import Source, Span
from policylint.source.overlapping import Overlapping

OPAQUE = "\u1424"
"""A letter that no text of any language in our vocabularies has. It stands for each character of an expression."""

SYNTAXES = ("erb", "handlebars", "hugo", "jinja", "liquid", "mdx", "php")
"""The names by which a configuration lists them."""

_CONTROL = (
    r"(?:if|elsif|elif|else|unless|for|case|when|assign|set|capture|block|extends|import|from|macro|with|raw|"
    r"verbatim|comment|layout|load|cycle|increment|decrement|break|continue|tablerow|filter|autoescape|trans|call|"
    r"end\w*)\b"
)
_PATTERNS = {
    "erb": deferred(r"<%(?P<out>=)?(?:(?!%>).){0,1000}%>", re.DOTALL),
    "php": deferred(
        r"<\?(?:=|php\b)(?P<out>(?<==)|(?:(?!\?>).){0,80}?\b(?:echo|print|include|require|get_\w+|the_\w+|bloginfo)\b)?"
        r"(?:(?!\?>).)*(?:\?>|\Z)",
        re.DOTALL,
    ),
    "handlebars": deferred(
        r"\{\{!--.{0,1000}?--\}\}|\{\{(?:(?P<control>~?[!#/^]|~?else\b)[^{}]{0,1000}|[^{}]{1,1000})\}\}|\{\{\{[^{}]{1,1000}\}\}\}",
        re.DOTALL,
    ),
    "hugo": deferred(
        r"\{\{/\*.{0,1000}?\*/\}\}|\{\{[<%]\s*(?P<control>/)?[^{}]{1,1000}?[%>]\}\}"
        r"|\{\{-?\s*(?P<control2>(?:if|else|end|range|with|define|block|\$\w+\s*:?=)\b)?[^{}]{1,1000}\}\}",
        re.DOTALL,
    ),
    "liquid": deferred(
        r"\{%-?\s*comment\s*-?%\}.{0,1000}?\{%-?\s*endcomment\s*-?%\}"
        rf"|\{{%-?\s*(?P<control>{_CONTROL})?[^%]{{0,1000}}?%\}}|\{{\{{[^{{}}]{{1,1000}}\}}\}}",
        re.DOTALL,
    ),
    "jinja": deferred(
        r"\{#.{0,1000}?#\}"
        rf"|\{{%[-+]?\s*(?P<control>{_CONTROL})?[^%]{{0,1000}}?%\}}|\{{\{{[^{{}}]{{1,1000}}\}}\}}",
        re.DOTALL,
    ),
    "mdx": deferred(
        r"^(?P<control>import|export)\s(?:[^\n]*[({\[,=>][ \t]*(?:\n(?:[ \t][^\n]*)?)*\n[)\]}][^\n]*|[^\n]*)$|</?(?:[A-Z][\w.]*(?:\s[^<>]{0,1000}|/)?)?>"
        r"|\{/\*[^{}]{0,50000}\*/\}"
        r"|\{(?:[^{}`]|\{(?:[^{}]|\{[^{}]{0,200}\}){0,400}\}){0,1000}\}",
        re.MULTILINE,
    ),
}
_BY_SUFFIX = {
    ".mdx": "mdx", ".erb": "erb", ".php": "php", ".liquid": "liquid", ".hbs": "handlebars",
    ".mustache": "handlebars", ".njk": "jinja", ".j2": "jinja", ".jinja": "jinja", ".jinja2": "jinja",
}  # fmt: skip
_GENERATED = deferred(
    rf"\{{%-?\s*(?P<control>{_CONTROL})?[^%]{{0,1000}}?%\}}"
    r"|\{\{[<%][^{}]{1,1000}[%>]\}\}"
    r"|\{\{-?\s*(?:\$?\.?\w+\.[\w.]+|\.\w+|\$?\w+\s{0,3}[|(]|[\"'])[^{}]{0,1000}\}\}",
    re.DOTALL,
)
"""What is surely a generator's in a file with front matter: tags, shortcodes, variables with a dot in their names, filters, calls and texts."""

_COMMENTS = ("{#", "{{!", "{{/*", "{/*", "{' '", '{" "', "<%#")
MDX_COMMENT = ("{/*", "*/}")
"""How a comment begins and ends in MDX, which has no others."""

_SHOWS_NOTHING = deferred(r"\{%-?\s*comment\b")
_FRONT_MATTER = ("---\n", "---\r\n", "+++\n", "+++\r\n")
_CODE = deferred(r"^(```|~~~).*?^\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_INDENTED = deferred(
    r"^(?![ \t\r\n<{]|[-*+>][ \t]|\d{1,9}[.)][ \t])[^\n]*\n(?:[ \t]*\r?\n)+(?P<code>(?:(?: {4}|\t)[^\n]*(?:\n|\Z))+)",
    re.MULTILINE,
)
"""Lines of Markdown that are code for being indented, behind a paragraph that no list or element holds."""
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
_CHOOSES = deferred(r"[\w)\]\"'\s]\?[^.]|&&|[\"']\s+if\s")
"""Found in every expression that chooses between texts."""

_RUN = deferred(f"{OPAQUE}+")


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression at its place; `puts_out` tells whether a reader sees something in its place."""

    span: Span
    puts_out: bool


def expressions(source: Source, syntaxes: Sequence[str] | None = None) -> tuple[Expression, ...]:
    """The expressions in a source, in order, none inside another.

    `syntaxes` are those that may be in it. With None its name decides, whether it has front matter, and what blocks are in it; PHP and ERB,
    which no reader ever gets to see, are always looked for.
    """
    text = source.text
    tagged = "<" in text and ("<%" in text or "<?" in text)
    if not tagged and "{" not in text and not is_mdx(source, syntaxes):
        return ()
    found: list[Expression] = []
    end = 0
    for expression in sorted(_all(source, syntaxes), key=_order):
        if expression.span.start >= end:
            found.append(expression)
            end = expression.span.end
    return tuple(found)


def _order(expression: Expression) -> tuple[int, int, bool]:
    """The first and longest go first; what two languages know is what that says which takes it for a tag."""
    return expression.span.start, -expression.span.end, expression.puts_out


def is_mdx(source: Source, syntaxes: Sequence[str] | None) -> bool:
    """Whether a source is MDX: `syntaxes`, if given, say so, else its name."""
    if syntaxes is not None:
        return "mdx" in syntaxes
    return _suffix(source.path) == ".mdx"


def _suffix(path: str) -> str:
    return "." + path.rpartition(".")[2].lower()


def _all(source: Source, syntaxes: Sequence[str] | None) -> Iterator[Expression]:
    names = tuple(syntaxes) if syntaxes is not None else ("erb", "php")
    if syntaxes is None:
        own = _BY_SUFFIX.get(_suffix(source.path))
        names += (own,) if own is not None else _by_blocks(source)
    code = Overlapping(_code(source.text) if "mdx" in names else (), lambda span: span)
    text = source.text
    if "mdx" in names and "{" in text:
        from policylint.templating.jsx_elements import without_choices

        text, parts = without_choices(text, code)
        yield from (Expression(part, False) for part in parts)
    for name in dict.fromkeys(names):
        for match in _PATTERNS[name].finditer(text if name == "mdx" else source.text):
            start = match.start()
            if name != "mdx" or next(code.with_(Span(start, start + 1)), None) is None:
                yield from _expressions(name, match)
    if syntaxes is None and source.text.startswith(_FRONT_MATTER):
        for match in _GENERATED.finditer(source.text):
            yield from _expressions("liquid", match)


def _by_blocks(source: Source) -> tuple[str, ...]:
    """The languages that blocks in a text, opened and closed, are written in; those that code shows are examples."""
    text = source.text
    if "{%" not in text and "{{" not in text:
        return ()
    from policylint.templating.blocks import languages

    text = _CODE.sub("", text)
    if _suffix(source.path) in _MARKDOWN:
        text = _INDENTED.sub("", text)
    return languages(text)


def _code(text: str) -> Iterator[Span]:
    return (Span(*match.span()) for match in _CODE.finditer(text))


def _expressions(name: str, match: re.Match[str]) -> Iterator[Expression]:
    """What is found, taken for several if it chooses between texts."""
    found = _expression(name, match)
    if found.puts_out and ('"' in match[0] or "'" in match[0]) and _CHOOSES.search(match[0]) is not None:
        from policylint.templating.inline_choices import parts

        several = [Expression(part, False) for part in parts(match.string, found.span)]
        yield from several or (found,)
    else:
        yield found


def _expression(name: str, match: re.Match[str]) -> Expression:
    groups = match.groupdict()
    if name in ("erb", "php"):
        puts_out = groups["out"] is not None
    else:
        controls = groups.get("control") or groups.get("control2")
        comment = match[0].startswith(_COMMENTS) or _SHOWS_NOTHING.match(match[0])
        closes = name == "mdx" and match[0].startswith("</")
        opens = name == "mdx" and match[0].startswith("<") and not match[0].endswith("/>")
        puts_out = not controls and not comment and not closes and not opens
    return Expression(Span(*match.span()), puts_out)


def restored(words: str, source: Source, spans: Iterable[Span], found: tuple[Expression, ...]) -> str:
    """Words that were read at some places, with the expressions as they are written."""
    if OPAQUE not in words:
        return words
    places = _shown(found)
    shown = list(dict.fromkeys(one.span for span in spans for one in places.with_(span)))
    shown.reverse()

    def written(run: re.Match[str]) -> str:
        length, texts = len(run[0]), []
        while length > 0 and shown:
            text = source.slice(shown.pop())
            length -= len(text)
            texts.append(text)
        return "".join(texts) or run[0]

    return _RUN.sub(written, words)


@remembered
def _shown(found: tuple[Expression, ...]) -> Overlapping[Expression]:
    """What puts something out, to be asked for by where it is."""
    return Overlapping([one for one in found if one.puts_out], attrgetter("span"))
