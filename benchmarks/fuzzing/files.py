"""Files that are no text: DOCX and PDF made of any text, and with damage in what they pack."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hypothesis import strategies as st

from fuzzing.texts import blocks, damaged
from fuzzing.word import composed

_XML = (
    "<w:p>", "</w:p>", "<w:p/>", "<w:r><w:t>x</w:t></w:r>", "<w:br/>", "<w:tab/>", "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tc>", "<w:tc/>", "<w:numPr><w:ilvl w:val=\"9\"/></w:numPr>",
    '<w:gridSpan w:val="-1"/>', '<w:vMerge/>', 'w:val="99999999999"', 'w:val=""', 'w:val="x"', '<w:hyperlink r:id="rId99"><w:r><w:t>y</w:t></w:r></w:hyperlink>', "<w:del>", "<w:ins>",
    '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>', "<w:instrText>HYPERLINK \"x\"</w:instrText>", '<w:footnoteReference w:id="7"/>', "<w:sdt><w:sdtContent>", "<w:txbxContent>",
    '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Nothing"/>', '<w:basedOn w:val="Heading1"/>', "<w:b/>", "<w:vanish/>", "<w:style/>", "<!-- c -->", "<![CDATA[x]]>", "&amp;", "&x;", "<", ">", '"', "\x00",
    "<mc:AlternateContent>", "xml:space=\"preserve\"", "<w:sym w:char=\"F0B7\"/>", "<w:noBreakHyphen/>", "<w:lvl w:ilvl=\"0\"/>", "<w:abstractNum/>", '<w:num w:numId="1"/>', "<w:outlineLvl w:val=\"0\"/>",
)  # fmt: skip
_PARTS = (
    "word/document.xml",
    "word/document.xml",
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/_rels/document.xml.rels",
    "[Content_Types].xml",
)
_PDF = (
    b"obj", b"endobj", b"stream", b"endstream", b"xref", b"trailer", b"startxref", b"%%EOF", b"/Type", b"/Pages", b"/Kids", b"/Count", b"/Length", b"<<", b">>", b"[", b"]", b"R", b"0", b"-1", b"999999999",
    b"(", b")", b"\\", b"/Font", b"BT", b"ET", b"Tj", b"Td", b"\x00", b"\xff", b"\n", b"/Parent 3 0 R", b"/MediaBox [0 0 0 0]",
)  # fmt: skip


def _docx(text: str) -> bytes:
    import docx

    document = docx.Document()
    for number, block in enumerate(text.split("\n\n")):
        try:
            if block.startswith("#"):
                document.add_heading(block.lstrip("# "), min(block.count("#", 0, 9), 9))
            elif block.startswith("-"):
                document.add_paragraph(block, style="List Bullet")
            elif block.startswith("1"):
                document.add_paragraph(block, style="List Number")
            elif block.startswith("|"):
                table = document.add_table(2, 3)
                for cell in table.rows[number % 2].cells:
                    cell.text = block
            else:
                document.add_paragraph().add_run(block).bold = number % 5 == 0 or None
        except ValueError:  # characters that XML does not hold
            document.add_paragraph("x")
    written = BytesIO()
    document.save(written)
    return _packed(_unpacked(written.getvalue()))


@st.composite
def _altered(draw: st.DrawFn, data: bytes) -> bytes:
    """The same package with one part damaged."""
    name = draw(st.sampled_from(_PARTS))
    parts = _unpacked(data)
    if name in parts:
        xml = parts[name].decode("utf-8")
        for _ in range(draw(st.integers(1, 5))):
            body = max(xml.find("<w:body>"), 0)
            at = draw(st.integers(body, len(xml)))
            if draw(st.integers(0, 3)):
                at = max(xml.find("<", at), 0)  # between elements, mostly
            gone = draw(st.sampled_from((0, 0, 0, 1, 5)))
            xml = xml[:at] + draw(st.sampled_from(_XML)) + xml[at + gone :]
        parts[name] = xml.encode("utf-8", "replace")
        if draw(st.integers(0, 9)) == 0:
            del parts[name]
    return _packed(parts)


def _unpacked(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    """A package with no dates in it, so that it is the same each time."""
    written = BytesIO()
    with ZipFile(written, "w") as packed:
        for name, content in parts.items():
            packed.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return written.getvalue()


@st.composite
def _spoilt(draw: st.DrawFn, data: bytes, pieces: st.SearchStrategy[bytes]) -> bytes:
    """These bytes with some of them changed."""
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(pieces) + data[at + draw(st.sampled_from((0, 1, 3, 50))) :]
    return data


def _paragraphs() -> st.SearchStrategy[str]:
    return blocks(("# ", "## ", "- ", "1. ", "|", "x"))


def documents() -> st.SearchStrategy[bytes]:
    """DOCX, sound and broken."""
    made = _paragraphs().map(_docx)
    return st.one_of(
        composed(),
        composed(),
        made,
        made.flatmap(_altered),
        made.flatmap(_altered),
        made.flatmap(lambda data: _spoilt(data, st.binary(max_size=4))),
    )


@cache
def _pages() -> tuple[bytes, ...]:
    """A few PDFs: text, lists and a table on two pages; nothing packed, so that damage goes deep."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

    styles = getSampleStyleSheet()
    long = "We collect your name and your e-mail address, and keep them for two years. " * 12
    stories = (
        [Paragraph("Privacy policy", styles["Heading1"]), Paragraph(long, styles["BodyText"])],
        [
            Table([["Data", "Purpose"], ["Name", "Orders"], ["E-mail", "News"]]),
            PageBreak(),
            Paragraph("• one", styles["BodyText"]),
        ],
    )
    found = []
    for packed in (0, 1):
        for story in stories:
            written = BytesIO()
            SimpleDocTemplate(written, pageCompression=packed, invariant=1).build(list(story))
            found.append(written.getvalue())
    return tuple(found)


def pages() -> st.SearchStrategy[bytes]:
    """PDF, sound and broken."""
    return st.deferred(
        lambda: st.sampled_from(_pages()).flatmap(
            lambda data: st.just(data) | _spoilt(data, st.sampled_from(_PDF) | st.binary(max_size=4))
        )
    )


def records() -> st.SearchStrategy[bytes]:
    """Entries of a cache, sound and broken."""
    from fuzzing.reports import report_of
    from policylint.cache.records import encoded
    from policylint.checked import Checked

    def made(text: str) -> bytes:
        report = report_of(text.encode("utf-8", "replace"), "fuzz.md")
        if not report.coverage:
            return b"null"
        found = encoded(Checked("fuzz.md", report.coverage[0][1], report.diagnostics, report.suppressed))
        return found or b"null"

    whole = blocks(("# ", "- ")).map(made)
    marks = (
        "null",
        "[]",
        "{}",
        "-1",
        "1e999",
        '"',
        ",",
        "[",
        "]",
        "true",
        "NaN",
        "[" * 2000,
        "\\ud800",
        "9" * 5000,
    )
    return whole.flatmap(
        lambda data: (
            st.just(data)
            | damaged((data.decode(),), st.sampled_from(marks)).map(
                lambda text: text.encode("utf-8", "replace")
            )
        )
    )
