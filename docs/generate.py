"""Writes the reference pages of rules, frameworks, output formats, commands, hooks, topics and grammars, from the
same data that policylint uses.

    python docs/generate.py

A test fails as long as a page is missing, stale or left over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from reference_pages import reference_pages

from policylint.decisions import Settings
from policylint.engine.deciding import citations_of
from policylint.framework import Framework
from policylint.frameworks import builtin_frameworks
from policylint.host import load_parts
from policylint.policy_language.drift.rules import drift_rules
from policylint.reporter import Style
from policylint.reporters.base_rates import base_rate
from policylint.reporters.framework_pages import framework_markdown
from policylint.reporters.rule_pages import rule_markdown, status
from policylint.request.loading import Request
from policylint.rule import RuleInfo
from policylint.rules import builtin_rules
from policylint.running.run import check

HERE = Path(__file__).parent / "reference"
EXAMPLE = (
    "# Privacy policy\n\nWe collect your name when you register.\n\n#### Cookies\n\nWe set two cookies.\n"
)
NOTE = "<!-- Written by docs/generate.py. Edit the rule or the framework, not this page. -->\n\n"


def pages() -> dict[str, str]:
    """Every generated page by its path below `docs/reference`."""
    frameworks = builtin_frameworks()
    rules = sorted((rule.info for rule in (*builtin_rules(), *drift_rules())), key=lambda info: info.name)
    written = {
        f"rules/{info.name}.md": rule_markdown(info, citations_of(info, frameworks), base_rate(info.name))
        for info in rules
    }
    written |= {f"frameworks/{one.name}.md": framework_markdown(one) for one in frameworks}
    written["rules/README.md"] = rules_index(rules)
    written["frameworks/README.md"] = frameworks_index(frameworks)
    written["output-formats.md"] = formats_page()
    written |= reference_pages()
    return {path: NOTE + text for path, text in written.items()}


def formats_page() -> str:
    """What each output format is for, with what it makes of one small policy."""
    contents = {"privacy.md": EXAMPLE.encode()}
    request = Request(("privacy.md",), date(2026, 11, 22), contents=contents)
    settings = Settings(select=("heading-level-jump", "retention-missing"), frameworks=("gdpr",))
    report = check(request, settings, load_parts())
    texts = json.loads((HERE.parent / "output-formats.json").read_text(encoding="utf-8"))
    lines = [
        *texts["introduction"],
        "",
        "The examples are what `policylint check --framework gdpr privacy.md` makes of",
    ]
    lines += [f"`{path}`, with two rules selected:" for path in contents]
    lines += ["", "```markdown", EXAMPLE.rstrip("\n"), "```", ""]
    for reporter in load_parts(("reporters",)).reporters:
        language, *prose = texts["formats"][reporter.name]
        shown = _shortened(reporter.name, reporter.render(report, Style(width=100)))
        lines += [f"## `{reporter.name}`", "", *prose, "", f"```{language}", shown, "```", ""]
    return "\n".join([*lines, *texts["closing"], ""])


def _shortened(name: str, text: str) -> str:
    """The part of an output that shows how a finding looks, where the whole is too long for a page."""
    if name == "sarif":
        return json.dumps(json.loads(text)["runs"][0]["results"], indent=2)
    if name == "html":
        return (
            "\n".join(text[text.index("<article") : text.index("</article>")].splitlines()[:9])
            + "\n…\n</article>"
        )
    return text.rstrip("\n")


def rules_index(rules: Iterable[RuleInfo]) -> str:
    rules = list(rules)
    lines = ["# Rules", "", "`policylint rule NAME` shows the same pages.", ""]
    for group in sorted({info.group for info in rules}):
        lines += [f"## {group}", "", "| Rule | Severity | Runs | |", "|---|---|---|---|"]
        lines += [
            f"| [`{info.name}`]({info.name}.md) | {info.severity} | {status(info)} | {info.summary} |"
            for info in rules
            if info.group == group
        ]
        lines.append("")
    return "\n".join(lines)


def frameworks_index(frameworks: Iterable[Framework]) -> str:
    lines = [
        "# Frameworks",
        "",
        "`policylint frameworks NAME` shows the same pages. [Add a framework](../../how-to/add-a-framework.md) of your own.",
        "",
        "| Framework | Title | Jurisdiction | Requirements | of them in preview |",
        "|---|---|---|---:|---:|",
    ]
    for one in frameworks:
        preview = sum(not need.verified for need in one.requirements)
        cells = (
            f"[`{one.name}`]({one.name}.md)",
            one.title,
            one.jurisdiction or "",
            len(one.requirements),
            preview,
        )
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join([*lines, ""])


def main() -> None:
    written = pages()
    for folder in ("rules", "frameworks"):
        (HERE / folder).mkdir(exist_ok=True)
        for left in (HERE / folder).glob("*.md"):
            if f"{folder}/{left.name}" not in written:
                left.unlink()
    for path, text in written.items():
        (HERE / path).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
