"""The last steps that all front ends share: from block tokens to the document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policylint.document import Document, SyntaxProblem
from policylint.frontend import Parsed
from policylint.frontends.blocks import Blocks
from policylint.frontends.notes import split_note
from policylint.frontends.outline import outline
from policylint.frontends.structure import structured
from policylint.source import Source, Span


def assemble(
    source: Source,
    blocks: Blocks,
    format_name: str,
    front_matter: Span | None = None,
    anchors: Iterable[str] = (),
    problems: Sequence[SyntaxProblem] = (),
    language: str = "",
    page_title: str = "",
) -> Parsed:
    """The document of a source whose blocks were read; `problems` are those of its format.

    `language` and `page_title` are what the source declares (see `Document`). The tokens are given up.
    """
    note, tokens = split_note(blocks.tokens)
    blocks.tokens = []  # the outline uses them up
    tokens = structured(tokens)
    all_problems = (*_encoding_problems(source), *problems, *blocks.problems)
    document = Document(
        source,
        outline(source, tokens),
        format_name,
        tuple(blocks.comments),
        front_matter,
        note,
        frozenset(anchors),
        tuple(sorted(all_problems, key=lambda problem: problem.span)),
        language,
        page_title,
    )
    return Parsed(document)


def _encoding_problems(source: Source) -> Iterable[SyntaxProblem]:
    if not source.undecodable and "\0" not in source.text:
        return ()
    from policylint.frontends.encoding_problems import encoding_problems

    return encoding_problems(source)
