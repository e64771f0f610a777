from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from policylint.baselines.since import Since
from policylint.diagnostics import Diagnostic, Finding
from policylint.reporter import Failure, Report
from policylint.source import Source, Span


@dataclass
class Revision:
    """One file as it was."""

    data: bytes | None
    name: str = "main"

    def verify(self, path: str) -> None: ...

    def content(self, path: str) -> bytes | None:
        return self.data


@dataclass
class Checker:
    """Finds what it is told to, and counts how often it is asked."""

    report: Report = field(default_factory=lambda: Report(()))
    asked: int = 0

    def __call__(self, path: str, data: bytes) -> Report:
        self.asked += 1
        return self.report


def found(print_: str, text: str = "new") -> Diagnostic:
    return Diagnostic("r", "info", Finding("m", Span(0, 0)), Source("a.md", text), fingerprint=print_)


@pytest.mark.parametrize(("data", "kept"), [(b"old", ["2"]), (b"new", []), (None, ["1", "2"])])
def test_what_the_file_had_is_suppressed(data: bytes | None, kept: list[str]) -> None:
    checker = Checker(Report((found("1", "old"),)))
    since = Since(Revision(data), checker)  # type: ignore[arg-type]
    report = since.without_old(Report((found("1"), found("2"))))
    assert [one.fingerprint for one in report.diagnostics] == kept
    assert {one.kind for one in report.suppressed} <= {"revision"}
    assert len(report.suppressed) == 2 - len(kept)
    since.without_old(report)
    assert checker.asked == (data == b"old"), "a file that is as it was, or is new, need not be checked again"


def test_what_failed_then_is_told() -> None:
    checker = Checker(Report((), failures=(Failure("rule r", "broken", "a.md"),)))
    report = Since(Revision(b"old"), checker).without_old(Report((found("1"),)))  # type: ignore[arg-type]
    assert [one.what for one in report.failures] == ["rule r at main"]
