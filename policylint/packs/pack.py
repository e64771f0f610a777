"""A pack as it is used: its rules and frameworks, and the examples that show that they do what they should."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from policylint.detector import Recogniser
from policylint.framework import Framework
from policylint.frozen import dataclass
from policylint.packs.rules import PackExample
from policylint.rule import Rule


@dataclass(frozen=True, slots=True)
class Pack:
    """A named set of rules, frameworks and ways of saying things (`detectors`). `folder` is where it was read from; `examples` are by the name of the rule."""

    name: str
    version: str
    folder: str
    rules: tuple[Rule, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    detectors: tuple[Recogniser, ...] = ()
    examples: Mapping[str, tuple[PackExample, ...]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Its name and version, as failures call it."""
        return f"pack {self.name} {self.version}".rstrip()
