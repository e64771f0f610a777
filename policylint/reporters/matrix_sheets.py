"""The coverage matrix as Markdown and as CSV. Text from documents must not become markup or a formula."""

from __future__ import annotations

import csv as csv_format
import io
from collections.abc import Iterator

from policylint.framework import Framework, Requirement
from policylint.law.requirements import STATES, Assessment, RequirementState
from policylint.patterns import deferred
from policylint.reporters.matrix import Matrix, best, counts, label, open_questions, why_unclear
from policylint.reporters.matrix_table import WORDS, notes_of
from policylint.reporters.places import line_of, told_line
from policylint.reporters.terminal import neutral, one_line, shorten

COLUMNS = (
    "framework", "requirement", "section", "url", "severity", "policy", "state", "line", "sentence",
    "questions", "objections",
)  # fmt: skip
_QUOTED = 160
_MARKUP = deferred(r"([\\`*_{}\[\]<>#!|~&])")
_FORMULA = ("=", "+", "-", "@")


def csv(matrix: Matrix) -> str:
    """A row for each policy and requirement. Cells that a spreadsheet would run get an apostrophe in front.

    (OWASP, "CSV Injection": a cell is a formula if it begins with =, +, -, @, a tab or a line end.)
    """
    sheet = io.StringIO()
    writer = csv_format.writer(sheet, lineterminator="\n")
    writer.writerow(COLUMNS)
    for policy in matrix.policies:
        for state in policy.states:
            writer.writerow([_inert(field) for field in _fields(policy, state)])
    return sheet.getvalue()


def _fields(policy: Assessment, state: RequirementState) -> Iterator[str]:
    need, shown = state.requirement, best(state.disclosures)
    yield from (state.framework.name, need.id, need.section, need.url, need.severity)
    yield label(policy)
    yield state.state
    yield line_of(policy.source, shown.span) if shown is not None else ""
    yield shown.text if shown is not None else ""
    yield "; ".join(state.questions)
    yield "; ".join(
        f"{line_of(policy.source, finding.span)}: {finding.message}" for finding in state.findings
    )


def _inert(field: str) -> str:
    text = one_line(field)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def markdown(matrix: Matrix) -> str:
    """A table for each framework with a column for each policy."""
    lines = [f"# Coverage as of {matrix.on.isoformat()}", ""]
    notes = [
        f"- {_text(label(policy))}: {_text(note)}" for policy in matrix.policies for note in notes_of(policy)
    ]
    lines += [*notes, ""] if notes else []
    for framework in matrix.frameworks:
        lines += _framework(matrix, framework)
    questions = open_questions([state for policy in matrix.policies for state in policy.states])
    if questions:
        lines += ["## Needs an answer", ""]
        lines += [f"- `{name}`: {', '.join(waiting)}" for name, waiting in questions.items()]
        lines.append("")
    if matrix.coming:
        lines += ["## Not yet in force", ""]
        lines += [
            f"- {need.since}: {_text(framework.name)} {_text(need.id)}, {_cited(need)}"
            for framework, need in matrix.coming
        ]
        lines.append("")
    return "\n".join(lines)


def _framework(matrix: Matrix, framework: Framework) -> Iterator[str]:
    yield f"## {_text(framework.title)}"
    yield ""
    names = [_text(label(policy)) for policy in matrix.policies]
    yield "| " + " | ".join(["requirement", "section", *names]) + " |"
    yield "| " + " | ".join(["---"] * (2 + len(names))) + " |"
    columns = [matrix.of(framework, policy) for policy in matrix.policies]
    for index, need in enumerate(framework.requirements):
        cells = [
            _cell(policy, column[index], matrix) if column else ""
            for policy, column in zip(matrix.policies, columns, strict=True)
        ]
        yield "| " + " | ".join([_text(need.id), _cited(need), *cells]) + " |"
    totals = [counts(column) for column in columns]
    for state in STATES:
        if any(total[state] for total in totals):
            yield (
                "| " + " | ".join([f"*{WORDS[state]}*", "", *(str(total[state]) for total in totals)]) + " |"
            )
    yield ""


def _cited(need: Requirement) -> str:
    section = _text(need.section)
    return (
        f"[{section}](<{need.url}>)" if need.url and section and not set("<>\n") & set(need.url) else section
    )


def _cell(policy: Assessment, state: RequirementState, matrix: Matrix) -> str:
    told = f"**{WORDS[state.state]}**"
    shown = best(state.disclosures)
    if shown is not None:
        line = _text(told_line(policy.source, shown.span))
        told += f", {line}: “{_text(shorten(one_line(shown.text), _QUOTED))}”"
    for finding in state.findings:
        line = _text(told_line(policy.source, finding.span))
        told += f"; {line}: {_text(one_line(finding.message))}"
    reason = why_unclear(state, matrix)
    told += f": {_text(reason)}" if reason else ""
    return told + (f": {', '.join(state.questions)}" if state.questions else "")


def _text(words: str) -> str:
    """Plain text in Markdown: nothing in it is markup, HTML or a new cell."""
    return (
        _MARKUP.sub(r"\\\1", neutral(words))
        .replace("\\&", "&amp;")
        .replace("\\<", "&lt;")
        .replace("\\>", "&gt;")
    )
