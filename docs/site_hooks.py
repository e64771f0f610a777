"""Hooks of MkDocs: what the site needs and plain Markdown in the repository does not.

The pages of rules, by group, and of frameworks stand in the navigation below their indexes; files of the repository that
a page links to, such as grammars and examples, are copied into the site.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

INDEXES = {"reference/rules/README.md": "Rules", "reference/frameworks/README.md": "Frameworks"}
COPIES = "source"
"""The folder of the site that copies of the repository's files stand in."""
LINK = re.compile(r"(\]\()(\.\./[\w./-]+)(?=[)#])")


def on_config(config: Any) -> Any:
    """Called by MkDocs before it looks at the navigation."""
    config["nav"] = with_pages(config["nav"], Path(config["docs_dir"]))
    return config


def on_files(files: Any, config: Any) -> Any:
    """Called by MkDocs with the files of the site."""
    root = Path(config["docs_dir"]).parent
    pages = [file for file in files if file.src_uri.endswith(".md")]
    linked = {path for file in pages for path in outside(file.content_string, file.src_uri)}
    for path in sorted(linked):
        if (root / path).is_file():
            files.append(File.generated(config, copy_of(path), abs_src_path=str(root / path)))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Called by MkDocs with the text of each page."""
    folder = posixpath.dirname(page.file.src_uri)

    def replaced(link: re.Match[str]) -> str:
        copy = copy_of(beyond(link[2], page.file.src_uri))
        return link[1] + posixpath.relpath(copy, folder) if files.get_file_from_path(copy) else link[0]

    lines = [_row(line) if line.startswith("|") else line for line in markdown.splitlines()]
    return LINK.sub(replaced, "\n".join(lines))


def _row(line: str) -> str:
    """A row of a table: GitHub wants a bar within code escaped, Python-Markdown shows the backslash."""
    return re.sub(r"`[^`]+`", lambda code: code[0].replace("\\|", "|"), line)


def copy_of(path: str) -> str:
    """Where a file of the repository stands in the site. One in Markdown is to be read as it is, not as a page."""
    return f"{COPIES}/{path}" + ".txt" * path.endswith(".md")


def outside(markdown: str, page: str) -> Iterator[str]:
    """The files outside `docs` that a page links to, by their path from the root of the repository."""
    for link in LINK.finditer(markdown):
        if path := beyond(link[2], page):
            yield path


def beyond(target: str, page: str) -> str:
    """Where a link of the page leads, from the root of the repository; empty if that is in `docs`."""
    path = posixpath.normpath(posixpath.join("docs", posixpath.dirname(page), target))
    return "" if path.startswith(("docs/", "../")) else path


def with_pages(nav: Any, docs: Path) -> Any:
    """`nav` with each index of `INDEXES` replaced by a section of the pages that it links to."""
    if isinstance(nav, dict):
        return {title: with_pages(below, docs) for title, below in nav.items()}
    if isinstance(nav, list):
        return [with_pages(one, docs) for one in nav]
    return {INDEXES[nav]: [nav, *pages_below(docs / nav, nav)]} if nav in INDEXES else nav


def pages_below(index: Path, path: str) -> list[Any]:
    """The pages that an index links to in the first column of its tables, under its headings of level 2 if it has any."""
    folder = path.rpartition("/")[0]
    pages: list[Any] = []
    section = pages
    for line in index.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            section = []
            pages.append({line[3:]: section})
        elif page := re.match(r"\| \[`([\w-]+)`\]\(\1\.md\)", line):
            section.append({page[1]: f"{folder}/{page[1]}.md"})
    return pages
