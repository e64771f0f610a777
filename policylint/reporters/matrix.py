"""The matrix of requirements by policy that `policylint coverage` shows, and its JSON form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import Any

from policylint.disclosure import CONFIDENCES, Disclosure
from policylint.framework import Framework, Requirement
from policylint.frozen import dataclass
from policylint.law.requirements import STATES, Assessment, RequirementState, State
from policylint.reporter import Style
from policylint.reporters import records
from policylint.reporters.places import place
from policylint.rule import RuleInfo
from policylint.source import Source, Span

FORMATS = ("table", "json", "markdown", "csv")


@dataclass(frozen=True, slots=True)
class Matrix:
    """How policies stand to their frameworks, and what is not yet in force on `on`.

    `rules` are those that are installed, by name, and `preview` tells whether those in preview were to run: so is said why
    one did not.
    """

    policies: tuple[Assessment, ...]
    coming: tuple[tuple[Framework, Requirement], ...]
    on: date
    rules: Mapping[str, RuleInfo] = field(default_factory=dict)
    preview: bool = False

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """Those of any of the policies, each once."""
        return tuple({one.name: one for policy in self.policies for one in policy.frameworks}.values())

    def of(self, framework: Framework, policy: Assessment) -> tuple[RequirementState, ...]:
        """How one policy stands to one framework, in the order of its requirements; empty if it is not one of its own."""
        return tuple(state for state in policy.states if state.framework.name == framework.name)


def render(matrix: Matrix, output_format: str, style: Style, *, evidence: bool = False) -> str:
    """The matrix as `table`, `json`, `markdown` or `csv`.

    `evidence` lists the sentences of each of several policies under the table. Raises ValueError for another format.
    """
    if output_format == "table":
        from policylint.reporters.matrix_table import table

        return table(matrix, style, evidence=evidence)
    if output_format == "markdown":
        from policylint.reporters.matrix_sheets import markdown

        return markdown(matrix)
    if output_format == "csv":
        from policylint.reporters.matrix_sheets import csv

        return csv(matrix)
    if output_format == "json":
        return json(matrix)
    raise ValueError(f"unknown output format {output_format!r}; known: {', '.join(FORMATS)}")


def label(policy: Assessment) -> str:
    """What a policy goes by: its path, or, if it is split over files, what the configuration calls it."""
    return policy.title or policy.source.path


def heading(policy: Assessment) -> str:
    """The same with all its files, the main one first."""
    files = ", ".join(part.source.path for part in policy.source.parts)
    return f"{policy.title} ({files})" if policy.title and files else files or label(policy)


def best(found: Sequence[Disclosure]) -> Disclosure | None:
    """The disclosure to show for a requirement: the first of the surest."""
    return min(found, key=lambda one: CONFIDENCES.index(one.confidence), default=None)


def why_unclear(state: RequirementState, matrix: Matrix) -> str:
    """Why nothing could be said of a requirement, where neither a statement nor a finding tells."""
    if state.state != "unclear" or state.disclosures or state.findings:
        return ""
    need = state.requirement
    if need.topics:
        return "not found, but not all of it was understood"
    return _why_idle(need.rule, matrix) if need.rule else "not judged: read it yourself"


def _why_idle(rule: str, matrix: Matrix) -> str:
    info = matrix.rules.get(rule)
    if info is None:
        reason = "no rule of that name is loaded"
    elif info.stability == "preview" and not matrix.preview:
        reason = "it is in preview; --preview runs it"
    elif not info.default:
        reason = "it is off unless the configuration selects it"
    else:
        reason = "the configuration leaves it out"
    return f"{rule} did not run: {reason}"


def counts(states: Sequence[RequirementState]) -> dict[State, int]:
    """How many requirements are in each state, every state named."""
    found = Counter(state.state for state in states)
    return {state: found[state] for state in STATES}


def open_questions(states: Sequence[RequirementState]) -> dict[str, list[str]]:
    """The facts that would settle what needs an answer, with the requirements that wait for each."""
    waiting: dict[str, list[str]] = {}
    for state in states:
        for question in state.questions:
            ids = waiting.setdefault(question, [])
            if state.requirement.id not in ids:
                ids.append(state.requirement.id)
    return waiting


def json(matrix: Matrix) -> str:
    """One document: the requirements of each framework by policy, with all evidence, and what is coming."""
    return records.document(
        as_of=matrix.on.isoformat(),
        states=STATES,
        policies=[_policy(matrix, policy) for policy in matrix.policies],
        not_yet_in_force=[
            {"framework": framework.name, "id": need.id, "section": need.section, "since": need.since}
            for framework, need in matrix.coming
        ],
    )


def _policy(matrix: Matrix, policy: Assessment) -> dict[str, Any]:
    frameworks = []
    for framework in policy.frameworks:
        states = matrix.of(framework, policy)
        frameworks.append(
            {
                "name": framework.name,
                "title": framework.title,
                "counts": counts(states),
                "requirements": [_state(policy.source, state, matrix) for state in states],
            }
        )
    coverage = records.coverage_record(policy.source.path, policy.coverage)
    content: dict[str, Any] = {"path": policy.source.path, "coverage": coverage, "frameworks": frameworks}
    if policy.unasked:
        content["unasked"] = [records.unasked_record(one) for one in policy.unasked]
    if policy.title:
        content["name"] = policy.title
    if policy.source.parts:
        content["files"] = [part.source.path for part in policy.source.parts]
    return content


def _file(source: Source, span: Span) -> dict[str, str]:
    """In which file of a policy that is split over several something is."""
    return {"path": source.located(span)[0].path} if source.parts else {}


def _state(source: Source, state: RequirementState, matrix: Matrix) -> dict[str, Any]:
    need = state.requirement
    return {
        "id": need.id,
        "state": state.state,
        "severity": need.severity,
        "section": need.section,
        "url": need.url or None,
        "checked": need.checked or None,
        "grade": need.grade,
        "always_due": need.when is None,
        "topics": list(need.topics),
        "rule": need.rule or None,
        "reason": why_unclear(state, matrix) or None,
        "evidence": [
            {
                **_file(source, one.span),
                **place(source, one.span).as_record(),
                "text": one.text,
                "topic": one.topic,
                "polarity": one.polarity,
                "audience": one.audience or None,
            }
            for one in state.disclosures
        ],
        "questions": list(state.questions),
        "findings": [
            {
                "message": finding.message,
                **_file(source, finding.span),
                **place(source, finding.span).as_record(),
            }
            for finding in state.findings
        ],
    }
