"""From a pattern's syntax tree to its meaning: word forms, spelling, and classes; and what a pattern must fulfil."""

from __future__ import annotations

from itertools import product

from policylint.phrases.classes import Classes
from policylint.phrases.errors import PhraseError
from policylint.phrases.extent import Extent, extent
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
from policylint.phrases.program import LONGEST
from policylint.phrases.terms import (
    EMPTY,
    Ahead,
    Atom,
    Behind,
    Either,
    End,
    Reference,
    Row,
    Skip,
    Term,
    either,
    row,
)
from policylint.phrases.words import key, tokens

_MOST_HYPHENS = 4
_MOST_BEFORE = 500


def lower_pattern(pattern: str, classes: Classes) -> tuple[bool, Term]:
    """The meaning of a pattern, and whether it begins with `^`. Raises PhraseError."""
    tree = parse(pattern)
    first = tree.alternatives[0].items if len(tree.alternatives) == 1 else ()
    anchored = bool(first) and isinstance(first[0], Begin)
    if anchored:
        tree = Choice((Items(first[1:], first[0].offset),), True, 0)
    term = _Lowering(pattern, classes).top(tree)
    if not _names_word(term, classes):
        raise PhraseError("the pattern names no word", pattern, 0, "{any} and {Name} alone match too much")
    return anchored, term


def lower_class(source: str, classes: Classes) -> Term:
    """The meaning of one alternative of a class. Raises PhraseError."""
    return _Lowering(source, classes).top(parse(source))


def _names_word(term: Term, classes: Classes) -> bool:
    """Whether every match of the term contains a word known beforehand, or of a known kind."""
    if isinstance(term, Atom):
        return not term.kinds & {"any", "Name"}
    if isinstance(term, Reference):
        return _names_word(classes.terms[term.name], classes)
    if isinstance(term, Row):
        return any(_names_word(inner, classes) for inner in term.terms)
    return (
        isinstance(term, Either)
        and term.required
        and all(_names_word(inner, classes) for inner in term.terms)
    )


class _Lowering:
    """Works out one pattern, or one alternative of a class."""

    def __init__(self, pattern: str, classes: Classes) -> None:
        self._pattern = pattern
        self._classes = classes

    def top(self, tree: Choice) -> Term:
        """The meaning of the whole, which must be bounded and must need at least one word."""
        for items in tree.alternatives:
            for edge in (items.items[:1], items.items[-1:]):
                if edge and isinstance(edge[0], Gap):
                    raise self._error("a gap at the edge", edge[0].offset, "leave it out: it changes nothing")
        term = self._term(tree, True)
        spread = self._extent(term)
        if spread.fewest == 0:
            raise self._error("the pattern needs no word at all", 0, "at least one must not be optional")
        if spread.most > LONGEST:
            raise self._error(f"it may span {spread.most} words", 0, f"at most {LONGEST} are allowed")
        return term

    def _extent(self, term: Term) -> Extent:
        return extent(term, self._classes.extents)

    def _term(self, node: Node, last: bool) -> Term:
        """The meaning of a node; `last` says that nothing comes after it in the pattern."""
        if isinstance(node, Word | Cased):
            return self._word(node)
        if isinstance(node, ClassName):
            known = self._classes.resolve(node.name, self._pattern, node.offset)
            return known if isinstance(known, Atom) else Reference(node.name)
        if isinstance(node, Gap):
            return Skip(node.most)
        if isinstance(node, NotNext | NotBefore):
            return self._exclusion(node)
        if isinstance(node, Begin):
            raise self._error("`^` not at the beginning", node.offset, "it may only open a whole pattern")
        if isinstance(node, Finish):
            if not last:
                raise self._error("`$` not at the end", node.offset, "nothing can follow it")
            return End()
        if isinstance(node, Choice):
            return self._choice(node, last)
        final = len(node.items) - 1
        return row([self._term(item, last and index == final) for index, item in enumerate(node.items)])

    def _choice(self, node: Choice, last: bool) -> Term:
        for items in node.alternatives:
            if not items.items:
                hint = "write `[word]` for what may be left out"
                raise self._error("an empty alternative", items.offset, hint)
        return either([self._term(items, last) for items in node.alternatives], node.required)

    def _exclusion(self, node: NotNext | NotBefore) -> Term:
        term = self._term(node.node, True)
        if self._extent(term).fewest == 0:
            raise self._error("this excludes everything", node.offset, "what is excluded must need a word")
        if isinstance(node, NotNext):
            return Ahead(term)
        rows = tuple(self._rows(term, node.offset))
        if len(rows) > _MOST_BEFORE:
            raise self._error("too many alternatives after `<!`", node.offset, f"at most {_MOST_BEFORE}")
        return Behind(rows)

    def _word(self, node: Word | Cased) -> Term:
        parts = [text for _, text, _, _ in tokens(node.text)]
        if not parts:
            raise self._error("no word", node.offset, "quotation marks hold words in exactly this case")
        if isinstance(node, Cased):
            return row([Atom(cased=frozenset({part})) for part in parts])
        return either([row(list(terms)) for terms in self._joinings(node, [key(part) for part in parts])])

    def _joinings(self, node: Word, parts: list[str]) -> list[tuple[Term, ...]]:
        """A word with hyphens inside, written with and without them: "e mail" and "email"."""
        seams = len(parts) - 1
        hyphens = node.text.count("-") == seams <= _MOST_HYPHENS
        found = []
        for choice in product((" ", "") if hyphens else (" ",), repeat=seams):
            joined = "".join(part + seam for part, seam in zip(parts, [*choice, ""], strict=True)).split(" ")
            exact: list[Term] = [Atom(forms=frozenset(self._classes.forms(part))) for part in joined[:-1]]
            found.append((*exact, self._last_word(joined[-1], node)))
        return found

    def _last_word(self, word: str, node: Word) -> Atom:
        if node.mode == "prefix":
            return Atom(prefixes=frozenset(self._classes.forms(word)))
        give = self._classes.inflections if node.mode == "inflected" else self._classes.forms
        return Atom(forms=frozenset(give(word)))

    def _rows(self, term: Term, offset: int) -> list[tuple[Atom, ...]]:
        if isinstance(term, Atom):
            return [(term,)]
        if isinstance(term, Reference):
            return self._rows(self._classes.terms[term.name], offset)
        if isinstance(term, Either) and term.required:
            return [found for inner in term.terms for found in self._rows(inner, offset)][: _MOST_BEFORE + 1]
        if isinstance(term, Row) and term != EMPTY:
            rows: list[tuple[Atom, ...]] = [()]
            for inner in term.terms:
                rows = [(*one, *other) for one in rows for other in self._rows(inner, offset)][
                    : _MOST_BEFORE + 1
                ]
            return rows
        hint = "no gap, optional part or other exclusion may stand in it"
        raise self._error("`<!` needs plain words", offset, hint)

    def _error(self, message: str, offset: int, hint: str) -> PhraseError:
        return PhraseError(message, self._pattern, offset, hint)
