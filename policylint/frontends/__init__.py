"""The built-in front ends: DOCX, PDF, HTML, Markdown, plain text and the policy language. Each is imported when it is used."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from policylint.hookspecs import hookimpl

if TYPE_CHECKING:
    from policylint.frontend import Frontend, Parsed
    from policylint.source import Source


class BuiltInFrontend:
    """A class in a module of this package, imported and made when a source with one of its suffixes is there to be read."""

    def __init__(self, name: str, suffixes: tuple[str, ...], module: str, class_name: str) -> None:
        self.name, self.suffixes = name, suffixes
        self._module, self._class_name = module, class_name

    @cached_property
    def _made(self) -> Frontend:
        made: Frontend = getattr(import_module(f"{__name__}.{self._module}"), self._class_name)()
        return made

    def recognises(self, source: Source) -> bool:
        """Whether a source is in this format."""
        return self._made.recognises(source)

    def parse(self, source: Source) -> Parsed:
        """The document."""
        return self._made.parse(source)


@hookimpl
def policylint_frontends() -> Sequence[Frontend]:
    """The front ends for the policy language, DOCX, PDF, HTML, Markdown and plain text."""
    text = (".txt", ".text")
    return (
        BuiltInFrontend("policy", (".policy",), "policy", "PolicyFrontend"),
        BuiltInFrontend("html", (".html", ".htm", ".xhtml"), "html.frontend", "HtmlFrontend"),
        BuiltInFrontend(
            "markdown", (".md", ".markdown", ".mdown", ".mkd", ".mdx", *text), "markdown", "MarkdownFrontend"
        ),
        BuiltInFrontend("text", text, "plain", "PlainFrontend"),
        BuiltInFrontend("docx", (".docx",), "extracted.frontend", "DocxFrontend"),
        BuiltInFrontend("pdf", (".pdf",), "extracted.frontend", "PdfFrontend"),
    )
