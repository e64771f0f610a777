"""The page of one framework as Markdown: every requirement with its citation, its condition and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.framework import GRADES, Framework, Requirement
from policylint.reporters.terminal import neutral


def framework_markdown(framework: Framework) -> str:
    """The page, without front matter. Rules are linked to their pages in a folder `rules` beside that of this page."""
    lines = [f"# {framework.name}", "", framework.title, ""]
    if framework.summary:
        lines += [framework.summary, ""]
    if framework.jurisdiction:
        lines.append(f"- jurisdiction: {framework.jurisdiction}")
    if framework.audiences:
        readers = ", ".join(framework.audiences)
        lines.append(f"- protects readers in {readers}: what is said to others only does not count")
    if framework.unless is not None:
        lines.append(f"- is not applied if {framework.unless.describe()}")
    if framework.url:
        lines.append(f"- source: <{framework.url}>")
    lines.append(f"- requirements: {len(framework.requirements)}")
    for requirement in framework.requirements:
        lines += ["", *_requirement(requirement)]
    return "\n".join(map(neutral, lines)) + "\n"


def _requirement(need: Requirement) -> Iterator[str]:
    yield f"## {need.id}"
    yield ""
    if need.note:
        yield need.note
        yield ""
    yield f"- severity if missing: {need.severity}"
    yield f"- due: {'always' if need.when is None else f'if {need.when.describe()}'}"
    if need.topics:
        names = [_rule(topic.replace(".", "-") + "-missing") for topic in need.topics]
        yield f"- met by: {' or '.join(f'`{topic}`' for topic in need.topics)} ({_listed(names)})"
    if need.rule:
        yield f"- judged by: {_rule(need.rule)}"
    if not need.topics and not need.rule:
        yield "- not judged: `policylint coverage` lists it as unclear"
    if need.section:
        yield (f"- citation: [{need.section}](<{need.url}>)" if need.url else f"- citation: {need.section}")
        on = f"{need.checked}, " if need.checked else ""
        yield f"- checked: {on}{GRADES[need.grade]}"
    if need.since:
        yield f"- in force since {need.since}"
    if need.until:
        yield f"- in force until the day before {need.until}"
    if not need.verified:
        yield "- in preview: reported with `--preview` only"


def _rule(name: str) -> str:
    return f"[`{name}`](../rules/{name}.md)"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
