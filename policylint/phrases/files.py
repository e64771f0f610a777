"""The TOML files of a vocabulary: what stands in them, and all their mistakes at once."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from policylint.inputs import contents
from policylint.machine.nesting import is_too_deep
from policylint.phrases.classes import BUILT_IN
from policylint.phrases.compilation import Pattern, analyse, known_classes
from policylint.phrases.errors import PhraseError, did_you_mean
from policylint.phrases.lines import Lines
from policylint.phrases.lowering import lower_class
from policylint.phrases.vocabulary import Entry, Forms, VocabularyError, VocabularyProblem

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_KINDS = ("sentence", "item", "row", "heading")
_CHOICES = {
    "polarity": ("auto", "stated", "denied", "void"),
    "confidence": ("certain", "likely", "possible"),
}
_KEYS = (
    "topic", "topics", "any", "with", "unless", "under", "not-under", "in", "polarity", "confidence", "note"
)  # fmt: skip


class VocabularyReader:
    """Collects what the files of one directory hold, and what is wrong with it."""

    def __init__(
        self,
        directory: Path,
        known_topics: Collection[str],
        forms: Forms | None = None,
        inflections: Forms | None = None,
    ) -> None:
        self._spelling = (forms, inflections)
        self._known_topics = known_topics
        self._problems: list[VocabularyProblem] = []
        self._files: list[tuple[Lines, dict[str, Any]]] = []
        self._numbers: dict[str, int] = {}
        self.patterns: list[Pattern] = []
        self.classes = known_classes({}, *self._spelling)
        for file in sorted(directory.glob("*.toml")):
            self._open(file)

    def finish(self) -> None:
        """Raise VocabularyError if anything was wrong."""
        if self._problems:
            order = sorted(
                set(self._problems), key=lambda problem: (problem.file, problem.line, problem.message)
            )
            raise VocabularyError(tuple(order))

    def _open(self, file: Path) -> None:
        text = contents(file).decode(errors="replace").replace("\r\n", "\n")
        lines = Lines(file.name, text)
        try:
            data = tomllib.loads(text)
            if is_too_deep(data):
                raise RecursionError
        except RecursionError:
            self._problem(lines, 1, "not valid TOML: nested too deeply")
            return
        except ValueError as error:  # also a number with too many digits
            self._problem(lines, lines.of_toml_error(str(error)), f"not valid TOML: {error}")
            return
        self._check_keys(lines, data)
        self._files.append((lines, data))

    def _check_keys(self, lines: Lines, data: dict[str, Any]) -> None:
        """Tell what of a file is not as it should be, and leave that out."""
        for name in data:
            if name not in ("family", "classes", "pattern"):
                hint = did_you_mean(name, ("family", "classes", "pattern"))
                self._problem(lines, lines.of_text(name), f"unknown key `{name}`", hint)
        if not isinstance(data.get("family"), str):
            self._problem(lines, 1, "`family` is missing", 'a file begins with family = "name"')
        if not isinstance(data.get("classes", {}), dict):
            line = lines.of_text("classes")
            self._problem(lines, line, "`classes` is no table", 'write [classes], then name = "pattern"')
            del data["classes"]
        entries = data.get("pattern", [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            self._problem(
                lines, lines.of_text("pattern ="), "`pattern` is no list of tables", "write [[pattern]]"
            )
            del data["pattern"]

    def _problem(self, lines: Lines, line: int, message: str, hint: str = "") -> None:
        self._problems.append(VocabularyProblem(lines.file, line, message, hint))

    def _phrase_problem(self, lines: Lines, line: int, error: PhraseError, pattern: str) -> None:
        """Note an error, unless it lies in a class that the pattern uses: that is noted where it is defined."""
        if error.pattern == pattern:
            where = f"offset {error.offset} of `{error.pattern}`"
            self._problem(lines, line, f"{error.message} at {where}", error.hint)

    def read_classes(self, check: bool = True, base: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Read, and perhaps check, the `[classes]` of all files; `base` are those that they stand beside."""
        sources: dict[str, tuple[str, ...]] = {}
        homes: dict[str, tuple[Lines, int]] = {}
        for lines, data in self._files:
            for name, value in data.get("classes", {}).items():
                line = lines.of_class(name)
                alternatives = (value,) if isinstance(value, str) else value
                if name in sources or name in BUILT_IN:
                    where = f"in {homes[name][0].file}" if name in homes else "built in"
                    self._problem(lines, line, f"class {{{name}}} is defined twice", f"first {where}")
                elif alternatives and _is_strings(alternatives):
                    sources[name], homes[name] = tuple(alternatives), (lines, line)
                else:
                    self._problem(
                        lines, line, f"class {{{name}}} is no pattern", "a string, or a list of strings"
                    )
        self.classes = known_classes({**(base or {}), **sources}, *self._spelling)
        for name, (lines, line) in homes.items() if check else ():
            self._check_class(name, lines, line)

    def _check_class(self, name: str, lines: Lines, line: int) -> None:
        for source in self.classes.sources[name]:
            try:
                lower_class(source, self.classes)
                self.classes.resolve(name, source, 0)
            except PhraseError as error:
                self._phrase_problem(lines, lines.of_text(source, line), error, source)

    def read_entries(self) -> Iterable[Entry]:
        """Read and check the `[[pattern]]` entries of all files."""
        for lines, data in self._files:
            for index, raw in enumerate(data.get("pattern", ())):
                yield self._entry(lines, lines.of_entry(index), raw, str(data.get("family", "")))

    def _entry(self, lines: Lines, line: int, raw: dict[str, Any], family: str) -> Entry:
        for name in raw:
            if name not in _KEYS:
                hint = did_you_mean(name, _KEYS)
                self._problem(lines, lines.of_text(name, line), f"unknown key `{name}`", hint)
        groups = raw.get("with", [])
        with_ = groups if isinstance(groups, list) else None
        if with_ is None:
            self._problem(lines, line, "`with` is no list", "a list of patterns or of lists of patterns")
        return Entry(
            topics=self._topics(lines, line, raw),
            any=self._patterns(lines, line, raw, "any", required=True),
            with_=tuple(
                self._patterns(
                    lines, line, {"with": group if isinstance(group, list) else [group]}, "with", True
                )
                for group in with_ or ()
            ),
            unless=self._patterns(lines, line, raw, "unless"),
            under=self._patterns(lines, line, raw, "under"),
            not_under=self._patterns(lines, line, raw, "not-under"),
            kinds=self._kinds(lines, line, raw),
            polarity=self._choice(lines, line, raw, "polarity", "auto"),
            confidence=self._choice(lines, line, raw, "confidence", "certain"),
            note=str(raw.get("note", "")),
            family=family,
            line=line,
        )

    def _topics(self, lines: Lines, line: int, raw: dict[str, Any]) -> tuple[str, ...]:
        value = raw.get("topics", raw.get("topic"))
        named = [value] if isinstance(value, str) else value
        if not named or not _is_strings(named) or ("topic" in raw and "topics" in raw):
            self._problem(lines, line, "an entry needs its topics", '`topic = "…"` or `topics = ["…"]`')
            return ()
        for topic in named:
            if topic not in self._known_topics:
                hint = did_you_mean(topic, self._known_topics)
                self._problem(lines, lines.of_text(topic, line), f"unknown topic `{topic}`", hint)
        return tuple(named)

    def _patterns(
        self, lines: Lines, line: int, raw: dict[str, Any], name: str, required: bool = False
    ) -> tuple[int, ...]:
        value = raw.get(name, [])
        if not _is_strings(value) or (required and not value):
            self._problem(lines, line, f"`{name}` is no list of patterns", f'{name} = ["…", "…"]')
            return ()
        numbers = []
        for source in value:
            try:
                numbers.append(self._number(source))
            except PhraseError as error:
                self._phrase_problem(lines, lines.of_text(source, line), error, source)
        return tuple(dict.fromkeys(numbers))

    def _number(self, source: str) -> int:
        if source not in self._numbers:
            self.patterns.append(analyse(source, self.classes))
            self._numbers[source] = len(self.patterns) - 1
        return self._numbers[source]

    def _kinds(self, lines: Lines, line: int, raw: dict[str, Any]) -> tuple[str, ...]:
        kinds = raw.get("in", list(_KINDS[:3]))
        if not _is_strings(kinds) or not kinds or not set(kinds) <= set(_KINDS):
            self._problem(lines, lines.of_text("in", line), "`in` names kinds of passage", " ".join(_KINDS))
            return ()
        return tuple(kinds)

    def _choice(self, lines: Lines, line: int, raw: dict[str, Any], name: str, default: str) -> Any:
        value = raw.get(name, default)
        if value not in _CHOICES[name]:
            hint = did_you_mean(str(value), _CHOICES[name]) or " or ".join(_CHOICES[name])
            self._problem(lines, lines.of_text(name, line), f"`{name}` cannot be {value!r}", hint)
        return value


def _is_strings(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
