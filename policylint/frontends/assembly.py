"""The last steps that all front ends share: from block tokens to the document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policylint.document import Comment, Document, Section, SyntaxProblem
from policylint.frontend import Parsed
from policylint.frontends.anchors import heading_anchors
from policylint.frontends.blocks import Blocks
from policylint.frontends.encoding_problems import encoding_problems
from policylint.frontends.line_splits import split_lines
from policylint.frontends.notes import split_note
from policylint.frontends.outline import outline
from policylint.frontends.structure import structured
from policylint.source import Source, Span

_ANCHORED = frozenset(("atx", "setext", "html"))


def assemble(
    source: Source,
    blocks: Blocks,
    format_name: str,
    front_matter: Span | None = None,
    anchors: Iterable[str] = (),
    problems: Sequence[SyntaxProblem] = (),
) -> Parsed:
    """The document of a source whose blocks were read; `problems` are those of its format."""
    note, tokens = split_note(blocks.tokens)
    root = outline(source, structured(list(split_lines(tokens, source.text))))
    comments: tuple[Comment, ...] = tuple(blocks.comments)
    all_problems = (*encoding_problems(source), *problems, *blocks.problems)
    document = Document(
        source,
        root,
        format_name,
        comments,
        front_matter,
        note,
        frozenset((*anchors, *_heading_anchors(root))) if format_name == "markdown" else frozenset(anchors),
        tuple(sorted(all_problems, key=lambda problem: problem.span)),
    )
    return Parsed(document)


def _heading_anchors(root: Section) -> set[str]:
    headings = (section.heading for section in root.walk())
    return heading_anchors(
        heading.text.content for heading in headings if heading is not None and heading.style in _ANCHORED
    )
