"""The statements of the policy language as data: read from `schema.toml`, once, when first asked."""

from __future__ import annotations

from functools import cache
from typing import Any

from policylint.frozen import dataclass
from policylint.patterns import deferred
from policylint.tables import table

ROOT = "policy"
_SLOT = deferred(
    r"(?P<field>[a-z-]+): (?P<open>\[)?(?P<kinds>[^\]+?]+?)(?P<close>\])?(?P<many> \+)?(?P<optional> \?)?"
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A value that a statement takes.

    `kinds` are those of `schema.toml` ("text", "<basis>", "'none'", …), of which it must be one. `listed`
    values stand in brackets, `many` may be several.
    """

    field: str
    kinds: tuple[str, ...]
    optional: bool = False
    many: bool = False
    listed: bool = False

    @property
    def literals(self) -> tuple[str, ...]:
        """The words that may stand here as they are."""
        return tuple(kind.strip("'") for kind in self.kinds if kind.startswith("'"))

    @property
    def vocabularies(self) -> tuple[str, ...]:
        """The kinds of terms that may stand here."""
        return tuple(kind.strip("<>") for kind in self.kinds if kind.startswith("<"))


@dataclass(frozen=True, slots=True)
class Form:
    """A statement: its `word`, the word of the block it stands `within` (empty for `policy`), and what it takes."""

    word: str
    within: str
    doc: str
    example: str
    takes: tuple[Slot, ...] = ()
    modifiers: tuple[tuple[str, tuple[Slot, ...]], ...] = ()
    block: bool = False
    none: bool = False
    repeats: bool = False
    topics: tuple[str, ...] = ()

    def modifier(self, word: str) -> tuple[Slot, ...] | None:
        """What a word inside the statement takes; None if it is no such word."""
        return next((slots for name, slots in self.modifiers if name == word), None)


@cache
def forms() -> dict[str, dict[str, Form]]:
    """All statements by the block they stand in (empty for the file itself) and their word, in order."""
    data = table("frontends/policy/schema")
    found: dict[str, dict[str, Form]] = {"": {}}
    for name, entry in data.items():
        within, _, word = name.rpartition(".")
        found.setdefault(within, {})[word] = _form(
            word, within, {**data.get(entry.get("like", ""), {}), **entry}
        )
    return found


def _form(word: str, within: str, entry: dict[str, Any]) -> Form:
    modifiers = tuple((name, _slots(slots)) for name, slots in entry.get("with", {}).items())
    return Form(
        word,
        within,
        entry["doc"],
        entry["example"],
        _slots(entry.get("takes", ())),
        modifiers,
        block=entry.get("block", False),
        none=entry.get("none", False),
        repeats=entry.get("repeats", False),
        topics=tuple(entry.get("topics", ())),
    )


def _slots(written: Any) -> tuple[Slot, ...]:
    return tuple(_slot(slot) for slot in written)


def _slot(written: str) -> Slot:
    found = _SLOT.fullmatch(written)
    if found is None:
        raise ValueError(f"schema.toml: not a value: {written!r}")
    kinds = tuple(kind.strip() for kind in found["kinds"].split("|"))
    listed = found["open"] is not None
    return Slot(found["field"], kinds, bool(found["optional"]), bool(found["many"]) or listed, listed)


def all_topics() -> frozenset[str]:
    """Every topic that some statement can disclose."""
    return frozenset(topic for block in forms().values() for form in block.values() for topic in form.topics)


def topics_of(form: Form) -> frozenset[str]:
    """The topics that a statement and the statements of its block can disclose."""
    inner = forms().get(form.word, {}).values() if form.block else ()
    return frozenset((*form.topics, *(topic for child in inner for topic in child.topics)))
