"""From statements to filled forms: each value in the field that it belongs to, and what is wrong with the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policylint.declaration import ANY, Repetition, Word
from policylint.document import SyntaxProblem
from policylint.frontends.policy.arguments import Filling
from policylint.frontends.policy.filled import Filled, Notes
from policylint.frontends.policy.leaves import nearest
from policylint.frontends.policy.messages import SYNTAX_ERROR
from policylint.frontends.policy.parser import MOST_PROBLEMS
from policylint.frontends.policy.schema import ROOT, Form, all_topics, forms, topics_of
from policylint.frontends.policy.statements import Statement, Value
from policylint.source import Span

_WORD = re.compile(r"[\w-]+")
UNKNOWN_STATEMENT = "unknown-statement"


def fill_all(
    statements: Iterable[Statement], within: str, notes: Notes, parent: Filled | None = None
) -> list[Filled]:
    """The statements of a block, filled. Those that cannot be understood are noted, and left out."""
    known = forms().get(within, {})
    first: dict[str, Filled] = {}
    filled: list[Filled] = []
    for statement in statements:
        form = known.get(statement.word.text)
        if form is None:
            _unknown(statement, within, notes, parent)
            continue
        one = _fill(statement, form, notes)
        if not one.sound:
            _lost(statement, form, notes, parent)
            continue
        if not form.repeats and form.word in first:
            notes.repeated.append(Repetition(form.word, first[form.word].word.span, one.word.span))
            continue
        first[form.word] = one
        filled.append(one)
    return filled


def _lost(statement: Statement, form: Form, notes: Notes, parent: Filled | None) -> None:
    """Note what a statement that could not be understood may have said, and those that it may have swallowed."""
    notes.topics |= all_topics() if form.word == ROOT else topics_of(form)
    here = forms().get(form.within, {})
    values = [value for argument in statement.arguments for value in argument.values]
    words = {word for value in values if isinstance(value, Value) for word in _WORD.findall(value.text)}
    for word in words & here.keys():
        notes.topics |= topics_of(here[word])
    if parent is not None:
        parent.unclear |= {form.word} | (words & here.keys())
    if form.word in ("data", "purpose"):
        name = statement.arguments[0].values[0] if statement.arguments else None
        notes.names.add(name.text if isinstance(name, Value) and name.kind == "word" else ANY)


def _unknown(statement: Statement, within: str, notes: Notes, parent: Filled | None) -> None:
    """Note a statement without meaning; one that is near a known word counts as lost, any other may be anything."""
    here = forms().get(within, {})
    word = statement.word
    told = bool(word.text) and len(notes.problems) < MOST_PROBLEMS
    close = nearest(word.text, here) if told else ""
    if close and not statement.broken and word.span.start not in notes.damaged:
        _lost(statement, here[close], notes, parent)
        if statement.block is not None and here[close].block:
            fill_all(statement.block, close, notes)
    else:
        notes.topics |= all_topics()
        notes.names.add(ANY)
        if parent is not None:
            parent.unclear.add(ANY)
    if told:
        place = f"in {within}" if within else "outside the policy"
        cure = f"Did you mean {close}?" if close else _belongs(word.text, within, here)
        message = f"there is no statement “{word.text}” {place}"
        notes.problems.append(SyntaxProblem(message, word.span, cure, UNKNOWN_STATEMENT))


def _belongs(word: str, within: str, here: Iterable[str]) -> str:
    """Where a statement stands that does not stand here; else what does."""
    blocks = [block for block, words in forms().items() if word in words]
    if not blocks:
        return f"Here may stand {', '.join(here)}."
    if blocks == [""]:
        return "It stands outside all blocks."
    if within and ROOT in blocks:
        return "It stands in the policy itself. Is a “}” missing before it?"
    return f"It stands in the block of {' or '.join(blocks)}."


def _fill(statement: Statement, form: Form, notes: Notes) -> Filled:
    filled = Filled(form, Word(form.word, statement.word.span), statement.span)
    if statement.broken or statement.word.span.start in notes.damaged:
        filled.sound = False
        if statement.block is not None and not form.block:
            notes.topics |= all_topics()
        elif statement.block is not None:
            fill_all(statement.block, form.word, notes)
        return filled
    if _is_none(statement) and form.none:
        filled.denied = True
    else:
        Filling(filled, statement, notes).run()
    if filled.unclear:
        notes.topics |= topics_of(form)
    if statement.block is not None:
        if form.block:
            filled.children = fill_all(statement.block, form.word, notes, filled)
        else:
            message = f"{form.word} has no block"
            brace = Span(statement.opened, statement.opened + 1)
            notes.problems.append(
                SyntaxProblem(message, brace, f"Write, for example: {form.example}", SYNTAX_ERROR)
            )
            filled.sound = False
            notes.topics |= all_topics()
    return filled


def _is_none(statement: Statement) -> bool:
    values = [value for argument in statement.arguments for value in argument.values]
    return (
        len(values) == 1
        and isinstance(values[0], Value)
        and (values[0].kind, values[0].text) == ("word", "none")
    )
