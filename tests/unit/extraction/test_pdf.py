"""PDF: which lines of its pages are paragraphs, titles and items, and what is not read."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pytest
from reportlab.lib import pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    ListFlowable,
    ListItem,
    PageBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Table,
)  # fmt: skip

from policylint.document import List, Section
from policylint.document import Paragraph as Prose
from policylint.document import Table as Grid
from policylint.extraction.extract import ExtractionError
from policylint.extraction.pdf import pages
from policylint.extraction.recognising import extract
from policylint.frontends.extracted.frontend import PdfFrontend
from policylint.inputs import InputProblem, source_of
from policylint.source import Source

STYLES = getSampleStyleSheet()
LONG = (
    "We keep what you tell us for as long as you have an account with us, and for a year after you close it. "
)


def built(*story: Any, furniture: bool = False) -> bytes:
    written = BytesIO()
    how = {"onFirstPage": _furniture, "onLaterPages": _furniture} if furniture else {}
    SimpleDocTemplate(written, pagesize=A4).build(list(story), **how)
    return written.getvalue()


def _furniture(canvas: Canvas, template: Any) -> None:
    canvas.drawString(72, A4[1] - 40, "Acme Ltd privacy notice")
    canvas.drawString(280, 30, f"{template.page}")


def drawn(lines: Sequence[str], size: float = 11) -> bytes:
    """A page with these lines, each printed as it is."""
    written = BytesIO()
    canvas = Canvas(written, pagesize=A4)
    canvas.setFont("Helvetica", size)
    for index, line in enumerate(lines):
        canvas.drawString(72, 760 - 1.2 * size * index, line)
    canvas.save()
    return written.getvalue()


def text(content: str, style: str = "BodyText") -> Paragraph:
    return Paragraph(content, STYLES[style])


def source_in(data: bytes) -> Source:
    source = source_of(data, "notice.pdf")
    assert isinstance(source, Source), source
    return source


def root_of(data: bytes) -> Section:
    return PdfFrontend().parse(source_in(data)).document.root


def prose(section: Section) -> list[str]:
    return [block.text.content for block in section.blocks if isinstance(block, Prose)]


def test_wrapped_lines_are_one_paragraph() -> None:
    root = root_of(built(text(LONG * 3), text("We sell nothing to anybody.")))
    assert prose(root) == [(LONG * 3).strip(), "We sell nothing to anybody."]


def test_titles_are_told_by_size_and_by_boldness() -> None:
    root = root_of(
        built(
            text("Privacy notice", "Title"),
            text("Who we are", "Heading2"),
            text(LONG),
            text("<b>Cookies</b>"),
            text(LONG),
        )
    )
    found = [(one.heading.text.content, one.heading.level) for one in root.walk() if one.heading]
    assert found == [("Privacy notice", 1), ("Who we are", 2), ("Cookies", 3)]


def test_bold_words_at_the_start_are_a_label() -> None:
    (block,) = root_of(built(text(f"<b>Retention.</b> {LONG}"))).blocks
    assert isinstance(block, Prose)
    assert block.label is not None
    assert block.label.content == "Retention"


def test_bullets_are_items_however_long() -> None:
    items = [ListItem(text(one)) for one in ("names", LONG * 2, "addresses")]
    root = root_of(
        built(text("We collect:"), ListFlowable(items, bulletType="bullet", start="•"), text("That is all."))
    )
    paragraph, block, after = root.blocks
    assert isinstance(block, List)
    contents = [one.text.content for item in block.items for one in item.blocks if isinstance(one, Prose)]
    assert contents == ["names", (LONG * 2).strip(), "addresses"]
    assert isinstance(paragraph, Prose)
    assert isinstance(after, Prose)
    assert after.text.content == "That is all."


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (["We collect infor-", "mation about you."], "We collect information about you."),
        (["We share it with third-", "party services."], "We share it with third-party services."),
        (
            ["Long-term storage, and more long-", "term storage."],
            "Long-term storage, and more long-term storage.",
        ),
    ],
)
def test_words_parted_at_the_end_of_a_line_are_whole(lines: list[str], read: str) -> None:
    assert prose(root_of(drawn(lines))) == [read]


def test_a_whole_word_keeps_its_place() -> None:
    source = source_in(drawn(["We collect infor-", "mation about you."]))
    offset = source.text.index("information")
    assert source.place_name(source.position(offset)) == "page 1, line 1"
    assert source.place_name(source.position(source.text.index("about"))) == "page 1, line 2"


def test_what_pages_repeat_is_not_read() -> None:
    said = ("We keep nothing.", "We buy nothing.", "We sell nothing.")
    data = built(*(one for words in said for one in (text(words), PageBreak())), furniture=True)
    found = source_in(data).text
    assert "Acme Ltd" not in found
    assert [line for line in found.splitlines() if line] == list(said)


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    root = root_of(
        built(text("We tell nobody but the banks that we"), PageBreak(), text("work with about your orders."))
    )
    assert prose(root) == ["We tell nobody but the banks that we work with about your orders."]


def test_places_are_lines_of_pages() -> None:
    source = source_in(
        built(
            text("We sell nothing to anybody."), PageBreak(), text("We keep nothing."), text("Not a thing.")
        )
    )
    offset = source.text.index("Not a")
    assert source.place_name(source.position(offset)) == "page 2, line 2"


def test_lines_of_an_address_stay_apart() -> None:
    lines = [LONG.strip()[:90], LONG.strip()[:88], "Acme Ltd", "1 High Street", "London"]
    (block,) = root_of(drawn(lines)).blocks
    assert isinstance(block, Prose)
    assert block.text.content.endswith("Acme Ltd\n1 High Street\nLondon")


ROWS = (
    ("Data", "Purpose", "Kept for"),
    ("Your name and e-mail address", LONG, "a year"),
    ("Orders", "Books", LONG),
)


def in_cells(rows: Sequence[Sequence[str]]) -> Table:
    return Table([[text(cell) for cell in row] for row in rows], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])


def contents(table: Grid) -> list[tuple[str, ...]]:
    rows = [table.header, *(row.cells for row in table.rows)]
    return [tuple(cell.text.content for cell in row) for row in rows]


def test_words_in_columns_are_a_table() -> None:
    root = root_of(built(text(LONG), in_cells(ROWS), text("That is all.")))
    before, table, after = root.blocks
    assert isinstance(table, Grid)
    assert contents(table) == [tuple(cell.strip() for cell in row) for row in ROWS]
    assert isinstance(before, Prose)
    assert isinstance(after, Prose)
    assert after.text.content == "That is all."


def test_a_table_goes_on_over_pages_and_its_header_counts_once() -> None:
    _, table = root_of(built(text(LONG), in_cells(ROWS), PageBreak(), in_cells((ROWS[0], ROWS[2])))).blocks
    assert isinstance(table, Grid)
    assert len(table.header) == 3
    assert [row.cells[0].text.content for row in table.rows] == [ROWS[1][0], "Orders", "Orders"]


def test_a_row_that_is_parted_by_the_end_of_a_page_is_one() -> None:
    rest = ("", "and two more, in the cellar, for a time that nobody has yet agreed on with us", "")
    _, table = root_of(built(text(LONG), in_cells(ROWS), PageBreak(), in_cells((ROWS[0], rest)))).blocks
    assert isinstance(table, Grid)
    assert contents(table)[-1] == ("Orders", f"Books {rest[1]}", LONG.strip())


def test_items_whose_bullets_are_drawn_are_items() -> None:
    written = BytesIO()
    canvas = Canvas(written, pagesize=A4)
    said = [
        "We collect what you tell us, and what our servers note, such as:",
        "names",
        "addresses",
        "logs",
        "That is all that we collect, and nothing else.",
    ]
    for index, one in enumerate(said):
        set_in = 20 * (0 < index < 4)
        canvas.drawString(72 + set_in, 700 - 14 * index, one)
        if set_in:
            canvas.circle(80, 704 - 14 * index, 2, fill=1)
    canvas.save()
    _, listing, after = root_of(written.getvalue()).blocks
    assert isinstance(listing, List)
    assert len(listing.items) == 3
    assert isinstance(after, Prose)


def test_tables_of_contents_are_not_read() -> None:
    data = drawn(
        [
            "Contents",
            "1 Cookies . . . . . . . . . . . . . 3",
            "2 Rights ............... 4",
            "We sell nothing to anybody.",
        ]
    )
    assert "Rights" not in source_in(data).text
    assert "We sell nothing" in source_in(data).text


def test_columns_of_a_page_are_no_table() -> None:
    written = BytesIO()
    frames = [Frame(50 + 250 * index, 50, 240, 740) for index in range(2)]
    template = BaseDocTemplate(written, pagesize=A4, pageTemplates=[PageTemplate(frames=frames)])
    template.build([text(LONG * 2), text("Left."), FrameBreak(), text(LONG), text("Right.")])
    assert prose(root_of(written.getvalue())) == [(LONG * 2).strip(), "Left.", LONG.strip(), "Right."]


def test_watermarks_across_the_page_are_not_read() -> None:
    written = BytesIO()
    canvas = Canvas(written, pagesize=A4)
    canvas.drawString(72, 700, "We sell nothing to anybody at all.")
    canvas.translate(200, 300)
    canvas.rotate(45)
    canvas.drawString(0, 0, "DRAFT")
    canvas.save()
    assert "DRAFT" not in source_in(written.getvalue()).text


def test_encrypted_files_are_told() -> None:
    written = BytesIO()
    canvas = Canvas(written, encrypt=pdfencrypt.StandardEncryption("secret"))
    canvas.drawString(72, 700, "We sell nothing.")
    canvas.save()
    with pytest.raises(ExtractionError, match="encrypted") as raised:
        extract(written.getvalue(), "notice.pdf")
    assert "password" in raised.value.hint


def test_scans_are_told() -> None:
    written = BytesIO()
    canvas = Canvas(written)
    canvas.rect(50, 50, 200, 200, fill=1)
    canvas.save()
    with pytest.raises(ExtractionError, match="no text") as raised:
        extract(written.getvalue(), "notice.pdf")
    assert "OCR" in raised.value.hint


def test_broken_files_are_told_or_read() -> None:
    data = built(text(LONG * 3))
    with pytest.raises(ExtractionError, match="this is no PDF"):
        extract(b"plain text", "notice.pdf")
    for end in range(10, len(data), len(data) // 20):
        source = source_of(data[:end], "notice.pdf")
        assert source.hint if isinstance(source, InputProblem) else "We keep" in source.text


def test_too_many_pages_or_characters_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    data = built(text(LONG), PageBreak(), text(LONG))
    monkeypatch.setattr(pages, "MOST_PAGES", 1)
    with pytest.raises(ExtractionError, match="2 pages"):
        extract(data, "notice.pdf")
    monkeypatch.setattr(pages, "MOST_PAGES", 2)
    monkeypatch.setattr(pages, "MOST_CHARACTERS", 100)
    with pytest.raises(ExtractionError, match="more text"):
        extract(data, "notice.pdf")
