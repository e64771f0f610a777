"""The insides of a DOCX, made element by element: deep, contradictory and circular, yet XML, and what a zip file may lie about."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from hypothesis import strategies as st

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES = f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="{_MC}"'

_NUMBERS = st.sampled_from(("0", "1", "2", "8", "9", "10", "-1", "99999999999", "", "x", "1.5", "\u0661"))
_FORMATS = ("decimal", "bullet", "upperRoman", "lowerLetter", "none", "ordinalText", "nothing")
_STYLES = st.sampled_from(
    ("Heading1", "Heading9", "heading 1", "Title", "ListBullet", "A", "B", "Nothing", "")
)
_WORDS = st.sampled_from(
    ("Privacy policy", "We collect your name and e-mail address.", "We keep it for two years;", "1. Cookies", "• we sell it", "Data", "Purpose", "privacy@acme.example", "", " ", "\u200b\u202e", "\n", "😀", "ﬁ", "\u00ad")
)  # fmt: skip
_FIELDS = ("begin", "separate", "end")
_INSTRUCTIONS = ('HYPERLINK "https://acme.example"', "HYPERLINK", 'TOC \\o "1-3"', "PAGE", "REF _x \\h", '"')


def _attribute(name: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return values.map(lambda value: f"<w:{name} w:val={quoteattr(value)}/>")


def _inside(name: str, content: st.SearchStrategy[str], most: int = 4) -> st.SearchStrategy[str]:
    return st.lists(content, max_size=most).map(lambda parts: f"<w:{name}>{''.join(parts)}</w:{name}>")


_RUN_PROPERTIES = _inside("rPr", st.sampled_from(("b", "vanish", "strike", "caps", "del")).map("<w:{}/>".format) | _attribute("b", _NUMBERS) | _attribute("rStyle", _STYLES))  # fmt: skip
_IN_RUN = (
    _WORDS.map(lambda words: f'<w:t xml:space="preserve">{escape(words)}</w:t>')
    | _WORDS.map(lambda words: f"<w:delText>{escape(words)}</w:delText>")
    | st.sampled_from(("br", "tab", "cr", "noBreakHyphen", "softHyphen", "pgNum", "footnoteRef")).map("<w:{}/>".format)
    | st.sampled_from(_FIELDS).map('<w:fldChar w:fldCharType="{}"/>'.format)
    | st.sampled_from(_INSTRUCTIONS).map(lambda text: f"<w:instrText>{escape(text)}</w:instrText>")
    | st.tuples(st.sampled_from(("footnoteReference", "endnoteReference", "commentReference")), _NUMBERS).map(lambda one: f"<w:{one[0]} w:id={quoteattr(one[1])}/>")
    | st.sampled_from(("F0B7", "", "zz", "110000", "D800", "41")).map(lambda code: f'<w:sym w:font="Symbol" w:char="{code}"/>')
)  # fmt: skip
_RUN = st.tuples(st.just("") | _RUN_PROPERTIES, st.lists(_IN_RUN, min_size=1, max_size=4)).map(
    lambda parts: f"<w:r>{parts[0]}{''.join(parts[1])}</w:r>"
)
_PARAGRAPH_PROPERTIES = _inside(
    "pPr",
    _attribute("pStyle", _STYLES)
    | _attribute("outlineLvl", _NUMBERS)
    | st.tuples(_NUMBERS, _NUMBERS).map(lambda one: f"<w:numPr><w:ilvl w:val={quoteattr(one[0])}/><w:numId w:val={quoteattr(one[1])}/></w:numPr>")
    | st.just("<w:numPr/>")
    | st.just("<w:rPr><w:del/><w:vanish/></w:rPr>"),
)  # fmt: skip


def _wrapped(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """What may stand around runs and around paragraphs alike."""
    return (
        _inside("ins", content) | _inside("del", content) | _inside("moveFrom", content) | _inside("smartTag", content) | _inside("customXml", content)
        | _inside("sdtContent", content).map(lambda inner: f"<w:sdt><w:sdtPr/>{inner}</w:sdt>")
        | content.map(lambda inner: f'<mc:AlternateContent><mc:Choice Requires="wps">{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>')
    )  # fmt: skip


def _linked(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    links = st.sampled_from(('r:id="rId1"', 'r:id="rId99"', 'w:anchor="x"', ""))
    return st.tuples(links, content).map(lambda one: f"<w:hyperlink {one[0]}>{one[1]}</w:hyperlink>")


_INLINE = st.recursive(_RUN, lambda inner: _wrapped(inner) | _linked(inner), max_leaves=6)
_PARAGRAPH = st.tuples(st.just("") | _PARAGRAPH_PROPERTIES, st.lists(_INLINE, min_size=1, max_size=4)).map(
    lambda parts: f"<w:p>{parts[0]}{''.join(parts[1])}</w:p>"
)


def _table(block: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    spans = _attribute("gridSpan", _NUMBERS) | _attribute("vMerge", st.sampled_from(("restart", "continue", "x"))) | st.just("<w:vMerge/>")  # fmt: skip
    cell = st.tuples(_inside("tcPr", spans, 2), st.lists(block, max_size=2)).map(
        lambda parts: f"<w:tc>{parts[0]}{''.join(parts[1])}</w:tc>"
    )
    row = _inside("tr", cell | st.just("<w:trPr><w:tblHeader/></w:trPr>") | _wrapped(cell), 4)
    return _inside("tbl", st.just("<w:tblPr/>") | st.just("<w:tblGrid/>") | row | _wrapped(row), 4)


def _boxed(block: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return block.map(lambda inner: f"<w:p><w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>")  # fmt: skip


_BLOCK = st.recursive(_PARAGRAPH, lambda inner: _table(inner) | _wrapped(inner) | _boxed(inner), max_leaves=8)


def _deep(depth: int) -> str:
    return (
        "<w:tbl><w:tr><w:tc>" * depth
        + "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
        + "</w:tc></w:tr></w:tbl>" * depth
    )


_BODY = st.lists(_BLOCK, min_size=3, max_size=12).map("".join) | st.sampled_from((3, 20, 60, 70, 90)).map(
    _deep
)
_STYLE = st.tuples(_STYLES, _STYLES, st.sampled_from(("paragraph", "character", "table", "")), _PARAGRAPH_PROPERTIES).map(
    lambda one: f"<w:style w:type={quoteattr(one[2])} w:styleId={quoteattr(one[0])}><w:name w:val={quoteattr(one[0].lower())}/>"
    f"<w:basedOn w:val={quoteattr(one[1])}/>{one[3]}</w:style>"
)  # fmt: skip
_LEVEL = st.tuples(_NUMBERS, st.sampled_from(_FORMATS), st.sampled_from(("%1.", "%1.%2", "%9", "%", "", "•", "%1" * 50)), _NUMBERS).map(
    lambda one: f'<w:lvl w:ilvl={quoteattr(one[0])}><w:start w:val={quoteattr(one[3])}/><w:numFmt w:val="{one[1]}"/><w:lvlText w:val="{one[2]}"/></w:lvl>'
)  # fmt: skip
_NUMBERING = st.tuples(_NUMBERS, st.lists(_LEVEL, max_size=3), _NUMBERS, _NUMBERS).map(
    lambda one: f"<w:abstractNum w:abstractNumId={quoteattr(one[0])}>{''.join(one[1])}</w:abstractNum>"
    f"<w:num w:numId={quoteattr(one[2])}><w:abstractNumId w:val={quoteattr(one[3])}/></w:num>"
)  # fmt: skip
_NOTE = st.tuples(_NUMBERS, _BLOCK).map(
    lambda one: f"<w:footnote w:id={quoteattr(one[0])}>{one[1]}</w:footnote>"
)

_RELATIONS = "".join(
    f'<Relationship Id="rId{number}" Type="{_R}/{kind}" Target="{target}"{mode}/>'
    for number, (kind, target, mode) in enumerate(
        (("hyperlink", "https://acme.example", ' TargetMode="External"'), ("styles", "styles.xml", ""), ("numbering", "numbering.xml", ""), ("footnotes", "footnotes.xml", "")), 1
    )
)  # fmt: skip


def _part(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_SPACES}>{content}</w:{root}>'


@st.composite
def _package(draw: st.DrawFn) -> list[tuple[str, str]]:
    """The parts of a package, by name."""

    def several(one: st.SearchStrategy[str]) -> str:
        return "".join(draw(st.lists(one, max_size=4)))

    named = ("document", "styles", "numbering", "footnotes")
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name}{".main" * (name == "document")}+xml"/>' for name in named
    )  # fmt: skip
    rels = f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    return [
        ("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>'),
        ("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{rels}</Relationships>'),
        ("word/_rels/document.xml.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{_RELATIONS}</Relationships>'),
        ("word/document.xml", _part("document", f"<w:body>{draw(_BODY)}<w:sectPr/></w:body>")),
        ("word/styles.xml", _part("styles", several(_STYLE))),
        ("word/numbering.xml", _part("numbering", several(_NUMBERING))),
        ("word/footnotes.xml", _part("footnotes", several(_NOTE))),
    ]  # fmt: skip


_Parts = list[tuple[str, str]]


def _twice(parts: _Parts) -> _Parts:
    return [*parts, parts[3]]


def _declared(parts: _Parts) -> _Parts:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    return [(name, xml.replace("?>", f"?>{' ' * 5000}{bomb}", 1).replace(">x<", ">&b;<")) for name, xml in parts]  # fmt: skip


def _padded(parts: _Parts) -> _Parts:
    return [*parts, ("word/media/image1.png", "\0" * 1_000_000)]


def _elsewhere(parts: _Parts) -> _Parts:
    return [(name.replace("word/", "../word/"), xml) for name, xml in parts]


def _circular(parts: _Parts) -> _Parts:
    return [(name, xml.replace("styles.xml", "document.xml")) for name, xml in parts]


def _wide(parts: _Parts) -> _Parts:
    """In UTF-16, as no word processor writes it, though it may."""
    return [(name, xml.replace("UTF-8", "UTF-16")) for name, xml in parts]


_TURNS: tuple[Callable[[_Parts], _Parts], ...] = (
    *(list,) * 12, _twice, _declared, _padded, _elsewhere, _circular, _wide, lambda parts: parts[:-1], lambda parts: parts[1:], lambda parts: parts[::-1],
)  # fmt: skip


@st.composite
def composed(draw: st.DrawFn) -> bytes:
    """A DOCX made from nothing."""
    parts = draw(st.sampled_from(_TURNS))(draw(_package()))
    written, seen = BytesIO(), set()
    method = draw(st.sampled_from((ZIP_DEFLATED, ZIP_STORED)))
    with ZipFile(written, "w") as packed:
        for name, xml in parts:
            info = ZipInfo(name if name not in seen else name.upper())
            seen.add(name)
            packed.writestr(info, xml.encode("utf-16" if "UTF-16" in xml[:60] else "utf-8"), method)
    data = written.getvalue()
    return data[: draw(st.integers(0, len(data)))] if draw(st.integers(0, 99)) == 61 else data
