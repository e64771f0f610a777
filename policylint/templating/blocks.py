"""Blocks of template languages that are opened and closed (`{% if x %} … {% endif %}`): a text that has one is a template, whatever its name."""

from __future__ import annotations

from policylint.patterns import deferred

_BLOCK = deferred(
    r"\{%[-+]?\s{0,9}(?:(?P<liquid>if|unless|for|case|block)|end(?P<liquid_end>if|unless|for|case|block))\b[^%]{0,1000}?%\}"
    r"|\{\{~?(?:#\s{0,9}(?P<handlebars>[\w.-]{1,60})|/\s{0,9}(?P<handlebars_end>[\w.-]{1,60}))[^{}]{0,1000}\}\}"
    r"|\{\{-?\s{0,9}(?:(?P<hugo>if|range|with)\s[^{}]{1,1000}|(?P<hugo_end>end)\s{0,9}-?)\}\}"
)
_END = "_end"
_SYNTAXES = {"liquid": ("liquid", "jinja"), "handlebars": ("handlebars",), "hugo": ("hugo",)}


def languages(text: str) -> tuple[str, ...]:
    """The languages (`policylint.templating.templates.SYNTAXES`) that the closed blocks of a text are written in, each once."""
    found: dict[str, None] = {}
    opened: set[tuple[str, str]] = set()
    for match in _BLOCK.finditer(text):
        kind = match.lastgroup or ""
        language = kind.removesuffix(_END)
        block = language, "" if language == "hugo" else match[kind]
        if kind == language:
            opened.add(block)
        elif block in opened:
            found |= dict.fromkeys(_SYNTAXES[language])
    return tuple(found)
