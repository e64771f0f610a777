"""From the arguments of a statement to its fields, as its form has them; each misfit is a problem."""

from __future__ import annotations

from policylint.document import SyntaxProblem
from policylint.frontends.policy.filled import Filled, Notes
from policylint.frontends.policy.leaves import Leaf, Misfit, duration, expectation, fits, leaf, suggestion
from policylint.frontends.policy.messages import SYNTAX_ERROR
from policylint.frontends.policy.schema import Slot, forms
from policylint.frontends.policy.statements import Argument, Group, Statement, Value
from policylint.frozen import dataclass
from policylint.source import Span


@dataclass(slots=True)
class Filling:
    """Puts the arguments of one statement into its fields, left to right."""

    filled: Filled
    statement: Statement
    notes: Notes
    taken: int = 0

    def run(self) -> None:
        """Fill the fields, and note every value that does not fit."""
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
        self.notes.add(problem)
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
        if word in forms()[self.filled.form.within]:
            cure = f"Each statement has a line of its own: put a line break or `;` before {word}"
        problem = SyntaxProblem(message, argument.span, cure or self._example(), SYNTAX_ERROR)
        self.notes.add(problem)
        self.filled.sound = False

    def _missing(self, slots: list[Slot], after: str) -> None:
        needed = next((slot for slot in slots if not slot.optional), None)
        if needed is None or not self.filled.sound:
            return
        message = f"{after} needs {expectation(needed)}"
        head = self.statement.head
        self.notes.add(SyntaxProblem(message, head, self._example(), SYNTAX_ERROR))
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
