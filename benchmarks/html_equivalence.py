"""Whether policies read as HTML give the same findings as in the format they came in.

Each policy is parsed, written as HTML from its document (headings, paragraphs, lists, tables, links; nothing of the
source's own mark-up), and checked again. Findings are compared by rule and by the words they underline.

    python benchmarks/html_equivalence.py FOLDER [--markup] [--dressed] [--show 20]

`--markup` writes with pyromark instead, straight from the Markdown; only files whose names end in `.md` are read then.
`--dressed` puts the policy into a site's page with menus, a cookie banner and a footer, its words into spans, and all on one line.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html import escape, unescape

import pyromark
from corpus import read

from policylint.decisions import Settings, select
from policylint.document import Block, Cell, Document, Heading, Link, List, Paragraph, Quote, Table
from policylint.engine.choosing import choose_frontend
from policylint.engine.deciding import decide
from policylint.engine.judging import judge
from policylint.engine.understanding import understand
from policylint.host import Parts, load_parts
from policylint.source import Source, Span, decode
from policylint.text import Text

_SPAN = re.compile(r"</?span[^>]*>")
_TAG = re.compile(r"<[^>]*>|\*\*|__")


def page_of(document: Document) -> str:
    """A page with the same structure."""
    lines = ["<!DOCTYPE html>", "<html><head><meta charset=utf-8><title></title></head><body>"]
    for section in document.root.walk():
        if section.heading is not None:
            lines.append(_heading(section.heading))
        lines += [line for block in section.blocks for line in _block(block)]
    return "\n".join([*lines, "</body></html>\n"])


def _heading(heading: Heading) -> str:
    """What the source marks as a heading is marked; what only looks like one must be found again."""
    words = _inline(heading.text)
    if heading.style in ("atx", "setext", "html"):
        return f"<h{heading.level}>{words}</h{heading.level}>"
    printed = heading.number
    if heading.style == "numbered" and printed not in heading.text.content[: len(printed) + 12]:
        return f'<ol start="{printed}"><li>{words}</li></ol>'
    return f"<p><b>{words}</b></p>" if heading.style == "bold" else f"<p>{words}</p>"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield f"<p>{_inline(block.text, block.links, block.label)}</p>"
    elif isinstance(block, List):
        printed = block.items[0].marker.strip(".()")
        ordered = block.ordered or printed.isalnum()
        start = f' start="{printed}"' if printed.isdigit() else ""
        yield f"<ol{start}>" if ordered else "<ul>"
        for item in block.items:
            yield "<li>"
            for inner in item.blocks:
                yield from _block(inner)
            yield "</li>"
        yield "</ol>" if ordered else "</ul>"
    elif isinstance(block, Table):
        yield "<table>"
        if block.header:
            yield from _row(block.header, "th")
        for row in block.rows:
            yield from _row(row.cells, "td")
        yield "</table>"
    elif isinstance(block, Quote):
        yield "<blockquote>"
        for inner in block.blocks:
            yield from _block(inner)
        yield "</blockquote>"
    else:
        yield f"<pre><code>{escape(block.text.content)}</code></pre>"


def _row(cells: tuple[Cell, ...], name: str) -> Iterator[str]:
    yield "<tr>" + "".join(f"<{name}>{_inline(cell.text, cell.links)}</{name}>" for cell in cells) + "</tr>"


def _inline(text: Text, links: tuple[Link, ...] = (), label: Text | None = None) -> str:
    marks: dict[int, list[str]] = {}
    for link in links:
        if (place := text.offsets(link.span)) is not None and link.kind != "image":
            marks.setdefault(place[0], []).append(f'<a href="{escape(link.target)}">')
            marks.setdefault(place[1], []).insert(0, "</a>")
    written: list[str] = []
    for index, character in enumerate(text.content):
        written += marks.get(index, [])
        written.append("<br>" if character == "\n" else escape(character))
    return "".join([*written, *marks.get(len(text.content), [])])


def dressed(page: str) -> str:
    """A page as sites make them of a text."""
    body = page.partition("<body>")[2].rpartition("</body>")[0] or page
    body = re.sub(r">([^<>]+)<", lambda match: f">{_in_spans(match[1])}<", body)
    return (
        '<!DOCTYPE html><html lang="en"><head><title>Acme</title><style>.x{margin:0}</style></head><body class="page">'
        '<a class="sr-only" href="#main">Skip to content</a><header class="site-header"><nav><ul><li><a href="/">Home</a>'
        '<li><a href="/shop">Shop</a></ul></nav></header><div id="cookie-consent-banner">We use cookies to analyse our '
        'traffic and share information with our partners. <button>Accept</button></div><div class="wrap"><main><article>'
        f'{body}</article></main></div><footer class="site-footer"><p>© Acme</p><a href="/imprint">Imprint</a>'
        "</footer><script>1</script></body></html>"
    )


def _in_spans(words: str) -> str:
    parts = re.split(r"( )", words)
    for index, part in enumerate(parts):
        if part == " " and index % 14 == 1:
            parts[index] = "&nbsp;"
        elif part.strip() and index % 6 == 0:
            parts[index] = (
                f'<span style="color: #333"><span>{part[:2]}</span>{part[2:]}</span>'
                if ";" not in part
                else part
            )
    return "".join(parts).replace("\n", " ")


def found(text: str, path: str, parts: Parts) -> tuple[Document, Counter[tuple[str, str]]]:
    """The findings of a text: how many of each rule and underlined words."""
    source = Source(path, text)
    frontend = choose_frontend(source, parts.frontends)
    done = understand(source, frontend, parts.detectors, today=date(2026, 11, 27))
    wanted = Settings(frameworks=("gdpr", "ccpa"), preview=True)
    selection = select(wanted, parts.rules, parts.frameworks)
    findings, _ = judge(done.policy, selection.rules)
    diagnostics = decide(done.policy, findings, selection, wanted)
    return done.policy.document, Counter((d.rule, _words(source, d.finding.span)) for d in diagnostics)


def _words(source: Source, span: Span) -> str:
    raw = source.slice(span)
    plain = _TAG.sub(" ", unescape(_TAG.sub(" ", _SPAN.sub("", raw))))
    return re.sub(r"[^\w]+", " ", plain).strip()


def main() -> None:
    """Read a folder and print what differs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder")
    parser.add_argument("--markup", action="store_true")
    parser.add_argument("--dressed", action="store_true")
    parser.add_argument("--show", type=int, default=20)
    given = parser.parse_args()
    from pathlib import Path

    corpus, parts = read(Path(given.folder)), load_parts()
    same = differing = policies = alike = 0
    started = time.process_time()
    for path, data in zip(corpus.files, corpus.contents, strict=True):
        if given.markup and path.suffix != ".md":
            continue
        source = decode(data, path.name)
        document, before = found(source.text, path.name, parts)
        page = (
            pyromark.html(source.text, options=pyromark.Options.ENABLE_TABLES)
            if given.markup
            else page_of(document)
        )
        if given.dressed:
            page = dressed(page)
        _, after = found(page, f"{path.stem}.html", parts)
        lost, new = before - after, after - before
        same += (before & after).total()
        differing += lost.total() + new.total()
        policies += 1
        alike += not lost and not new
        for sign, counts in (("-", lost), ("+", new)):
            for rule, words in counts:
                if given.show > 0:
                    given.show -= 1
                    print(f"{path.name} {sign} {rule}: {words[:100]!r}")
    print(f"{alike} of {policies} policies alike; {same} findings the same, {differing} differ")
    print(f"{time.process_time() - started:.1f} s")


if __name__ == "__main__":
    main()
