"""DOCX: what is read of a document, and where."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from policylint.document import List, ListItem, Paragraph, Section, Table
from policylint.extraction.docx import package
from policylint.extraction.extract import Extract, ExtractionError
from policylint.extraction.recognising import extract
from policylint.frontends.extracted.frontend import DocxFrontend
from policylint.inputs import source_of
from policylint.source import Source


def saved(document: Any) -> bytes:
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def parsed(document: Any) -> Section:
    source = source_of(saved(document), "notice.docx")
    assert isinstance(source, Source)
    return DocxFrontend().parse(source).document.root


def source_text(document: Any) -> str:
    source = source_of(saved(document), "notice.docx")
    assert isinstance(source, Source)
    return source.text


def body(*paragraphs: str) -> Any:
    """A document with these paragraphs of raw XML."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.element.body.insert(
            -1, parse_xml(paragraph.replace("<w:p>", f"<w:p {nsdecls('w', 'r')}>", 1))
        )
    return document


def altered(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A package with one of its parts changed."""
    written = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, change(old.read(one)) if one == name else old.read(one))
    return written.getvalue()


def test_headings_are_told_by_their_styles() -> None:
    document = docx.Document()
    document.add_heading("Privacy notice", 0)
    document.add_heading("Who we are", 1)
    document.add_heading("Contact", 2)
    document.add_paragraph("Write to us.")
    sections = [section.heading for section in parsed(document).walk() if section.heading]
    assert [(one.text.content, one.level, one.style) for one in sections] == [
        ("Privacy notice", 1, "styled"),
        ("Who we are", 2, "styled"),
        ("Contact", 3, "styled"),
    ]


def test_a_style_of_ones_own_that_is_based_on_a_heading_is_one() -> None:
    document = docx.Document()
    style = document.styles.add_style("Firm Heading", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 2"]
    document.add_paragraph("Cookies", style=style)
    document.add_paragraph("We use none.")
    (section,) = parsed(document).sections
    assert section.heading is not None
    assert section.heading.level == 2


def test_bold_paragraphs_are_headings_and_bold_leads_are_labels() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("Your rights").bold = True
    paragraph = document.add_paragraph()
    paragraph.add_run("Access.").bold = True
    paragraph.add_run(" You may ask us for a copy of what we hold about you.")
    (section,) = parsed(document).sections
    assert section.heading is not None
    assert (section.heading.text.content, section.heading.style) == ("Your rights", "bold")
    (block,) = section.blocks
    assert isinstance(block, Paragraph)
    assert block.label is not None
    assert block.label.content == "Access"


def test_bullets_and_numbers_are_lists_with_the_markers_that_are_printed() -> None:
    document = docx.Document()
    for style, texts in (("List Bullet", ("names", "addresses")), ("List Number", ("first", "second"))):
        for text in texts:
            document.add_paragraph(text, style=style)
    bullets, numbers = parsed(document).blocks
    assert isinstance(bullets, List)
    assert isinstance(numbers, List)
    assert [item.marker for item in (*bullets.items, *numbers.items)] == ["•", "•", "1.", "2."]
    assert (bullets.ordered, numbers.ordered) == (False, True)


def test_items_of_deeper_levels_stand_inside_those_above_them() -> None:
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    root = parsed(body(item.format(0, "outer"), item.format(1, "inner"), item.format(0, "last")))
    (outer,) = root.blocks
    assert isinstance(outer, List)
    assert len(outer.items) == 2
    assert _texts(outer.items[0]) == ["outer", "inner"]


def _texts(item: ListItem) -> list[str]:
    found = []
    for block in item.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text.content)
        elif isinstance(block, List):
            found += [text for inner in block.items for text in _texts(inner)]
    return found


def test_the_first_row_of_a_table_is_its_header_if_it_is_marked_or_bold() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for index, text in enumerate(("Data", "Kept for", "Orders", "seven years")):
        table.cell(index // 2, index % 2).text = text
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    (block,) = parsed(document).blocks
    assert isinstance(block, Table)
    assert [cell.text.content for cell in block.header] == ["Data", "Kept for"]
    assert [[cell.text.content for cell in row.cells] for row in block.rows] == [["Orders", "seven years"]]


def test_cells_stand_under_their_columns_when_others_are_merged_or_empty() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(0, 2).text = "Data", "Purpose", "Kept for"
    table.cell(1, 0).merge(table.cell(1, 1)).text = "Orders"
    table.cell(1, 2).text = "seven years, since the law on books and taxes asks us to"
    table.cell(2, 2).text = "a year"
    (block,) = parsed(document).blocks
    assert isinstance(block, Table)
    assert [cell.text.content for cell in block.header] == ["Data", "Purpose", "Kept for"]
    assert [row.cells[2].text.content for row in block.rows] == [
        "seven years, since the law on books and taxes asks us to",
        "a year",
    ]


def test_a_table_of_one_column_only_arranges_the_page() -> None:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "We sell nothing."
    (block,) = parsed(document).blocks
    assert isinstance(block, Paragraph)


def test_a_row_of_very_many_cells_takes_time_in_proportion() -> None:
    cell = "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"
    document = docx.Document()
    row = f"<w:tbl {nsdecls('w')}><w:tr>{cell * 20_000}</w:tr></w:tbl>"
    document.element.body.insert(0, parse_xml(row))
    start = time.thread_time()
    assert source_text(document).count("a") == 20_000
    assert time.thread_time() - start < 5, "the row is gone through for each of its cells"


def test_links_lead_where_the_relationship_says() -> None:
    document = docx.Document()
    target = document.part.relate_to(
        "https://shop.example/cookies", docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, True
    )
    document.add_paragraph("See our ")._p.append(
        parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{target}"><w:r><w:t>cookie policy</w:t></w:r></w:hyperlink>'
        )
    )
    source = source_of(saved(document), "notice.docx")
    assert isinstance(source, Source)
    (block,) = DocxFrontend().parse(source).document.root.blocks
    assert isinstance(block, Paragraph)
    assert [(source.slice(link.span), link.target) for link in block.links] == [
        ("cookie policy", "https://shop.example/cookies")
    ]


def test_links_made_by_fields_are_links() -> None:
    root = parsed(
        body(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://a.example/" </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>here</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        )
    )
    (block,) = root.blocks
    assert isinstance(block, Paragraph)
    assert block.text.content == "here"
    assert [link.target for link in block.links] == ["https://a.example/"]


@pytest.mark.parametrize(
    "xml",
    [
        """<w:p><w:fldSimple w:instr=' HYPERLINK "https://a.example/" '><w:r><w:t>here</w:t></w:r></w:fldSimple></w:p>""",
        """<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> HYPERLINK "https://a.example/" </w:instrText>"""
        """<w:fldChar w:fldCharType="separate"/><w:t>here</w:t></w:r></w:p>""",
    ],
    ids=["simple", "without an end"],
)
def test_links_made_by_other_fields_are_links_too(xml: str) -> None:
    (block,) = parsed(body(xml)).blocks
    assert isinstance(block, Paragraph)
    assert (block.text.content, [link.target for link in block.links]) == ("here", ["https://a.example/"])


@pytest.mark.parametrize(
    "xml",
    [
        "<w:p><w:fldSimple w:instr=' PAGE '><w:r><w:t>here</w:t></w:r></w:fldSimple></w:p>",
        "<w:p><w:hyperlink r:id='nothing'><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>",
        "<w:p><w:r><w:t>here</w:t></w:r><w:hyperlink w:anchor='x'/></w:p>",
    ],
)
def test_what_leads_nowhere_or_shows_nothing_is_no_link(xml: str) -> None:
    (block,) = parsed(body(xml)).blocks
    assert isinstance(block, Paragraph)
    assert (block.text.content, block.links) == ("here", ())


def test_bookmarks_are_where_links_in_the_document_may_lead() -> None:
    data = saved(
        body('<w:p><w:bookmarkStart w:id="0" w:name="rights"/><w:r><w:t>Your rights</w:t></w:r></w:p>')
    )
    source = source_of(data, "notice.docx")
    assert isinstance(source, Source)
    assert DocxFrontend().parse(source).document.anchors == {"rights"}


def test_neighbouring_bold_runs_are_one_label() -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
    rest = "<w:r><w:t> You may ask us for a copy of what we hold about you.</w:t></w:r>"
    root = parsed(body(f"<w:p>{bold.format('Acc')}{bold.format('ess.')}{rest}</w:p>"))
    (block,) = root.blocks
    assert isinstance(block, Paragraph)
    assert block.label is not None
    assert block.label.content == "Access"


def _styled(kind: str, inner: str, name: str = "mine", based: str = "") -> Any:
    document = docx.Document()
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>'
            + (f'<w:basedOn w:val="{based}"/>' if based else "")
            + f"{inner}</w:style>"
        )
    )
    return document


@pytest.mark.parametrize(("level", "is_heading"), [("0", True), ("8", True), ("9", False)])
def test_a_style_with_an_outline_level_is_a_heading_unless_the_level_is_that_of_text(
    level: str, is_heading: bool
) -> None:
    document = _styled("paragraph", f'<w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>')
    document.add_paragraph("We use cookies to keep what you have put into your cart.", style="mine")
    document.add_paragraph("We use none.")
    styles = [section.heading.style for section in parsed(document).walk() if section.heading]
    assert styles == (["styled"] if is_heading else [])


def test_a_paragraph_may_be_its_own_heading_or_none_whatever_its_style() -> None:
    for level, expected in (("1", [2]), ("9", [])):
        document = docx.Document()
        paragraph = document.add_heading("We use cookies to keep what you have put into your cart.", 1)
        paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{level}"/>'))
        document.add_paragraph("We use none.")
        assert [s.heading.level for s in parsed(document).walk() if s.heading] == expected


@pytest.mark.parametrize(("bold", "is_bold"), [("<w:b/>", True), ('<w:b w:val="0"/>', False), ("", False)])
def test_a_run_is_bold_as_its_style_says(bold: str, is_bold: bool) -> None:
    document = _styled("character", f"<w:rPr>{bold}</w:rPr>", "inner")
    outer = parse_xml(
        f'<w:style {nsdecls("w")} w:type="character" w:styleId="outer"><w:name w:val="outer"/><w:basedOn w:val="inner"/></w:style>'
    )
    document.styles.element.append(outer)
    paragraph = document.add_paragraph("You may ")
    paragraph.add_run("ask us", style="outer")
    taken = extract(saved(document), "notice.docx")
    assert taken is not None
    assert taken.parts[0].strong == (((8, 14),) if is_bold else ())


def test_styles_that_are_based_on_each_other_end() -> None:
    document = _styled("paragraph", "", "one", based="two")
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="two"><w:name w:val="two"/><w:basedOn w:val="one"/></w:style>'
        )
    )
    document.add_paragraph("We sell nothing to anybody.", style="one")
    assert source_text(document) == "We sell nothing to anybody.\n"


def test_a_list_that_is_numbered_anew_begins_as_it_says() -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    identifier = numbering.xpath("w:abstractNum/w:lvl[w:numFmt/@w:val='decimal']/..")[0].get(
        docx.oxml.ns.qn("w:abstractNumId")
    )
    override = '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{}"/></w:lvlOverride>'
    for number, overrides in (("90", ""), ("91", override.format("0", "7") + override.format("x", "9"))):
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{identifier}"/>{overrides}</w:num>'
            )
        )
    for number in ("90", "90", "91", "91"):
        properties = document.add_paragraph("Some text of an item")._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
        )
    lists = [block for block in parsed(document).blocks if isinstance(block, List)]
    assert [item.marker for one in lists for item in one.items] == ["1.", "2.", "7.", "8."]


def test_a_note_is_read_once_where_it_is_first_referred_to() -> None:
    """A reference to a note that is not there shows nothing."""
    reference = '<w:p><w:r><w:t>text</w:t><w:footnoteReference w:id="99"/></w:r></w:p>'
    assert source_text(body(reference)) == "text\n"


def test_content_that_is_nested_too_deep_is_left_out() -> None:
    document = body(
        "<w:p><w:r><w:t>seen</w:t></w:r></w:p>",
    )
    deep = (
        "<w:sdt><w:sdtContent>" * 70
        + "<w:p><w:r><w:t>deep</w:t></w:r></w:p>"
        + "</w:sdtContent></w:sdt>" * 70
    )
    document.element.body.insert(0, parse_xml(deep.replace("<w:sdt>", f"<w:sdt {nsdecls('w')}>", 1)))
    assert source_text(document) == "seen\n"


def test_what_was_deleted_or_only_remarked_is_no_block() -> None:
    document = body("<w:p><w:r><w:t>seen</w:t></w:r></w:p>")
    gone = f"<w:del {nsdecls('w')}><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:del>"
    document.element.body.insert(0, parse_xml(gone))
    document.element.body.insert(0, parse_xml("<a><!-- remark --></a>")[0])
    assert source_text(document) == "seen\n"


def test_a_row_inside_a_control_is_a_row_and_a_deleted_paragraph_in_a_cell_is_none() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for index, text in enumerate(("Data", "Kept for", "Orders", "seven years")):
        table.cell(index // 2, index % 2).text = text
    row = table.rows[1]._tr
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    row.addprevious(control)
    control[0].append(row)
    cell = row.tc_lst[0]
    cell.append(parse_xml(f"<w:del {nsdecls('w')}><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:del>"))
    assert source_text(document).split() == ["Data", "Kept", "for", "Orders", "seven", "years"]


def test_a_document_with_a_password_is_refused() -> None:
    data = bytearray(saved(docx.Document()))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(ExtractionError, match="this DOCX is encrypted") as error:
        extract(bytes(data), "notice.docx")
    assert error.value.hint == "save it without a password"


def test_a_document_that_is_broken_is_refused() -> None:
    data = saved(docx.Document())
    for broken in (data[:-30], altered(data, "word/document.xml", lambda xml: xml[:-20])):
        with pytest.raises(ExtractionError, match="this DOCX"):
            extract(broken, "notice.docx")


@pytest.mark.parametrize(
    ("xml", "read"),
    [
        ("<w:p><w:ins><w:r><w:t>We do </w:t></w:r></w:ins><w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:r><w:t>sell.</w:t></w:r></w:p>", "We do sell."),
        ("<w:p><w:moveFrom><w:r><w:t>old </w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>new</w:t></w:r></w:moveTo></w:p>", "new"),
        ("<w:p><w:r><w:t>seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r></w:p>", "seen"),
        ('<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>text</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>', "text"),
        ("<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>", "one two"),
        ("<w:p><w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent><w:r><w:t>filled in</w:t></w:r></w:sdtContent></w:sdt></w:p>", "filled in"),
        ("<w:p><w:r><w:t>third</w:t><w:noBreakHyphen/><w:t>party</w:t></w:r></w:p>", "third-party"),
        ("<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>", "base"),
        ("<w:p><!-- a remark --><w:r><!-- another --><w:t>text</w:t></w:r></w:p>", "text"),
        ('<w:p><w:r><w:t>one</w:t><w:br w:type="page"/><w:t>two</w:t></w:r></w:p>', "one two"),
        ('<w:p><w:r><w:instrText> PAGE </w:instrText><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/><w:t>text</w:t></w:r></w:p>', "text"),
        ("<w:p>" + "<w:smartTag>" * 70 + "<w:r><w:t>deep</w:t></w:r>" + "</w:smartTag>" * 70 + "<w:r><w:t>seen</w:t></w:r></w:p>", "seen"),
        ("<w:p><w:customXml><w:p><w:r><w:t>inner</w:t></w:r></w:p></w:customXml><w:r><w:t>outer</w:t></w:r></w:p>", "outer"),
    ],
)  # fmt: skip
def test_a_paragraph_reads_as_it_is_printed_with_all_changes_accepted(xml: str, read: str) -> None:
    assert source_text(body(xml)) == f"{read}\n"


def test_paragraphs_whose_end_was_deleted_are_one() -> None:
    text = source_text(
        body(
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>We keep </w:t></w:r></w:p>",
            "<w:p><w:r><w:t>nothing.</w:t></w:r></w:p>",
        )
    )
    assert text == "We keep nothing.\n"


def test_comments_headers_footers_and_contents_are_not_read() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("We sell nothing.")
    if hasattr(document, "add_comment"):
        document.add_comment(paragraph.runs, "Do we sell data?")
    document.sections[0].header.paragraphs[0].text = "Confidential"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    style = document.styles.add_style("toc 1", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("1 Cookies 3", style=style)
    assert source_text(document) == "We sell nothing.\n"


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    namespaces = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    text = source_text(
        body(
            f"<w:p><w:r><w:t>Before.</w:t><mc:AlternateContent {namespaces}><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )
    )
    assert text == "Before.\nIn a box.\n"


def test_footnotes_come_after_the_paragraph_that_refers_to_them() -> None:
    document = body(
        '<w:p><w:r><w:t>We share data.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
        "<w:p><w:r><w:t>That is all.</w:t></w:r></w:p>",
    )
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p>'
        "<w:r><w:t>With banks only.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    part = docx.opc.part.Part(
        docx.opc.packuri.PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        notes.encode(),
        document.part.package,
    )
    document.part.relate_to(part, docx.opc.constants.RELATIONSHIP_TYPE.FOOTNOTES)
    assert source_text(document) == "We share data.\nWith banks only.\nThat is all.\n"


def test_a_line_is_a_paragraph_that_shows_something() -> None:
    document = docx.Document()
    for text in ("First.", "", "  ", "Second."):
        document.add_paragraph(text)
    source = source_of(saved(document), "notice.docx")
    assert isinstance(source, Source)
    assert source.place_name(source.position(source.text.index("Second"))) == "paragraph 2"


def test_what_is_no_package_is_told() -> None:
    with pytest.raises(ExtractionError, match="this is no DOCX"):
        extract(b"plain text", "notice.docx")
    with pytest.raises(ExtractionError, match="cannot be read"):
        extract(b"PK\x03\x04 broken", "notice.docx")


def test_old_and_locked_documents_are_told() -> None:
    with pytest.raises(ExtractionError, match="old Word document") as raised:
        extract(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "notice.docx")
    assert ".docx" in raised.value.hint


def test_every_cut_of_a_file_is_told_or_read() -> None:
    document = docx.Document()
    document.add_paragraph("We sell nothing.")
    data = saved(document)
    for end in range(10, len(data), len(data) // 40):
        with pytest.raises(ExtractionError):
            extract(data[:end], "notice.docx")


def test_a_document_without_text_is_told() -> None:
    with pytest.raises(ExtractionError, match="has no text"):
        extract(saved(docx.Document()), "notice.docx")


def test_what_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(docx.Document())
    bomb = altered(data, "word/document.xml", lambda _: b"<w:document>" + b" " * (package.MOST_XML + 1))
    assert len(bomb) < 1_000_000
    with pytest.raises(ExtractionError, match="unpacks to more"):
        extract(bomb, "notice.docx")
    monkeypatch.setattr(package, "MOST_PARTS", 3)
    with pytest.raises(ExtractionError, match="unpacks to more"):
        extract(data, "notice.docx")


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml"])
def test_entities_are_refused(part: str) -> None:
    document = docx.Document()
    document.add_paragraph("We sell nothing.")
    declared = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'

    def with_entities(xml: bytes) -> bytes:
        start = xml.index(b"?>") + 2
        return xml[:start] + declared + xml[start:]

    with pytest.raises(ExtractionError, match="document type"):
        extract(altered(saved(document), part, with_entities), "notice.docx")


def test_entities_behind_a_long_comment_are_not_expanded() -> None:
    document = docx.Document()
    document.add_paragraph("We sell NOTHING.")

    def with_entities(xml: bytes) -> bytes:
        start = xml.index(b"?>") + 2
        hidden = b"<!--" + b" " * 10_000 + b'--><!DOCTYPE x [<!ENTITY a "bomb">]>'
        return (xml[:start] + hidden + xml[start:]).replace(b"NOTHING", b"&a;")

    data = altered(saved(document), "word/document.xml", with_entities)
    taken = extract(data, "notice.docx")
    assert taken is not None
    assert "bomb" not in taken.text


def test_a_file_that_is_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policylint.extraction.recognising.MOST_BYTES", 1_000)
    with pytest.raises(ExtractionError, match="too large"):
        extract(saved(docx.Document()), "notice.docx")


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="nothing can be interrupted here")
def test_what_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_kind: str, _data: bytes) -> Extract:
        while True:
            pass

    monkeypatch.setattr("policylint.extraction.recognising.SECONDS", 0.05)
    monkeypatch.setattr("policylint.extraction.recognising._taken", endless)
    with pytest.raises(ExtractionError, match="took more than"):
        extract(saved(docx.Document()), "notice.docx")


def test_other_packages_are_no_documents() -> None:
    written = BytesIO()
    with ZipFile(written, "w") as packed:
        packed.writestr("readme.txt", "text")
    assert extract(written.getvalue(), "notes.md") is None


def test_a_document_of_another_name_is_read_as_one() -> None:
    document = docx.Document()
    document.add_paragraph("We sell nothing.")
    source = source_of(saved(document), "<stdin>")
    assert isinstance(source, Source)
    assert source.extract is not None
    assert source.extract.format == "docx"


def test_forcing_the_format_on_text_is_a_problem() -> None:
    parsed_ = DocxFrontend().parse(Source("policy.md", "We sell nothing."))
    assert [problem.message for problem in parsed_.document.problems] == ["this is text and no DOCX"]


def numbered(document: Any, *levels: tuple[str, str]) -> str:
    """Define a list with these levels (form, pattern) in a document; its identifier."""
    shown = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for index, (form, pattern) in enumerate(levels)
    )
    numbering = document.part.numbering_part.element
    numbering.append(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{shown}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    return "91"


def add_numbered(document: Any, text: str, level: int, style: str = "Normal") -> Any:
    paragraph = document.add_paragraph(style=style)
    run = paragraph.add_run(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="91"/></w:numPr>')
    )
    return run


def test_numbers_are_counted_as_they_are_printed() -> None:
    document = docx.Document()
    numbered(document, ("upperRoman", "%1."), ("lowerLetter", "%1.%2)"))
    for text, level in (
        ("We are a shop.", 0),
        ("We sell.", 1),
        ("We buy.", 1),
        ("We end.", 0),
        ("We go.", 1),
    ):
        add_numbered(document, text, level)
    taken = extract(saved(document), "notice.docx")
    assert taken is not None
    assert [part.marker for part in taken.parts] == ["I.", "I.a)", "I.b)", "II.", "II.a)"]


def test_numbered_headings_keep_their_numbers() -> None:
    document = docx.Document()
    numbered(document, ("decimal", "%1."), ("decimal", "%1.%2"))
    for text, level in (("Cookies", 0), ("Ours", 1)):
        add_numbered(document, text, level, f"Heading {level + 1}")
        document.add_paragraph("We use none of them at all.")
    found = [section.heading for section in parsed(document).walk() if section.heading]
    assert [(one.text.content, one.number) for one in found] == [("Cookies", "1"), ("Ours", "1.1")]


def test_bold_numbered_paragraphs_over_clauses_are_headings() -> None:
    document = docx.Document()
    numbered(document, ("decimal", "%1."), ("decimal", "%1.%2"))
    for title in ("Who we are", "What we collect"):
        add_numbered(document, title, 0).bold = True
        for number in range(2):
            add_numbered(document, f"This is clause {number}, which says what we do.", 1)
    sections = [section for section in parsed(document).walk() if section.heading]
    assert [section.heading and section.heading.text.content for section in sections] == [
        "Who we are",
        "What we collect",
    ]
    assert all(isinstance(section.blocks[0], List) for section in sections)
