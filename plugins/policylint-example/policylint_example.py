"""A plugin for policylint: the rule `third-person-reader`, and the output format `csv`."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from policylint.diagnostics import Finding
from policylint.hookspecs import hookimpl
from policylint.policy import Policy
from policylint.reporter import Report, Style
from policylint.rule import Documentation, Example, Option, RuleInfo

THE_USER = re.compile(r"\bthe (?:user|customer)s?\b", re.IGNORECASE)


@dataclass(frozen=True)
class ThirdPersonReader:
    """Reports policies that talk about their reader. An option is a field of the same name."""

    at_most: int = 0

    info = RuleInfo(
        name="third-person-reader",
        group="quality",
        summary="The policy speaks of its reader as “the user”.",
        severity="info",
        options=(Option("at-most", 0, "How many mentions are let pass.", most=100),),
        documentation=Documentation(
            what="Reports every “the user” and “the customer”, once there are more than `at-most`.",
            why="A notice addresses the person whose data it is about; “you” is shorter and leaves no doubt.",
            flagged=(
                Example("# Privacy policy\n\nThe user may delete the account.\n", flagged=("The user",)),
            ),
            accepted=(Example("# Privacy policy\n\nYou may delete your account.\n"),),
            limits="“Users” without “the” is not seen.",
        ),
    )

    def check(self, policy: Policy) -> Iterator[Finding]:
        """The findings; `own_text` is what a reader sees, and `text.span` says where that stands in the source."""
        found = []
        for passage in policy.passages:
            for match in THE_USER.finditer(passage.own_text):
                span = passage.text.span(passage.own + match.start(), passage.own + match.end())
                found.append(Finding(f"the reader is called “{match.group()}”", span, help="write “you”"))
        if len(found) > self.at_most:
            yield from found


class Csv:
    """Writes a line of comma-separated values for each finding."""

    name = "csv"
    machine = True

    def render(self, report: Report, style: Style) -> str:
        """The whole output, with a line of names on top."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("path", "line", "column", "severity", "rule", "message"))
        for one in report.diagnostics:
            writer.writerow((one.path, one.line, one.column, one.severity, one.rule, one.message))
        return out.getvalue()


@hookimpl
def policylint_rules() -> list[ThirdPersonReader]:
    """The hook by which policylint asks for rules."""
    return [ThirdPersonReader()]


@hookimpl
def policylint_reporters() -> list[Csv]:
    """The hook by which policylint asks for output formats."""
    return [Csv()]
