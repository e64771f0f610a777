"""Whole runs, and what must hold of each output format, whatever stands in a document."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from io import StringIO
from unicodedata import category
from xml.etree import ElementTree

from fuzzing.oracles import TODAY, hold
from policylint.decisions import Settings
from policylint.host import Parts, load_parts
from policylint.reporter import Report, Style
from policylint.request.loading import Request
from policylint.running.run import check

EVERYTHING = Settings(select=("ALL",), frameworks=("gdpr", "ccpa", "caloppa"), preview=True)
_MACHINE = ("json", "sarif", "gitlab", "rdjson")
_COMMAND = re.compile(r"::(error|warning|notice) [^:\x00-\x1f]+::|policylint: \d+ more ")
_FORBIDDEN = frozenset(("script", "img", "iframe", "link", "object", "embed", "form", "base", "svg"))


@cache
def parts() -> Parts:
    """All parts of policylint, loaded once."""
    loaded = load_parts()
    return replace(loaded, failures=[])


def report_of(data: bytes, name: str, settings: Settings = EVERYTHING, *, inline: bool = True) -> Report:
    """The report on a file with these bytes. Nothing may have failed but reading a file that is no text."""
    request = Request(
        (name,), TODAY, contents={name: data}, inline=inline, sidecars=False, show_suppressed=True
    )
    report = check(request, settings, parts())
    for failure in report.failures:
        hold(failure.what == "input", f"{failure.what} fails: {failure.message}")
    return report


def harmless(text: str, name: str) -> None:
    """No control characters, and no workflow command that is not ours."""
    for character in set(text):
        told = character == "\n" or category(character) not in ("Cc", "Cs", "Zl", "Zp")
        hold(told, f"{name} holds U+{ord(character):04X}")
    hold("##[" not in text, f"{name} holds a command of a pipeline")
    if name != "github":
        commands = any(line.lstrip().startswith("::") for line in text.splitlines())
        hold(not commands, f"{name} holds a workflow command")


def formats(report: Report) -> None:
    """Every reporter writes what its own format allows, with every finding in it."""
    for reporter in parts().reporters:
        text = reporter.render(report, Style(width=80))
        name = reporter.name
        hold(not text or text.endswith("\n"), f"{name} does not end with a line end")
        harmless(text, name)
        text.encode("utf-8")
        if name in _MACHINE:
            _json(json.loads(text), name, report)
        elif name == "json-lines":
            hold(
                len([json.loads(line) for line in text.splitlines()]) == len(report.diagnostics),
                "a line is lost",
            )
        elif name in ("junit", "checkstyle"):
            _xml(text, name, report)
        elif name == "github":
            for line in text.splitlines():
                hold(
                    _COMMAND.match(line) is not None,
                    f"github holds what is no command of ours: {line[:60]!r}",
                )
        elif name == "html":
            _page(text)


def _json(content: object, name: str, report: Report) -> None:
    told = {
        "json": lambda found: found["diagnostics"],
        "sarif": lambda found: [one for one in found["runs"][0]["results"] if not one.get("suppressions")],
        "gitlab": lambda found: found,
        "rdjson": lambda found: found["diagnostics"],
    }[name](content)  # type: ignore[no-untyped-call]
    hold(len(told) == len(report.diagnostics), f"{name} loses findings")


def _xml(text: str, name: str, report: Report) -> None:
    root = ElementTree.fromstring(text.encode("utf-8"))
    tags = ("failure", "skipped") if name == "junit" else ("error",)
    told = [one for tag in tags for one in root.iter(tag)]
    hold(len(told) == len(report.diagnostics), f"{name} loses findings")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        hold(tag not in _FORBIDDEN, f"html holds <{tag}>")
        for name, value in attrs:
            hold(not name.startswith("on") and name not in ("style", "src", "srcdoc"), f"html holds {name}=")
            hold(
                name != "href" or (value or "").startswith(("#", "https://", "http://")),
                "html holds an odd link",
            )
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        hold(bool(self.open) and self.open.pop() == tag, f"html closes <{tag}> that is not open")


def _page(text: str) -> None:
    page = _Page()
    page.feed(text)
    page.close()
    hold(not page.open, "html leaves elements open")


def spreadsheet(text: str) -> None:
    """A CSV whose rows are as long as its head, and of which no cell is a formula."""
    rows = list(csv.reader(StringIO(text)))
    hold(len({len(row) for row in rows}) <= 1, "rows of a CSV differ in length")
    hold(
        not any(cell[:1] in ("=", "+", "-", "@", "\t", "\r") and cell[:1] for row in rows for cell in row),
        "a cell is a formula",
    )
