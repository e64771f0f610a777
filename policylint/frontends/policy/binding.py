"""From the text of a `.policy` file to its declaration and everything wrong with it."""

from __future__ import annotations

from policylint.declaration import ANY, Declaration
from policylint.document import SyntaxProblem
from policylint.frontends.policy.building import build
from policylint.frontends.policy.filled import Notes
from policylint.frontends.policy.filling import UNKNOWN_STATEMENT, fill_all
from policylint.frontends.policy.messages import LARGEST, too_large
from policylint.frontends.policy.parser import read
from policylint.frontends.policy.schema import ROOT, all_topics, forms, topics_of
from policylint.frontends.policy.statements import Tree
from policylint.frozen import dataclass
from policylint.source import Span


@dataclass(frozen=True, slots=True)
class Bound:
    """A file as it was understood; `problems` in the order of the source."""

    declaration: Declaration
    tree: Tree
    problems: tuple[SyntaxProblem, ...]


def bind(text: str) -> Bound:
    """Parse a `.policy` file and give its words their meaning. Never raises; time is linear in the text."""
    oversize = too_large(text)
    if oversize is not None:
        return _unread(text, oversize)
    parsed = read(text)
    notes = Notes(problems=list(parsed.problems), damaged=parsed.damaged)
    roots = fill_all(parsed.tree.statements, "", notes)
    for block in forms().values():
        notes.topics.update(
            *(topics_of(form) for word, form in block.items() if word in parsed.skipped and word != ROOT)
        )
    if parsed.torn:
        notes.topics |= all_topics()
        notes.names.add(ANY)
    if not roots:
        _without_policy(parsed.tree, notes)
    elif notes.repeated and notes.repeated[0].word == ROOT:
        notes.topics |= all_topics()
    declaration = build(
        roots[0] if roots else None,
        parsed.tree.span,
        comments=parsed.tree.comments,
        repeated=tuple(notes.repeated),
        broken_names=frozenset(notes.names),
        unclear_topics=frozenset(notes.topics),
    )
    problems = sorted(notes.problems, key=lambda problem: (problem.span, problem.message))
    return Bound(declaration, parsed.tree, tuple(problems))


def _without_policy(tree: Tree, notes: Notes) -> None:
    """Nothing was declared; say so, unless something else has been said about it."""
    notes.topics |= all_topics()
    if not notes.problems:
        place = Span(0, min(1, len(tree.span)))
        cure = 'A file is one block: policy "Privacy notice" { … }'
        notes.problems.append(
            SyntaxProblem("there is no policy in this file", place, cure, UNKNOWN_STATEMENT)
        )


def _unread(text: str, problem: SyntaxProblem) -> Bound:
    span = Span(0, len(text))
    unclear = Declaration(span=span, broken_names=frozenset({ANY}), unclear_topics=all_topics())
    return Bound(unclear, Tree((), (), span), (problem,))


__all__ = ["LARGEST", "Bound", "bind"]
