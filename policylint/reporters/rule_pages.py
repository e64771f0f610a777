"""The page of one rule in its fixed sections: for terminals, and as Markdown for code scanning and docs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policylint.diagnostics import Citation
from policylint.reporter import Style
from policylint.reporters.annotated import annotated_example
from policylint.reporters.base_rates import BaseRate
from policylint.reporters.options import described, option_lines, written
from policylint.reporters.places import cited
from policylint.reporters.terminal import neutral, one_line, paint, paragraphs, wrap
from policylint.rule import Example, RuleInfo

_LEAST_WIDTH = 40


def status(info: RuleInfo) -> str:
    """When a rule runs: `preview`, `off`, `asked` (where a framework asks for its topic) or `on`."""
    if info.stability == "preview":
        return "preview"
    if not info.default:
        return "off"
    return "asked" if info.topic and info.is_asked_for else "on"


STATUS_MEANINGS = {
    "on": "runs by default",
    "asked": "runs by default where good practice or a chosen framework asks for it",
    "off": "runs if selected",
    "preview": "runs if selected by name or with --preview",
}


def facts(info: RuleInfo, rate: BaseRate | None = None) -> list[tuple[str, str]]:
    """What there is to say of a rule besides its prose; `rate` is how often it reports on real policies."""
    severity = info.severity
    if status(info) == "asked":
        severity_text = "set by the frameworks that ask for it; info if none does"
    else:
        severity_text = severity
    rows = [("group", info.group), ("severity", severity_text), ("stability", info.stability)]
    rows.append(("runs", STATUS_MEANINGS[status(info)].removeprefix("runs ")))
    if info.topic:
        rows.append(("topic", info.topic))
    if rate is not None:
        rows.append(("base rate", str(rate)))
    if info.aliases:
        rows.append(("also known as", ", ".join(info.aliases)))
    return rows


def rule_text(
    info: RuleInfo, citations: Sequence[Citation], style: Style, rate: BaseRate | None = None
) -> str:
    """The page for a terminal: examples with carets under what is flagged."""
    width = max(_LEAST_WIDTH, style.width)
    lines = [paint(info.name, style, "bold"), *wrap(info.summary, width), ""]
    label_width = max(len(label) for label, _ in facts(info, rate))
    for label, fact in facts(info, rate):
        lines += wrap(fact, width, f"  {label:<{label_width}}  ")
    for title, content in _text_sections(info, citations, style, width):
        if content:
            lines += ["", paint(title, style, "bold"), *content]
    return "\n".join(lines) + "\n"


def _text_sections(
    info: RuleInfo, citations: Sequence[Citation], style: Style, width: int
) -> Iterator[tuple[str, list[str]]]:
    page = info.documentation
    yield "What it does", _prose(page.what, width)
    yield "Why it matters", _prose(page.why, width)
    yield "Example", _examples(page.flagged, style)
    yield "Write instead", _examples(page.accepted, style)
    yield "Options", [line for one in option_lines(info.options) for line in wrap(one, width, "  ", " " * 4)]
    yield "Known limits", _prose(page.limits, width)
    yield (
        "Asked for by",
        [line for one in citations for line in wrap(citation_text(one), width, "  ", " " * 4)],
    )
    yield "References", [line for one in page.references for line in wrap(one, width, "  ", " " * 4)]


def _markdown_options(info: RuleInfo) -> str:
    if not info.options:
        return ""
    rows = [
        f"| `{option.name}` | `{written(option.default)}` | {described(option)} |" for option in info.options
    ]
    first = info.options[0]
    example = f"```toml\n[rules.{info.name}]\n{first.name} = {written(first.default)}\n```"
    return "\n".join(["| Option | Default | |", "|---|---|---|", *rows, "", example])


def citation_text(citation: Citation) -> str:
    """A citation with its URL and the date on which it was compared with the law."""
    url = f" <{citation.url}>" if citation.url else ""
    return f"{cited(citation)}{url}" + (f" (checked {citation.checked})" if citation.checked else "")


def _prose(markdown: str, width: int) -> list[str]:
    return paragraphs(markdown, width, "  ") if markdown.strip() else []


def _examples(examples: Sequence[Example], style: Style) -> list[str]:
    lines: list[str] = []
    for example in examples:
        if lines:
            lines.append("")
        lines += annotated_example(example, style)
    return lines


def rule_markdown(info: RuleInfo, citations: Sequence[Citation] = (), rate: BaseRate | None = None) -> str:
    """The page as Markdown, without front matter."""
    lines = [f"# {info.name}", "", info.summary, ""]
    lines += [f"- {label}: {fact}" for label, fact in facts(info, rate)]
    for title, content in _markdown_sections(info, citations):
        if content.strip():
            lines += ["", f"## {title}", "", *content.strip("\n").split("\n")]
    return "\n".join(map(neutral, lines)) + "\n"


def _markdown_sections(info: RuleInfo, citations: Sequence[Citation]) -> Iterator[tuple[str, str]]:
    page = info.documentation
    yield "What it does", page.what
    yield "Why it matters", page.why
    yield "Example", "\n\n".join(_markdown_example(example) for example in page.flagged)
    yield "Write instead", "\n\n".join(_markdown_example(example) for example in page.accepted)
    yield "Options", _markdown_options(info)
    yield "Known limits", page.limits
    yield "Asked for by", "\n".join(f"- {citation_text(citation)}" for citation in citations)
    yield "References", "\n".join(f"- {_link(reference)}" for reference in page.references)


def _markdown_example(example: Example) -> str:
    text = "\n".join(neutral(line) for line in example.text.splitlines())
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
    language = "markdown" if example.path.endswith(".md") else "text"
    block = f"{fence}{language}\n{text}\n{fence}"
    flagged = [f"- {_code(quote)}" for quote in example.flagged]
    return "\n".join([block, "", "Flagged:", "", *flagged]) if flagged else block


def _code(text: str) -> str:
    """Inline code on one line, with as many backticks as it takes."""
    shown = one_line(text) or " "
    ticks = "`" * (1 + max((len(run) for run in re.findall(r"`+", shown)), default=0))
    space = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{ticks}{space}{shown}{space}{ticks}"


def _link(reference: str) -> str:
    return (
        f"<{reference}>"
        if reference.startswith(("https://", "http://")) and " " not in reference
        else reference
    )
