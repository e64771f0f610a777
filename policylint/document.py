"""The structure of a policy: what every front end must give, whatever the format it reads.

A `Document` is a tree of sections under headings. Blocks hold `Text`, never raw markup; every node has
the span of source it covers, children lie inside their parents and follow one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, TypeAlias

from policylint.frozen import dataclass
from policylint.source import Source, Span
from policylint.text import Text

if TYPE_CHECKING:
    from policylint.templating.branches import Branch

HeadingStyle: TypeAlias = Literal["atx", "setext", "html", "styled", "bold", "numbered", "bare", "question"]
"""How a heading was recognised: by the format's own mark-up, or by how it looks and where it stands."""

LinkKind: TypeAlias = Literal["link", "image", "autolink"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a block's text: the span of its visible text in the source, and where it leads."""

    span: Span
    target: str
    kind: LinkKind = "link"


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section. `level` is 1 (outermost) to 6; `number` is a printed number such as `2.1` or `IV`."""

    level: int
    text: Text
    span: Span
    style: HeadingStyle = "atx"
    number: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text.

    `label` is a run-in title: the bold or short phrase before a colon, full stop or dash with which a
    paragraph opens ("**Cookies.** We use …"). It is part of `text` too.
    """

    text: Text
    span: Span
    label: Text | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item: its blocks, the first usually a `Paragraph`. `marker` is as printed: `-`, `1)`, `•`, or empty."""

    blocks: tuple[Block, ...]
    span: Span
    marker: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A run of items. Whatever introduces it is the block before it."""

    items: tuple[ListItem, ...]
    span: Span
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    text: Text
    span: Span
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `cells[i]` stands under the table's `header[i]`, where there is one."""

    cells: tuple[Cell, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `header` is empty where the source names no columns."""

    header: tuple[Cell, ...]
    rows: tuple[Row, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted blocks: somebody's words, perhaps not the policy's own."""

    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Code:
    """Preformatted text: kept, but not read as prose."""

    text: Text
    span: Span


Block: TypeAlias = Paragraph | List | Table | Quote | Code


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the source (HTML's, or the policy language's): never part of what a reader sees."""

    content: str
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all that stands under it. The root has no heading."""

    heading: Heading | None
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    span: Span

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in the order of the source."""
        stack = [self]
        while stack:
            section = stack.pop()
            yield section
            stack.extend(reversed(section.sections))


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """Something a front end could not read. `kind` is the rule that reports it; empty if no reader of any format could read it."""

    message: str
    span: Span
    help: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed policy.

    `note` is an archive's or extractor's remark on top of the text, and `front_matter` the metadata block of a static site
    generator: neither is the policy's own prose, and neither is part of `root`. `expressions` are those of a template language:
    what stands in their place is not known here. `opaque` are those of them in whose place a reader sees something, and
    `branches` the parts that others put into a page or leave out. `anchors` are the names that links inside the document may
    lead to (without `#`). `language` is the one that the source declares (a BCP 47 tag, perhaps empty), and `page_title` what a
    browser shows above the page. `parts` are the documents of a policy that is split over files (see `joining`), each with its
    own offsets; their roots, moved to where they stand in the whole, are then the only sections of `root`. `other_languages`
    are those (ISO 639-1 codes) in which the source says the same, in parts that are not in `root`.
    """

    source: Source
    root: Section
    format: str
    comments: tuple[Comment, ...] = ()
    front_matter: Span | None = None
    note: Span | None = None
    anchors: frozenset[str] = frozenset()
    problems: tuple[SyntaxProblem, ...] = ()
    language: str = ""
    page_title: str = ""
    expressions: tuple[Span, ...] = ()
    branches: tuple[Branch, ...] = ()
    parts: tuple[Document, ...] = ()
    other_languages: tuple[str, ...] = ()
    opaque: tuple[Span, ...] = ()

    @property
    def roots(self) -> tuple[Section, ...]:
        """The root of each file, in order."""
        return self.root.sections if self.parts else (self.root,)

    @property
    def main(self) -> Document:
        """The document of the main file; itself, if it is of one."""
        return self.parts[0] if self.parts else self

    @property
    def title(self) -> Heading | None:
        """The document's title: its first heading, if nothing but a note stands before it."""
        root = self.roots[0]
        return None if root.blocks or not root.sections else root.sections[0].heading

    def written(self, text: Text) -> str:
        """A text of the document as its author wrote it, with the expressions of templates: for people to see."""
        if not self.opaque:
            return text.content
        from policylint.templating.restoring import written

        return written(text, self.source)

    def as_written(self, words: str, *near: Span) -> str:
        """The same of words that were taken from a text at some places of the source."""
        if not self.opaque:
            return words
        from policylint.templating.restoring import as_written

        return as_written(words, self.source, self.opaque, near)

    def are_alternatives(self, one: Span, other: Span) -> bool:
        """Whether no page that is made from this template has both places."""
        if not self.branches:
            return False
        from policylint.templating.branches import are_alternatives

        return are_alternatives(one, other, self.branches)

    def hangs_on_choice(self, place: Span) -> bool:
        """Whether some of what stands there is in one page that is made from this template, and not in another."""
        if not self.branches:
            return False
        from policylint.templating.branches import holds_branch

        return holds_branch(place, self.branches)

    def sections(self) -> Iterator[Section]:
        """All sections with a heading, in the order of the source."""
        return (section for section in self.root.walk() if section.heading is not None)


def blocks_within(block: Block) -> Iterator[Block]:
    """The block and every block nested in it (list items, quotes), in the order of the source."""
    stack: list[Block] = [block]
    while stack:
        current = stack.pop()
        yield current
        if isinstance(current, Quote):
            stack += reversed(current.blocks)
        elif isinstance(current, List):
            stack += reversed([child for item in current.items for child in item.blocks])
