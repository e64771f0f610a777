"""Numbers for the patterns of a pack; each is compiled once by itself, so that a mistake is told at its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from policylint.config.places import KeyPath
from policylint.packs.checking import File
from policylint.phrases.classes import Classes
from policylint.phrases.compilation import analyse, known_classes
from policylint.phrases.errors import PhraseError


class Numbering:
    """Gives equal patterns the same number, in the order in which they are first met."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        self._numbers: dict[str, int] = {}
        self._known: Classes = known_classes(classes)

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(self._numbers)

    def of(self, file: File, at: KeyPath, value: Any) -> tuple[int, ...]:
        """The numbers of a pattern or a list of them, each once, but for wrong ones, which are complained of."""
        if value is None:
            return ()
        if isinstance(value, str):
            return self._one(file, at, value)
        found = (n for index, one in enumerate(value) for n in self._one(file, (*at, index), one))
        return tuple(dict.fromkeys(found))

    def check_class(self, file: File, at: KeyPath, name: str) -> None:
        """Complain of a class that cannot be used."""
        try:
            self._known.resolve(name, f"{{{name}}}", 0)
        except PhraseError as error:
            self._complain(file, at, error)

    def _one(self, file: File, at: KeyPath, source: str) -> tuple[int, ...]:
        try:
            analyse(source, self._known)
        except PhraseError as error:
            self._complain(file, at, error)
            return ()
        return (self._numbers.setdefault(source, len(self._numbers)),)

    @staticmethod
    def _complain(file: File, at: KeyPath, error: PhraseError) -> None:
        message = f"{error.message} at character {error.offset + 1} of {error.pattern!r}"
        key = next((part for part in reversed(at) if isinstance(part, str)), "")
        where = "" if not at or at[-1] == key else f"{key}: "
        file.complain(at, where + message, error.hint)
