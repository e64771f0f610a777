"""The Python API: policies as texts or files in, reports and disclosures out. What stands here is stable.

Everything is also reached from `policylint` itself, which loads it when it is first asked for. Nothing is printed, and
no file is read but those that are named; state lies in a `Linter` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from policylint.confidence import Confidence
from policylint.disclosure import Disclosure
from policylint.host import load_parts
from policylint.law.requirements import Assessment
from policylint.linter import PATH, IncompleteError, Linter, StrPath
from policylint.reporter import Report, Style

__all__ = ["IncompleteError", "Linter", "assess", "check_paths", "check_text", "disclosures", "render"]


def check_text(
    text: str,
    *,
    path: str = PATH,
    frameworks: Iterable[str] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    facts: Mapping[str, object] | None = None,
    format: str | None = None,
    today: date | None = None,
    as_of: date | None = None,
    config: StrPath | None = None,
    plugins: Iterable[str] = (),
) -> Report:
    """What is found in one policy. The parameters, and what is raised, are those of `Linter`.

    For many texts make a `Linter` once: it saves some milliseconds for each.
    """
    linter = Linter(
        frameworks=frameworks,
        select=select,
        ignore=ignore,
        facts=facts,
        format=format,
        today=today,
        as_of=as_of,
        config=config,
        plugins=plugins,
    )
    return linter.check_text(text, path=path)


def check_paths(
    paths: StrPath | Iterable[StrPath],
    *,
    frameworks: Iterable[str] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    facts: Mapping[str, object] | None = None,
    format: str | None = None,
    today: date | None = None,
    as_of: date | None = None,
    config: StrPath | None = None,
    discover_config: bool = False,
    plugins: Iterable[str] = (),
    jobs: int | None = 1,
) -> Report:
    """What is found in files, and in all policies in folders. The parameters, and what is raised, are those of `Linter`."""
    linter = Linter(
        frameworks=frameworks,
        select=select,
        ignore=ignore,
        facts=facts,
        format=format,
        today=today,
        as_of=as_of,
        config=config,
        discover_config=discover_config,
        plugins=plugins,
        jobs=jobs,
    )
    return linter.check_paths(paths)


def disclosures(
    text: str,
    *,
    path: str = PATH,
    format: str | None = None,
    min_confidence: Confidence = "likely",
    topic: str | None = None,
    plugins: Iterable[str] = (),
) -> tuple[Disclosure, ...]:
    """What one policy discloses: see `Linter.disclosures`."""
    linter = Linter(format=format, plugins=plugins)
    return linter.disclosures(text, path=path, min_confidence=min_confidence, topic=topic)


def assess(
    text: str,
    *,
    path: str = PATH,
    frameworks: Iterable[str] = (),
    facts: Mapping[str, object] | None = None,
    as_of: date | None = None,
    plugins: Iterable[str] = (),
) -> Assessment:
    """How one policy stands to each requirement of its frameworks: see `Linter.assess`."""
    return Linter(frameworks=frameworks, facts=facts, as_of=as_of, plugins=plugins).assess(text, path=path)


def render(report: Report, format: str = "concise", *, plugins: Iterable[str] = ()) -> str:
    """A report as `policylint check --output-format` writes it, without colours: `concise`, `json`, `sarif`, ….

    Raises ValueError for a format that does not exist.
    """
    modules = (plugins,) if isinstance(plugins, str) else tuple(plugins)
    reporters = {reporter.name: reporter for reporter in load_parts(("reporters",), modules).reporters}
    if format not in reporters:
        raise ValueError(f"unknown output format {format!r}; known: {', '.join(reporters)}")
    return reporters[format].render(report, Style())
