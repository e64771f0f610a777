"""Declarations in the policy language: made from its own schema, sound and with mistakes of every kind."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from fuzzing.target import as_bytes
from fuzzing.texts import ODD, any_bytes, commented, damaged, pieces, seeds

_NAMES = ("orders", "contact", "a", "x-1", "news")
_TEXTS = (
    '"deliver what you order"', '"privacy@acme.example"', '"https://acme.example/a?b=c"', '"Acme AB"', '""', '" "', '"a \\" b"', '"<b>&amp;"',
    '"*x* [y](z) `c` | # 1."', '"\u202e👩‍👩\u200b"', '"+46 8 123 45 67"', '"{{ 7 * 7 }}{% x %}"', '"12 Mill Lane, Oxford OX4 1AB, United Kingdom"', '"-->"',
    '"' + "long " * 60 + '"',
)  # fmt: skip
_VALUES = {
    "text": _TEXTS,
    "name": _NAMES,
    "group": _NAMES,
    "purpose": _NAMES,
    "date": ("2026-04-01", "2020-02-29", "9999-12-31", "0001-01-01"),
    "duration": ("7 years", "30 days", "1 month", "72 hours", "0 weeks", "99999 years"),
    "number": ("13", "0", "99999"),
    "version": ("3.1", "7"),
    "language": ("en", "de", "xx"),
    "framework": ("gdpr", "ccpa", "caloppa", "nonsense"),
    "country": ("SE", "US", "EEA", "EU", "UK", "GB", "japan"),
}
_WRONG = (
    "2026-02-30",
    "7 parsecs",
    '"',
    "{",
    "}",
    "[",
    "]",
    ",",
    "§",
    "none",
    "999999999",
    "e-mial",
    "“x”",
    "[a, b]",
    "[]",
    "# c",
    "\\",
)


@cache
def _of(kind: str) -> tuple[str, ...]:
    from policylint.terms import terms

    if kind.startswith("'"):
        return (kind.strip("'"),)
    if kind.startswith("<"):
        return tuple(terms(kind.strip("<>")))  # type: ignore[arg-type]
    return _VALUES.get(kind, _NAMES)


@st.composite
def _slots(draw: st.DrawFn, slots: tuple) -> str:  # type: ignore[type-arg]
    """Values for slots, in their order; now and then one that does not fit."""
    written = []
    for slot in slots:
        if slot.optional and draw(st.booleans()):
            continue
        one = st.sampled_from(slot.kinds).flatmap(lambda kind: st.sampled_from(_of(kind)))
        values = draw(st.lists(one, min_size=1, max_size=4 if slot.many else 1))
        if draw(st.integers(0, 60)) == 0:
            values.append(draw(st.sampled_from(_WRONG)))
        joined = draw(st.sampled_from((", ", ",", ",\n"))).join(values)
        written.append(f"[{joined}]" if slot.listed else joined)
    return " ".join(written)


@st.composite
def _statement(draw: st.DrawFn, form, depth: int = 0) -> str:  # type: ignore[no-untyped-def]
    from policylint.frontends.policy.schema import forms

    if form.none and draw(st.integers(0, 3)) == 0:
        return f"{form.word} none"
    text = f"{form.word} {draw(_slots(form.takes))}".rstrip()
    for word, slots in form.modifiers:
        if draw(st.integers(0, 2)) == 0:
            text += f" {word} {draw(_slots(slots))}".rstrip()
    inner = list(forms().get(form.word, {}).values())
    if form.block and inner and depth < 3 and draw(st.integers(0, 4)):
        children = draw(st.lists(st.sampled_from(inner), max_size=5))
        joint = draw(st.sampled_from(("\n", "; ", "\n  # note\n", "\n\n")))
        text += " {\n" + joint.join(draw(_statement(child, depth + 1)) for child in children) + "\n}"
    return text


@st.composite
def sound(draw: st.DrawFn) -> str:
    """A declaration whose statements are those of the schema, the obligatory ones mostly there."""
    from policylint.frontends.policy.schema import ROOT as NAME
    from policylint.frontends.policy.schema import forms

    every = list(forms()[NAME].values())
    names = [
        f'data {name} "things" [{draw(st.sampled_from(_of("<data>")))}]'
        f'\npurpose {name} "plan" {{ uses {name}\n basis contract\n retain 1 year }}'
        for name in draw(st.lists(st.sampled_from(_NAMES), max_size=3, unique=True))
    ]
    chosen = draw(st.lists(st.sampled_from(every), max_size=10))
    body = [*names, *(draw(_statement(form)) for form in chosen)]
    party = draw(st.sampled_from(('controller "Acme AB" { email "privacy@acme.example" }\n', "")))
    return f"policy {draw(st.sampled_from(_TEXTS))} {{\n{party}" + "\n".join(body) + "\n}\n"


@st.composite
def _mistaken(draw: st.DrawFn) -> str:
    return draw(damaged((draw(sound()),), st.sampled_from(_WRONG) | st.sampled_from(ODD)))


def programs() -> st.SearchStrategy[bytes]:
    """Declarations, sound and broken, and what only looks like one."""
    words = (
        "policy",
        "data",
        "purpose",
        "uses",
        "basis",
        "retain",
        "recipient",
        "receives",
        "cookies",
        "rights",
        "{",
        "}",
        "\n",
        " ",
        "[",
        "]",
    )
    some = pieces(words, _WRONG, commented("# {}\n"))
    own = damaged(seeds("examples/*.policy", "tests/policies/*.policy"), some)
    loose = st.lists(some, max_size=30).map(" ".join)
    return st.one_of(sound().map(as_bytes), any_bytes(sound() | own | _mistaken() | own | loose))
