"""From a declaration to the notice that people read: Markdown from Jinja2 templates, HTML from that Markdown.

The templates are data of the package. A directory of the user's own may hold files of the same names, which
take precedence one by one.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeAlias

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from policylint import terms
from policylint.declaration import Declaration, Receipt, Recipient, Word
from policylint.entities.unions import in_eea, is_abroad
from policylint.policy_language import wording
from policylint.policy_language.markup import escaped, flowed, link
from policylint.policy_language.page import body

Format: TypeAlias = Literal["markdown", "html"]
LANGUAGE = "en"
"""The language of the templates that ship."""

SECTIONS = (
    *("introduction", "controller", "data", "purposes", "retention", "recipients", "transfers", "cookies"),
    *(
        "rights",
        "choices",
        "decisions",
        "provision",
        "security",
        "children",
        "signals",
        "audiences",
        "changes",
    ),
)
"""The parts of a notice, each a template in `sections/`, in the order in which they are read."""

_OFFICE = re.compile(r"\b(?:officer|office|team|department|dpo|manager|contact)\b", re.IGNORECASE)


class BrokenTemplateError(Exception):
    """A template that cannot be used: `file`, `line` (1-based, 0 if unknown) and what is wrong."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}{f':{line}' if line else ''}: {message}")
        self.file, self.line, self.message = file, line, message


def render(
    declaration: Declaration,
    to: Format,
    *,
    frameworks: Mapping[str, str] | None = None,
    templates: Path | None = None,
) -> str:
    """The notice of a declaration. The same declaration and templates give the same text.

    `frameworks` are the titles of the frameworks that it declares, by name; `templates` is a directory that
    overrides the templates. Raises BrokenTemplateError, and ValueError for a language with no templates.
    """
    language = declaration.language.text if declaration.language is not None else LANGUAGE
    if language != LANGUAGE and templates is None:
        raise ValueError(
            f"there are no templates in the language {language!r}; give your own with --template DIR"
        )
    environment = _markdown_environment(declaration, templates)
    named = {name.text: (frameworks or {}).get(name.text, name.text) for name in declaration.frameworks}
    home = declaration.established_in.text if declaration.established_in is not None else "EEA"
    text = _filled(
        environment,
        "notice.md",
        policy=declaration,
        frameworks=named,
        abroad=_abroad(declaration, home),
        home="EEA" if in_eea(home) else home,
    )
    markdown = flowed(text)
    if to == "markdown":
        return markdown
    page = SandboxedEnvironment(loader=_loader(templates), autoescape=True, undefined=StrictUndefined)
    title = wording.said(declaration.title) if declaration.title is not None else "Privacy policy"
    html = _filled(page, "page.html", title=title, language=language, content=Markup(body(markdown)))
    return html.rstrip("\n") + "\n"


def _loader(templates: Path | None) -> BaseLoader:
    shipped = PackageLoader("policylint.policy_language")
    return shipped if templates is None else ChoiceLoader([FileSystemLoader(templates), shipped])


def _markdown_environment(declaration: Declaration, templates: Path | None) -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=_loader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=escaped,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["sections"] = SECTIONS
    environment.filters |= {
        "term": lambda value, kind: wording.term(value, kind),
        "terms": lambda values, kind: [wording.term(value, kind) for value in values],
        "article": lambda name, kind: _article(kind, name),
        "country": wording.country,
        "listed": wording.listed,
        "lead": _kept_markup(wording.lead),
        "unstopped": _kept_markup(wording.unstopped),
        "link": link,
        "is_office": lambda text: _OFFICE.search(text) is not None,
        "group_title": partial(_group_title, declaration),
        "purpose_title": partial(_purpose_title, declaration),
    }
    return environment


def _kept_markup(change: Any) -> Any:
    """A change of wording that leaves what is Markdown already Markdown; nothing stays nothing."""

    def apply(value: object) -> object:
        if value is None:
            return ""
        return Markup(change(str(value))) if isinstance(value, Markup) else change(value)

    return apply


def _article(kind: Any, name: str) -> str:
    """`Art. 6(1)(b)` for a ground or condition of the GDPR, from its DPV term (`…#A6-1-b`)."""
    known = terms.term(kind, name)
    number, *parts = known.dpv.rpartition("#A")[2].split("-") if known is not None else [""]
    return f"Art. {number}" + "".join(f"({part})" for part in parts)


def _group_title(declaration: Declaration, name: Word) -> str:
    group = declaration.group(name.text)
    return wording.said(group.label if group is not None and group.label is not None else name)


def _purpose_title(declaration: Declaration, name: Word) -> str:
    """How readers know a purpose: by its label, else by its kinds, else by its name."""
    purpose = declaration.purpose(name.text)
    if purpose is None:
        return wording.said(name)
    if purpose.label is not None:
        return wording.said(purpose.label)
    return wording.listed(wording.term(kind, "purpose") for kind in purpose.kinds) or wording.said(name)


def _abroad(declaration: Declaration, home: str) -> list[tuple[Recipient, Receipt, list[Word]]]:
    """What leaves the area of `home` with each receipt: recipient, receipt and those countries."""
    found = []
    for recipient, receipt in declaration.receipts():
        countries = [country for country in receipt.countries if is_abroad(country.text, home)]
        if countries:
            found.append((recipient, receipt, countries))
    return found


def _filled(environment: SandboxedEnvironment, name: str, **values: Any) -> str:
    try:
        return environment.get_template(name).render(values)
    except TemplateSyntaxError as error:
        raise BrokenTemplateError(
            error.filename or error.name or name, error.lineno, error.message or ""
        ) from None
    except UnicodeDecodeError:
        raise BrokenTemplateError(name, 0, "is not UTF-8") from None
    except (TemplateError, TypeError, AttributeError, KeyError, ValueError, ArithmeticError) as error:
        file, line = _place(error, name)
        raise BrokenTemplateError(file, line, str(error) or type(error).__name__) from None


def _place(error: Exception, name: str) -> tuple[str, int]:
    """The innermost template in a traceback: Jinja2 gives its frames the file and line of the template."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if frame.filename.endswith((".md", ".html"))]
    return (inside[-1].filename, inside[-1].lineno or 0) if inside else (name, 0)
