"""From a pattern's syntax tree to its meaning: word forms, spelling, and classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from policylint.phrases.errors import PhraseError, did_you_mean
from policylint.phrases.nodes import (
    Begin,
    Cased,
    Choice,
    ClassName,
    Finish,
    Gap,
    Node,
    NotBefore,
    NotNext,
    Word,
)
from policylint.phrases.nodes import Sequence as Items
from policylint.phrases.parser import parse
from policylint.phrases.spelling import inflections, spellings
from policylint.phrases.terms import EMPTY, Ahead, Atom, Behind, Either, End, Reference, Row, Skip, Term, either, row
from policylint.phrases.words import key, tokens

BUILT_IN: dict[str, Atom] = {
    "any": Atom(kinds=frozenset({"any"})),
    "Name": Atom(kinds=frozenset({"Name"})),
    "number": Atom(kinds=frozenset({"number", "year"})),
    "year": Atom(kinds=frozenset({"year"})),
    "email": Atom(kinds=frozenset({"email"})),
    "url": Atom(kinds=frozenset({"url"})),
}
"""Classes recognised by a word's form."""

_MOST_HYPHENS = 4


class Classes:
    """The named classes of a language, worked out when first used.

    `sources` maps a name to its alternatives, each a pattern. Errors in a class are raised as PhraseError
    by the pattern that uses it first.
    """

    def __init__(self, sources: Mapping[str, Sequence[str]]) -> None:
        self.sources = sources
        self.terms: dict[str, Term] = dict(BUILT_IN)
        self._open: list[str] = []

    def resolve(self, name: str, pattern: str, offset: int) -> Term:
        """What a class means. Raises PhraseError if it is unknown, cyclic, or wrong in itself."""
        if name in self.terms:
            return self.terms[name]
        if name not in self.sources:
            hint = did_you_mean(name, [*self.sources, *BUILT_IN])
            raise PhraseError(f"there is no class {{{name}}}", pattern, offset, hint)
        if name in self._open:
            circle = " > ".join([*self._open[self._open.index(name) :], name])
            raise PhraseError(f"the class {{{name}}} uses itself", pattern, offset, circle)
        self._open.append(name)
        try:
            self.terms[name] = either([lower(source, self, is_class=True)[1] for source in self.sources[name]])
        finally:
            self._open.pop()
        return self.terms[name]


def lower(pattern: str, classes: Classes, is_class: bool = False) -> tuple[bool, Term]:
    """The meaning of a pattern, and whether it begins with `^` (which a class cannot). Raises PhraseError."""
    tree = parse(pattern)
    anchored = False
    first = tree.alternatives[0].items if len(tree.alternatives) == 1 else ()
    if first and isinstance(first[0], Begin) and not is_class:
        anchored = True
        tree = Choice((Items(first[1:], first[0].offset),), True, 0)
    return anchored, _Lowering(pattern, classes).term(tree)


class _Lowering:
    """Works out one pattern."""

    def __init__(self, pattern: str, classes: Classes) -> None:
        self._pattern = pattern
        self._classes = classes

    def term(self, node: Node) -> Term:
        """The meaning of a node."""
        if isinstance(node, Word | Cased):
            return self._word(node)
        if isinstance(node, ClassName):
            known = self._classes.resolve(node.name, self._pattern, node.offset)
            return known if isinstance(known, Atom) else Reference(node.name)
        if isinstance(node, Gap):
            return Skip(node.most)
        if isinstance(node, NotNext):
            return Ahead(self.term(node.node))
        if isinstance(node, NotBefore):
            return Behind(tuple(self._rows(self.term(node.node), node.offset)))
        if isinstance(node, Begin):
            raise self._error("`^` not at the beginning", node.offset, "it may only open the whole pattern")
        if isinstance(node, Finish):
            return End()
        if isinstance(node, Choice):
            for items in node.alternatives:
                if not items.items:
                    raise self._error("an empty alternative", items.offset, "write `[word]` for what may be left out")
            return either([self.term(items) for items in node.alternatives], node.required)
        return row([self.term(item) for item in node.items])

    def _word(self, node: Word | Cased) -> Term:
        parts = [text for _, text, _, _ in tokens(node.text)]
        if not parts:
            raise self._error("no word", node.offset, "quotation marks hold words in exactly this case")
        if isinstance(node, Cased):
            return row([Atom(cased=frozenset({part})) for part in parts])
        return either([row(list(terms)) for terms in self._joinings(node, [key(part) for part in parts])])

    def _joinings(self, node: Word, parts: list[str]) -> list[tuple[Term, ...]]:
        """A word with hyphens inside, written with and without them: "e mail" and "email"."""
        seams = [" "] * (len(parts) - 1)
        if node.text.count("-") == len(seams) <= _MOST_HYPHENS:
            choices = product((" ", ""), repeat=len(seams))
        else:
            choices = iter([tuple(seams)])
        found = []
        for choice in choices:
            joined = "".join(part + seam for part, seam in zip(parts, [*choice, ""], strict=True)).split(" ")
            exact: list[Term] = [Atom(forms=spellings(part)) for part in joined[:-1]]
            found.append((*exact, self._last(joined[-1], node)))
        return found

    def _last(self, word: str, node: Word) -> Atom:
        if node.mode == "prefix":
            return Atom(prefixes=spellings(word))
        return Atom(forms=inflections(word) if node.mode == "inflected" else spellings(word))

    def _rows(self, term: Term, offset: int) -> list[tuple[Atom, ...]]:
        if isinstance(term, Atom):
            return [(term,)]
        if isinstance(term, Reference):
            return self._rows(self._classes.terms[term.name], offset)
        if isinstance(term, Either) and term.required:
            return [found for inner in term.terms for found in self._rows(inner, offset)]
        if isinstance(term, Row) and term != EMPTY:
            parts = [self._rows(inner, offset) for inner in term.terms]
            return [tuple(atom for part in choice for atom in part) for choice in product(*parts)]
        raise self._error(
            "`<!` needs plain words", offset, "no gap, optional part or other exclusion may stand in it"
        )

    def _error(self, message: str, offset: int, hint: str) -> PhraseError:
        return PhraseError(message, self._pattern, offset, hint)
