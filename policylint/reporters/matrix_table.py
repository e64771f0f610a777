"""The coverage matrix for a terminal: one policy with its sentences, or several side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policylint.framework import Framework
from policylint.law.facts import facts
from policylint.law.requirements import Assessment, RequirementState, State
from policylint.reporter import Style
from policylint.reporters.matrix import Matrix, best, counts, heading, open_questions, why_unclear
from policylint.reporters.notes import sentence, unasked_note, versions_note, withheld
from policylint.reporters.places import line_of, short_line, why_unasked
from policylint.reporters.terminal import cell_width, one_line, pad, paint, shorten, shown_path, wrap

WORDS: dict[State, str] = {
    "met": "met",
    "missing": "missing",
    "unclear": "unclear",
    "not-applicable": "not applicable",
    "needs-answer": "needs an answer",
}
_SHORT: dict[State, str] = {**WORDS, "not-applicable": "n/a", "needs-answer": "answer?"}
_COLOURS: dict[State, str] = {
    "met": "green",
    "missing": "red",
    "unclear": "yellow",
    "not-applicable": "dim",
    "needs-answer": "cyan",
}
_STATE_WIDTH = max(map(len, WORDS.values()))
_CELL_WIDTH = 11
_LEAST_WIDTH = 60
_LEAST_NAME = 12
_MOST_NAME = 32


def table(matrix: Matrix, style: Style, *, evidence: bool = False) -> str:
    """One policy: every requirement with the sentence that meets it. Several: a column each, with line numbers."""
    width = max(_LEAST_WIDTH, style.width)
    lines: list[str] = []
    if len(matrix.policies) > 1:
        lines += _side_by_side(matrix, style, width)
    if len(matrix.policies) == 1 or evidence:
        for policy in matrix.policies:
            lines += _one_policy(matrix, policy, style, width)
    lines += _closing(matrix, style, width)
    return "\n".join(lines).rstrip("\n") + "\n" if lines else ""


def _one_policy(matrix: Matrix, policy: Assessment, style: Style, width: int) -> Iterator[str]:
    for framework in policy.frameworks:
        yield f"{paint(shown_path(heading(policy)), style, 'bold')}  {one_line(framework.title)}"
        yield from _reservations(policy, framework, width)
        for state in matrix.of(framework, policy):
            yield from _row(matrix, policy, state, style, width)
        yield ""


def _row(
    matrix: Matrix, policy: Assessment, state: RequirementState, style: Style, width: int
) -> Iterator[str]:
    need = state.requirement
    word = paint(pad(WORDS[state.state], _STATE_WIDTH), style, _COLOURS[state.state])
    section = f"  {one_line(need.section)}" if need.section else ""
    grave = f"  {need.severity}" if state.state == "missing" else ""
    name = shorten(f"{need.id}{section}{grave}", width - 4 - _STATE_WIDTH)
    yield f"  {word}  {name}"
    indent = " " * (4 + _STATE_WIDTH)
    if state.questions:
        yield from wrap(f"answer: {', '.join(state.questions)}", width, indent)
    elif state.state == "needs-answer" and need.when is not None:
        yield from wrap(f"due if {need.when.describe()}", width, indent)
    elif reason := why_unclear(state, matrix):
        yield from wrap(reason, width, indent)
    shown = best(state.disclosures)
    if shown is not None:
        line = one_line(line_of(policy.source, shown.span))
        yield indent + shorten(f"{line}: {one_line(shown.text)}", width - len(indent))
    for finding in state.findings:
        line = one_line(line_of(policy.source, finding.span))
        yield indent + shorten(
            f"{line}: {state.rule or need.rule}: {one_line(finding.message)}", width - len(indent)
        )


def _reservations(policy: Assessment, framework: Framework, width: int) -> Iterator[str]:
    for note in _withheld(policy):
        yield from wrap(note, width, "  ")
    for one in policy.unasked:
        if framework.title in one.frameworks:
            told = why_unasked(one, policy.source.path)
            yield from wrap(f"Not held against this law, since {told}.", width, "  ")


def _withheld(policy: Assessment) -> Iterator[str]:
    if policy.coverage.reason:
        yield f"Nothing is called missing: {withheld(policy.coverage)}."
    if policy.coverage.other_languages:
        yield sentence(versions_note(policy.coverage))


def notes_of(policy: Assessment) -> Iterator[str]:
    """What to know of a policy before its requirements: what is withheld, which version is judged, which laws are not applied."""
    yield from _withheld(policy)
    yield from (sentence(unasked_note(one, policy.source.path)) for one in policy.unasked)


def _side_by_side(matrix: Matrix, style: Style, width: int) -> Iterator[str]:
    named = [need.id for framework in matrix.frameworks for need in framework.requirements]
    widest = max((cell_width(name) for name in named), default=_LEAST_NAME)
    name_width = max(_LEAST_NAME, min(widest, _MOST_NAME, width - 2 - 2 * (_CELL_WIDTH + 1)))
    fitting = max(1, (width - 2 - name_width) // (_CELL_WIDTH + 1))
    for number, policy in enumerate(matrix.policies, 1):
        yield f"[{number}] {paint(shown_path(heading(policy)), style, 'bold')}"
    yield ""
    for number, policy in enumerate(matrix.policies, 1):
        for note in notes_of(policy):
            yield from wrap(note, width, f"[{number}] ")
            yield ""
    for first in range(0, len(matrix.policies), fitting):
        for framework in matrix.frameworks:
            yield from _block(matrix, framework, first, first + fitting, name_width, style)


def _block(
    matrix: Matrix, framework: Framework, first: int, end: int, name_width: int, style: Style
) -> Iterator[str]:
    """The columns `first` to `end` of one framework."""
    policies = matrix.policies[first:end]
    numbers = "".join(f" {f'[{first + index}]':<{_CELL_WIDTH}}" for index in range(1, len(policies) + 1))
    title = shorten(one_line(framework.title), name_width)
    yield paint(pad(title, name_width), style, "bold") + "  " + numbers.strip()
    columns = [matrix.of(framework, policy) for policy in policies]
    for index, need in enumerate(framework.requirements):
        cells = " ".join(
            _cell(policy, column[index] if column else None, style)
            for policy, column in zip(policies, columns, strict=True)
        )
        yield f"{pad(shorten(need.id, name_width), name_width)}  {cells}".rstrip()
    yield ""


def _cell(policy: Assessment, state: RequirementState | None, style: Style) -> str:
    if state is None:
        return pad("", _CELL_WIDTH)
    shown = best(state.disclosures)
    line = f" {short_line(policy.source, shown.span)}" if shown is not None else ""
    return paint(pad(f"{_SHORT[state.state]}{line}", _CELL_WIDTH), style, _COLOURS[state.state])


def _closing(matrix: Matrix, style: Style, width: int) -> Iterator[str]:
    for number, policy in enumerate(matrix.policies, 1):
        mark = f"[{number}] " if len(matrix.policies) > 1 else ""
        for framework in policy.frameworks:
            told = _told(counts(matrix.of(framework, policy)))
            yield from wrap(f"{one_line(framework.title)}: {told}.", width, mark)
    questions = open_questions([state for policy in matrix.policies for state in policy.states])
    if questions:
        yield ""
        yield from wrap("Answers that would settle more, with --fact NAME=VALUE:", width)
    for name, waiting in questions.items():
        yield f"  {paint(name, style, 'bold')}"
        yield from wrap(facts()[name].question if name in facts() else "", width, "    ")
        yield from wrap(f"for {_listed(waiting)}", width, "    ")
    if matrix.coming:
        yield ""
        yield "Not yet in force:"
    for framework, need in matrix.coming:
        yield from wrap(f"{framework.name} {need.id} ({need.section})", width, f"  {need.since}  ")


def _told(found: dict[State, int]) -> str:
    return ", ".join(f"{number} {WORDS[state]}" for state, number in found.items() if number)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)
