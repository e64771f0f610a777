"""What a rule of a pack is made of, whatever its kind."""

from __future__ import annotations

import re

from policylint.frozen import dataclass
from policylint.packs.matching import PackPatterns
from policylint.packs.scope import Scope
from policylint.rule import RuleInfo

_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Common:
    """What rules of every kind have. `message` and `help` may hold fields such as `{match}`."""

    info: RuleInfo
    message: str
    help: str
    scope: Scope
    patterns: PackPatterns

    def said(self, **values: object) -> tuple[str, str]:
        """The message and the help, with their fields filled in."""
        return filled(self.message, values), filled(self.help, values)


def filled(template: str, values: dict[str, object]) -> str:
    """A template with its fields; what is not among the values stays as it is written."""
    return _FIELD.sub(lambda match: str(values.get(match[1], match[0])), template)


def fields_of(template: str) -> set[str]:
    """The names of the fields in a template."""
    return set(_FIELD.findall(template))


@dataclass(frozen=True, slots=True)
class PackExample:
    """A text, and what a rule finds in it: the source text of each finding, in order.

    `missed` is what it ought to find and is known not to. `line` is where the example stands in the pack, 1-based.
    """

    text: str
    finds: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    path: str = "example.md"
    today: str = "2026-11-22"
    line: int = 0
