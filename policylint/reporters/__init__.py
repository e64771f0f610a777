"""The built-in output formats of `policylint check`. Each is imported when it is used.

Here too, though not formats of findings: the summary, and how disclosures, rules and frameworks are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from policylint.frozen import dataclass
from policylint.hookspecs import hookimpl
from policylint.reporter import rendered

if TYPE_CHECKING:
    from policylint.reporter import Report, Reporter, Style, Writer


@dataclass(frozen=True, slots=True)
class BuiltInReporter:
    """A format whose module, with a function `render(report, style)`, is imported when first used: one that needs all findings at once."""

    name: str
    module: str
    machine: bool = True
    quotes_lines: bool = True

    def render(self, report: Report, style: Style) -> str:
        text: str = import_module(f"{__name__}.{self.module}").render(report, style)
        return text


@dataclass(frozen=True, slots=True)
class StreamedReporter:
    """A format that is written while policies are read; its module has a function `begin(style)`."""

    name: str
    module: str
    machine: bool = True
    shows_record: bool = False

    def render(self, report: Report, style: Style) -> str:
        return rendered(self.begin(style), report)

    def begin(self, style: Style) -> Writer:
        writer: Writer = import_module(f"{__name__}.{self.module}").begin(style)
        return writer


@hookimpl
def policylint_reporters() -> Sequence[Reporter]:
    """The built-in formats."""
    return (
        StreamedReporter("full", "full", machine=False),
        StreamedReporter("concise", "concise", machine=False),
        StreamedReporter("json", "json_document", shows_record=True),
        StreamedReporter("jsonl", "json_lines"),
        StreamedReporter("github", "github"),
        BuiltInReporter("sarif", "sarif"),
        StreamedReporter("grouped", "grouped", machine=False),
        StreamedReporter("gitlab", "gitlab"),
        BuiltInReporter("junit", "junit"),
        StreamedReporter("rdjson", "rdjson"),
        StreamedReporter("checkstyle", "checkstyle"),
        BuiltInReporter("markdown", "markdown"),
        BuiltInReporter("html", "html"),
    )
