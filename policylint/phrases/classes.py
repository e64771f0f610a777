"""The named classes of a language: sets of ways of saying something, used in patterns as `{name}`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from policylint.phrases.errors import PhraseError, did_you_mean
from policylint.phrases.extent import Extent, extent
from policylint.phrases.program import LONGEST
from policylint.phrases.terms import Atom, Term, either

BUILT_IN: dict[str, Atom] = {
    "any": Atom(kinds=frozenset({"any"})),
    "Name": Atom(kinds=frozenset({"Name"})),
    "number": Atom(kinds=frozenset({"number", "year"})),
    "year": Atom(kinds=frozenset({"year"})),
    "email": Atom(kinds=frozenset({"email"})),
    "url": Atom(kinds=frozenset({"url"})),
}
"""Classes recognised by a word's form."""

_DEEPEST = 40


class Classes:
    """Classes, worked out when first used.

    `sources` maps a name to its alternatives, each a pattern; `lower` gives the meaning of one. `forms` and
    `inflections` are those of the language (see `policylint.language.Language`). `terms` and `extents` hold what is known so far. Errors in a class are raised by the pattern that uses it first.
    """

    def __init__(
        self,
        sources: Mapping[str, Sequence[str]],
        lower: Callable[[str, Classes], Term],
        forms: Callable[[str], Collection[str]],
        inflections: Callable[[str], Collection[str]],
    ) -> None:
        self.sources = sources
        self.forms = forms
        self.inflections = inflections
        self.terms: dict[str, Term] = dict(BUILT_IN)
        self.extents: dict[str, Extent] = {name: Extent(1, 1) for name in BUILT_IN}
        self._lower = lower
        self._open: list[str] = []

    def resolve(self, name: str, pattern: str, offset: int) -> Term:
        """What a class named at `offset` of `pattern` means.

        Raises PhraseError if it is unknown, cyclic, nested too deeply, or wrong in itself.
        """
        if name in self.terms:
            return self.terms[name]
        if name not in self.sources:
            hint = did_you_mean(name, [*self.sources, *BUILT_IN])
            raise PhraseError(f"there is no class {{{name}}}", pattern, offset, hint)
        if not self.sources[name]:
            raise PhraseError(f"the class {{{name}}} has no pattern", pattern, offset, "list at least one")
        if name in self._open:
            circle = " > ".join([*self._open[self._open.index(name) :], name])
            raise PhraseError(f"the class {{{name}}} uses itself", pattern, offset, circle)
        if len(self._open) == _DEEPEST:
            raise PhraseError(
                "classes nested too deeply", pattern, offset, f"at most {_DEEPEST} in one another"
            )
        self._open.append(name)
        try:
            term = either([self._lower(source, self) for source in self.sources[name]])
        finally:
            self._open.pop()
        spread = extent(term, self.extents)
        if spread.most > LONGEST:
            raise PhraseError(f"the class {{{name}}} may span {spread.most} words", pattern, offset)
        self.terms[name], self.extents[name] = term, spread
        return term
