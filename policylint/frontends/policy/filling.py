"""From statements to filled forms: each value in the field that it belongs to, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from policylint.declaration import ANY, Repetition, Word
from policylint.document import SyntaxProblem
from policylint.frontends.policy.leaves import Leaf, Misfit, duration, expectation, fits, leaf, suggestion
from policylint.frontends.policy.messages import SYNTAX_ERROR
from policylint.frontends.policy.schema import ROOT, Form, Slot, all_topics, forms, topics_of
from policylint.source import Span
from policylint.statements import Argument, Group, Statement, Value

UNKNOWN_STATEMENT = "unknown-statement"


@dataclass(slots=True)
class Filled:
    """A statement whose word is known: `fields` by their name, `unclear` those that could not be understood.

    `sound` is whether everything that it must have is there; `children` are the statements of its block.
    """

    form: Form
    word: Word
    span: Span
    fields: dict[str, list[Leaf]] = field(default_factory=dict)
    unclear: set[str] = field(default_factory=set)
    children: list[Filled] = field(default_factory=list)
    denied: bool = False
    sound: bool = True

    def of(self, word: str) -> Iterator[Filled]:
        """The statements of the block that open with a word."""
        return (child for child in self.children if child.form.word == word)


@dataclass(slots=True)
class Notes:
    """What is gathered on the way: problems, repetitions, topics that lost statements may have disclosed."""

    problems: list[SyntaxProblem] = field(default_factory=list)
    repeated: list[Repetition] = field(default_factory=list)
    topics: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)


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
        if one.unclear:
            notes.topics |= topics_of(form)
        if not form.repeats and form.word in first:
            notes.repeated.append(Repetition(form.word, first[form.word].word.span, one.word.span))
            continue
        first[form.word] = one
        filled.append(one)
    return filled


def _lost(statement: Statement, form: Form, notes: Notes, parent: Filled | None) -> None:
    """Note what a statement that could not be understood may have said."""
    notes.topics |= all_topics() if form.word == ROOT else topics_of(form)
    if parent is not None:
        parent.unclear.add(form.word)
    if form.word in ("data", "purpose"):
        name = statement.arguments[0].values[0] if statement.arguments else None
        notes.names.add(name.text if isinstance(name, Value) and name.kind == "word" else ANY)


def _unknown(statement: Statement, within: str, notes: Notes, parent: Filled | None) -> None:
    notes.topics |= all_topics()
    notes.names.add(ANY)
    if parent is not None:
        parent.unclear.add(ANY)
    word = statement.word
    if not word.text:
        return
    here = forms().get(within, {})
    place = f"in {within}" if within else "outside the policy"
    outer = [block for block, words in forms().items() if word.text in words]
    cure = suggestion(word.text, here)
    if outer and not cure:
        where = "outside all blocks" if outer[0] == "" else f"in the block of {' or '.join(outer)}"
        cure = f"It stands {where}. Is a “}}” missing before it?" if within else f"It stands {where}."
    elif not cure:
        cure = f"Here may stand {', '.join(here)}." if here else f"{within} takes no block."
    notes.problems.append(
        SyntaxProblem(f"there is no statement “{word.text}” {place}", word.span, cure, UNKNOWN_STATEMENT)
    )


def _fill(statement: Statement, form: Form, notes: Notes) -> Filled:
    filled = Filled(form, Word(form.word, statement.word.span), statement.span)
    if statement.broken:
        filled.sound = False
        return filled
    if _is_none(statement) and form.none:
        filled.denied = True
    else:
        _Filling(filled, statement, notes).run()
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
    return filled


def _is_none(statement: Statement) -> bool:
    values = [value for argument in statement.arguments for value in argument.values]
    return (
        len(values) == 1
        and isinstance(values[0], Value)
        and (values[0].kind, values[0].text) == ("word", "none")
    )


@dataclass(slots=True)
class _Filling:
    """Puts the arguments of one statement into its fields, left to right."""

    filled: Filled
    statement: Statement
    notes: Notes
    taken: int = 0

    def run(self) -> None:
        form = self.filled.form
        waiting, inner = list(form.takes), list[Slot]()
        arguments = self.statement.arguments
        modifier = ""
        while self.taken < len(arguments):
            argument = arguments[self.taken]
            word = _bare(argument)
            slots = form.modifier(word) if word else None
            if slots is not None:
                self._missing(inner, modifier)
                inner, modifier = list(slots), word
                self.taken += 1
            elif not self._place(inner) and not self._place(waiting):
                self._misplaced(argument, inner or waiting)
        self._missing(inner, modifier)
        self._missing(waiting, form.word)

    def _place(self, slots: list[Slot]) -> bool:
        """Whether the argument in hand belongs into one of the slots: the first, or one after optional ones."""
        argument = self.statement.arguments[self.taken]
        for index, slot in enumerate(slots):
            if _has_form(slot, argument):
                del slots[: index + 1]
                self._put(slot, argument)
                return True
            if not slot.optional:
                return False
        return False

    def _put(self, slot: Slot, argument: Argument) -> None:
        values = [
            v for value in argument.values for v in (value.values if isinstance(value, Group) else (value,))
        ]
        also = [name for name, _ in self.filled.form.modifiers]
        self.taken += 1
        for value in values if slot.many else values[:1]:
            try:
                self.filled.fields.setdefault(slot.field, []).append(self._leaf(slot, value, also))
            except Misfit as misfit:
                self._spoilt(slot, misfit.problem)
        if len(values) > 1 and not slot.many:
            where = Span(values[1].span.start, values[-1].span.end)
            message = f"{slot.field} takes one value, not {len(values)}"
            self._spoilt(slot, SyntaxProblem(message, where, self._example(), SYNTAX_ERROR))

    def _leaf(self, slot: Slot, value: Value, also: list[str]) -> Leaf:
        if value.kind == "number" and "duration" in slot.kinds:
            following = self.statement.arguments[self.taken : self.taken + 1]
            unit = following[0].values[0] if following else None
            if not isinstance(unit, Value) or unit.kind != "word":
                message, cure = (
                    f"{value.text} of what?",
                    "Write a unit after the number, such as days or months.",
                )
                raise Misfit(SyntaxProblem(message, value.span, cure, SYNTAX_ERROR))
            self.taken += 1
            return duration(value, unit)
        return leaf(slot, value, also)

    def _spoilt(self, slot: Slot, problem: SyntaxProblem) -> None:
        self.notes.problems.append(problem)
        self.filled.unclear.add(slot.field)
        if not slot.optional and slot in self.filled.form.takes and not self.filled.fields.get(slot.field):
            self.filled.sound = False

    def _misplaced(self, argument: Argument, slots: list[Slot]) -> None:
        self.taken = len(self.statement.arguments)
        word = _bare(argument)
        known = [name for name, _ in self.filled.form.modifiers]
        if slots:
            message = f"{self.filled.form.word} expects {expectation(slots[0])} here"
        else:
            message = f"{self.filled.form.word} takes nothing more here"
        cure = suggestion(word, known) if word else ""
        problem = SyntaxProblem(message, argument.span, cure or self._example(), SYNTAX_ERROR)
        self.notes.problems.append(problem)
        self.filled.sound = False

    def _missing(self, slots: list[Slot], after: str) -> None:
        needed = next((slot for slot in slots if not slot.optional), None)
        if needed is None or not self.filled.sound:
            return
        message = f"{after} needs {expectation(needed)}"
        head = self.statement.head
        self.notes.problems.append(SyntaxProblem(message, head, self._example(), SYNTAX_ERROR))
        self.filled.sound = False

    def _example(self) -> str:
        return f"Write, for example: {self.filled.form.example}"


def _bare(argument: Argument) -> str:
    """The word that an argument consists of; empty if it is anything else."""
    first = argument.values[0]
    single = len(argument.values) == 1 and isinstance(first, Value) and first.kind == "word"
    return first.text if single and isinstance(first, Value) else ""


def _has_form(slot: Slot, argument: Argument) -> bool:
    if slot.listed:
        return (
            len(argument.values) == 1
            and isinstance(argument.values[0], Group)
            and all(fits(slot, value) for value in argument.values[0].values)
        )
    return all(isinstance(value, Value) and fits(slot, value) for value in argument.values)
