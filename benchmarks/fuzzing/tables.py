"""Files in TOML and JSON: with the keys that we know and values of every kind, and our own files with damage."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from hypothesis import strategies as st

from fuzzing.target import as_bytes
from fuzzing.texts import damaged, pieces, seeds

_STRINGS = (
    "", "a", "stale-date", "gdpr", "ALL", "quality", "error", "off", "*.md", "**", "../x", "/", "\x00", "a\nb", "é", "\ud800", "retention", "retention.period",
    "2026-01-01", "https://a.example", "[", "{x}", "{message}", "(a|b", "keep~ ..3 data", "{number} year~", ">=0.1,<1", ">=0.1,,", "==99999999999999999999",
    "words / sentences", "1 / 0", "9" * 400, "(" * 60, "x ** 2", "en", "passage", "safe", "yes", "EEA", "fuzz.md", "p.policylint.toml",
)  # fmt: skip
_SCALARS = st.one_of(
    st.sampled_from(_STRINGS),
    st.text(max_size=6),
    st.booleans(),
    st.integers(-3, 100),
    st.sampled_from((2**63, -(10**30), 1e308, float("inf"), float("-inf"), float("nan"), 0.5)),
    st.sampled_from((date(2026, 1, 1), datetime(2026, 1, 1, 12), time(1, 2))),
)
VALUES = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(_STRINGS[:12]) | st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)  # fmt: skip


_DEEP = (
    "a = " + "[" * 5000, "a = " + "9" * 5000, "a = " + "{b = " * 3000, "a." * 3000 + "b = 1", "[" + "a." * 3000 + "b]", "[[rule]]\n" * 3000,
    'name = "own"\ntitle = "Own"\n' + "[[requirement]]\nid = 1\n" * 2000, "when = " + '{ not = ' * 400 + '"transfer"' + " }" * 400,
    '[[requirement]]\nid = "a"\nseverity = "info"\nwhen = ' + '{ not = ' * 90 + '"transfer"' + " }" * 90,
)  # fmt: skip


def toml(table: Mapping[str, Any]) -> str:
    """A table as TOML: scalars, then tables, then lists of tables."""
    lines = [f"{_key(key)} = {_value(value)}" for key, value in table.items() if not _is_table(value)]
    for key, value in table.items():
        if isinstance(value, dict):
            lines += ["", f"[{_key(key)}]", *(f"{_key(k)} = {_value(v)}" for k, v in value.items())]
        elif _is_table(value):
            for one in value:
                lines += ["", f"[[{_key(key)}]]", *(f"{_key(k)} = {_value(v)}" for k, v in one.items())]
    return "\n".join(lines) + "\n"


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)
    )


def _key(key: str) -> str:
    return key if key.replace("-", "").isalnum() and key.isascii() else json.dumps(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(k)} = {_value(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, str):
        return json.dumps(value)
    return value.isoformat() if isinstance(value, (date, time)) else repr(value)


def tables(
    fitting: Mapping[str, Sequence[Any]], least: int = 0, most: int = 8
) -> st.SearchStrategy[dict[str, Any]]:
    """Tables with some of these keys, mostly with values that fit; now and then a key or a value that does not."""
    keys = list(fitting)
    known = st.sampled_from(keys).flatmap(
        lambda key: st.tuples(
            st.just(key), st.one_of(*[st.sampled_from(fitting[key])] * 14, VALUES) if fitting[key] else VALUES
        )
    )
    wrong = st.tuples(st.sampled_from([key[:-1] or "x" for key in keys]) | st.text(max_size=3), VALUES)
    return st.lists(st.one_of(*[known] * 20, wrong), min_size=least, max_size=most).map(dict)


def with_damage(texts: st.SearchStrategy[str], *patterns: str) -> st.SearchStrategy[bytes]:
    """These texts, and our own files with damage."""
    marks = (
        "[[",
        "]]",
        "[",
        "]",
        "{",
        "}",
        '"',
        "'",
        '"""',
        "=",
        "\n",
        ".",
        ",",
        "#",
        "\\",
        "\\u",
        "\\ud800",
        "true",
        "0x",
        "1e999",
        "_",
        "[[rule]]\n",
        "a.b.c = 1\n",
    )
    own = seeds(*patterns)
    damage = damaged(own, pieces(marks)) if own else texts
    broken = texts.flatmap(lambda text: damaged((text,), st.sampled_from(marks)))
    return st.one_of(*[texts] * 4, damage, broken, st.sampled_from(_DEEP)).map(as_bytes)


def json_with_damage(values: st.SearchStrategy[Any]) -> st.SearchStrategy[bytes]:
    """These values as JSON, and the same with damage."""
    whole = values.map(lambda value: json.dumps(value, default=str))
    marks = (
        "[",
        "]",
        "{",
        "}",
        '"',
        "null",
        "true",
        "-1",
        "1e999",
        ",",
        ":",
        "\\u",
        "NaN",
        "[" * 3000,
        "\n",
        "9" * 5000,
    )
    broken = whole.flatmap(lambda text: damaged((text,), st.sampled_from(marks)))
    return st.one_of(whole, whole, broken).map(as_bytes)


@st.composite
def changed(draw: st.DrawFn, whole: bytes) -> bytes:
    """A JSON document with some of its values replaced, doubled or taken out."""
    document = json.loads(whole)
    for _ in range(draw(st.integers(0, 3))):
        at, steps = document, draw(st.integers(1, 5))
        for _ in range(steps):
            keys: list[Any] = list(at) if isinstance(at, dict) else list(range(len(at)))
            if not keys:
                break
            key = keys[draw(st.integers(0, len(keys) - 1))]
            if isinstance(at[key], (dict, list)) and draw(st.integers(0, 3)):
                at = at[key]
                continue
            if draw(st.integers(0, 4)) == 0:
                del at[key]
            else:
                at[key] = draw(
                    VALUES | st.just(at[key] * 2 if isinstance(at[key], (str, list, int)) else None)
                )
            break
    return json.dumps(document, default=str).encode("utf-8", "replace")
