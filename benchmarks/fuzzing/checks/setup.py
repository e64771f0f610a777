"""What users write to set policylint up: used, or refused with a message, a file and a line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from warnings import catch_warnings, simplefilter

from fuzzing.oracles import hold, within
from fuzzing.reports import parts, report_of
from fuzzing.target import as_text
from fuzzing.texts import seeds
from policylint.baselines.baseline import BaselineError, read_baseline, without_known, written
from policylint.cache.records import decoded
from policylint.cache.store import Store
from policylint.config.effective import values_for
from policylint.config.finding import closest, forget
from policylint.config.loading import load
from policylint.config.patterns import LONGEST, Pattern, any_matches
from policylint.config.problems import ConfigError, ConfigProblem
from policylint.config.showing import shown_for
from policylint.engine.judging import judge
from policylint.frameworks.loader import FrameworkError
from policylint.frameworks.loader import load as load_framework
from policylint.law.requirements import assess
from policylint.linter import Linter
from policylint.packs.checking import PackError
from policylint.packs.reading import read_pack
from policylint.phrases.compilation import compile_patterns
from policylint.phrases.errors import PhraseError
from policylint.phrases.reading import read as read_vocabulary
from policylint.phrases.reading import read_classes
from policylint.phrases.vocabulary import VocabularyError
from policylint.policy import Policy
from policylint.reporter import Report
from policylint.source import Source
from policylint.suppression.sidecars import read_sidecar
from policylint.testing import policy_of

_TEXT = "# Privacy policy\n\nWe keep your data for 2 years. We had had our data at Acme.\n\n## Cookies\n\n- we use them\n\nLast updated: 1 May 2019\n"


@cache
def _policies() -> tuple[Policy, ...]:
    return policy_of(seeds("examples/fernwood-privacy.md")[0], detect=True), policy_of(_TEXT), policy_of("")


@cache
def _report() -> Report:
    return report_of(_TEXT.encode(), "fuzz.md")


def _told(problems: Iterable[object], lines: int) -> None:
    """There are problems, each with a message and a line that the file has."""
    listed = list(problems)
    hold(bool(listed), "refused without a reason")
    for one in listed:
        hold(bool(one.message), "a problem without a message")  # type: ignore[attr-defined]
        hold(0 <= one.line <= lines + 1, f"a problem on line {one.line} of {lines}")  # type: ignore[attr-defined]
        str(one).encode("utf-8", "replace")


def _lines(text: str) -> int:
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1


def configuration(data: bytes) -> None:
    """A file `policylint.toml`."""
    _configured(data, "policylint.toml")


def project(data: bytes) -> None:
    """A file `pyproject.toml`, of which one table is ours."""
    _configured(data, "pyproject.toml")


def _configured(data: bytes, name: str) -> None:
    """Finding, loading, showing what holds, and a linter that uses it or says why not."""
    with TemporaryDirectory() as place:
        file = Path(place, name)
        file.write_bytes(data)
        forget()
        hold(closest(Path(place)) in (file, None), "another configuration is found")
        Path(place, "fuzz.md").write_text(_TEXT, encoding="utf-8")
        Path(place, "other.md").write_text("x", encoding="utf-8")
        config, problems = load(file)
        if problems:
            own = [one for one in problems if one.file.endswith(name)]
            _told(problems, _lines(data.decode("utf-8", "replace")) if own else 10**6)
        shown = shown_for(config, str(Path(place, "fuzz.md")))
        again, wrong = _shown_again(shown, Path(place, "shown.toml"))
        if not problems:
            hold(not wrong, f"what is shown is no configuration: {wrong}")
            held = values_for(config, str(Path(place, "fuzz.md")))
            hold(_bare(again) == _bare(held), "other values are shown than hold")
        try:
            linter = Linter(config=file, today=date(2026, 11, 27))
            report = linter.check_text(_TEXT, path=str(Path(place, "fuzz.md")))
        except ValueError as error:
            hold(type(error) is not ValueError or bool(str(error)), "refused without a reason")
            hold(not isinstance(error, UnicodeError), f"refused by chance: {error!r}")
            return
        hold(not problems, "a configuration with problems is used")
        hold(not report.failures, f"fails: {report.failures}")


def globs(data: bytes) -> None:
    """A pattern, and paths of files, one a line: no warning, and what takes back takes all back."""
    first, *paths = as_text(data).split("\n")
    if len(first) > LONGEST:
        return
    with catch_warnings():
        simplefilter("error")
        for path in paths:
            whole = f"/p/{path}"
            Pattern("/p", first).matches(whole)
            plain = first.lstrip("!")
            both = [Pattern("/p", plain), Pattern("/p", f"!{plain}")]
            hold(not any_matches(both, whole), "what is taken back is meant")
            if path and not set(path) & set("*?[]\\!\0/."):
                hold(Pattern("/p", path).matches(whole), "a name does not mean itself")


def _bare(values: dict[str, object]) -> dict[str, str]:
    """Values without the places where they are written."""
    return {
        key: re.sub(r", Place\(.*?, line=\d+\)", "", repr(value))
        for key, value in values.items()
        if value != {}
    }


def _shown_again(shown: str, file: Path) -> tuple[dict[str, object], list[ConfigProblem]]:
    """The values that a shown configuration has, and what is wrong with it."""
    file.write_text(shown, encoding="utf-8")
    again, wrong = load(file)
    return values_for(again, str(file.with_name("fuzz.md"))), wrong


def framework(data: bytes) -> None:
    """A framework that is read can be held against any policy, and every condition described."""
    text = as_text(data)
    try:
        found = load_framework(text, "fuzz.toml")
    except FrameworkError as error:
        _told(error.problems, _lines(text))
        return
    for policy in _policies():
        hold(len(assess([found], policy, {})) <= len(found.requirements), "more answers than questions")
    for need in found.requirements:
        if need.when is not None:
            hold(bool(need.when.describe()), "a condition without words")
            need.when.questions(_policies()[-1])


def pack(data: bytes) -> None:
    """A pack that is read has rules that run."""
    with TemporaryDirectory() as place:
        file = Path(place, "fuzz.toml")
        file.write_bytes(data)
        try:
            found = read_pack(str(file))
        except PackError as error:
            _told(error.problems, _lines(data.decode("utf-8", "replace")))
            return
    for policy in _policies():
        findings, failures = judge(policy, found.rules)
        hold(not failures, f"fails: {[(one.what, one.message) for one in failures]}")
        within(policy.document.source, (finding.span for _, finding in findings))


@cache
def _shipped() -> dict[str, tuple[str, ...]]:
    """The classes of the vocabulary that ships."""
    return read_classes()


def vocabulary(data: bytes) -> None:
    """A vocabulary that is read can be matched."""
    with TemporaryDirectory() as place:
        Path(place, "fuzz.toml").write_bytes(data)
        try:
            found = read_vocabulary(Path(place), base=_shipped())
        except VocabularyError as error:
            _told(error.problems, _lines(data.decode("utf-8", "replace")))
            return
    for number in range(len(found.patterns)):
        _matched(found.patterns.search(number, _TEXT), _TEXT)


def patterns(data: bytes) -> None:
    """Patterns that compile match without failing, within their text."""
    listed = as_text(data).split("\n")
    try:
        found = compile_patterns(listed, {"own": ["our data", "we"]})
    except PhraseError as error:
        hold(0 <= error.offset <= len(error.pattern), "a mistake outside of its pattern")
        hold(bool(str(error)), "refused without a reason")
        return
    for number in range(len(listed)):
        for text in (_TEXT, "", "data " * 300, "\x00 é 😀 we'll keep 1,000 years"):
            _matched(found.search(number, text), text)


def _matched(match: tuple[int, int] | None, text: str) -> None:
    hold(match is None or 0 <= match[0] <= match[1] <= len(text), "a match outside of its text")


def sidecar(data: bytes) -> None:
    """Suppressions beside a document."""
    names = {rule.info.name: rule.info.name for rule in parts().rules}
    with TemporaryDirectory() as place:
        document = Path(place, "p.txt")
        Path(f"{document}.policylint.toml").write_bytes(data)
        try:
            found = read_sidecar(str(document), names)
        except ConfigError as error:
            _told(error.problems, _lines(data.decode("utf-8", "replace")))
            return
    hold(all(one.rule in names for one in found), "a suppression of nothing")


def baseline(data: bytes) -> None:
    """A baseline that is read is written back the same, and can be held against a report."""
    with TemporaryDirectory() as place:
        file = Path(place, "b.json")
        file.write_bytes(data)
        try:
            found = read_baseline(file)
        except BaselineError as error:
            hold(str(file) in str(error), "an error that does not name the file")
            return
        file.write_text(written(found), encoding="utf-8")
        again = read_baseline(file)
        hold(set(again.known) == set(found.known), "a baseline loses entries")
        hold(written(again) == written(found), "a baseline is written in two ways")
    left, stale = without_known(_report(), found)
    hold(len(left.diagnostics) + len(left.suppressed) >= len(_report().diagnostics), "findings are lost")
    hold(set(stale) <= set(found.known), "stale entries that are no entries")


def record(data: bytes) -> None:
    """What a cache keeps: damaged entries are none, and nothing is believed without its mark."""
    decoded(data, ["fuzz.md"], lambda _: Source("fuzz.md", _TEXT))
    with TemporaryDirectory() as place:
        store = Store(Path(place), os.urandom(32))  # atheris sees what is compared: it would learn a mark
        Path(place, "entries", "ab").mkdir(parents=True)
        Path(place, "entries", "ab", "cd").write_bytes(data)
        hold(store.get("abcd") is None, "an entry without its mark is believed")
        store.put("abcd", data)
        hold(store.get("abcd") == data, "an entry is not given back")
