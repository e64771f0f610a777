"""Reading a file in the policy language to work with it: whole, or not at all."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from policylint import __version__, inputs
from policylint.decisions import Settings, select
from policylint.declaration import Declaration
from policylint.engine.deciding import decide
from policylint.engine.judging import judge
from policylint.frozen import dataclass
from policylint.host import Parts
from policylint.policy import Policy
from policylint.reporter import Failure, Report
from policylint.request.discovery import distinct, find
from policylint.request.grouping import PolicyInput, grouped
from policylint.request.grouping import read_policy as read_sources
from policylint.request.loading import Request
from policylint.request.options import with_options
from policylint.request.plan import Plan
from policylint.request.understanding import understand_sources

DECISIVE = (
    *("unreadable-text", "syntax-error", "unknown-statement", "unknown-term"),
    *("undefined-name", "duplicate-name", "duplicate-declaration"),
)
"""Rules whose findings leave it open what a file declares."""


class UnusableError(Exception):
    """A file that cannot be worked with; `report` says why: failures, or findings in it."""

    def __init__(self, report: Report) -> None:
        super().__init__("unusable input")
        self.report = report


@dataclass(frozen=True, slots=True)
class Declared:
    """A file in the policy language: the policy with its declared disclosures, and the declaration itself."""

    policy: Policy
    declaration: Declaration


def read_policy(
    name: str, parts: Parts, today: date, *, stdin_name: str = inputs.STDIN_NAME, plan: Plan | None = None
) -> Policy:
    """One file in any format as a policy, whatever policy a configuration says it is a part of.

    Raises UnusableError if it cannot be read, and `config.problems.ConfigError` for a configuration that cannot be used.
    """
    source = inputs.read(_files_at(name)[0], sys.stdin.buffer, stdin_name)
    if isinstance(source, inputs.InputProblem):
        raise failed(source.path, source.message + (f" ({source.hint})" if source.hint else ""))
    templates = None
    if plan is not None:
        plan.check([source.path], parts, names=False)
        parts, templates = with_options(parts, plan.whole), plan.applied(source.path).templates
    request = Request((name,), today, templates=templates)
    understood = understand_sources([source], request, parts)
    if understood.failures:
        raise UnusableError(Report((), failures=understood.failures))
    return understood.policy


def read_version(
    name: str, parts: Parts, today: date, *, stdin_name: str = inputs.STDIN_NAME, plan: Plan | None = None
) -> Policy:
    """One version of a policy. Raises as `read_policy` does, and UnusableError for a declaration that leaves open what it declares."""
    policy = read_policy(name, parts, today, stdin_name=stdin_name, plan=plan)
    if policy.declaration is not None:
        _refuse_open(policy, parts)
    return policy


def read_declaration(
    name: str, parts: Parts, today: date, *, stdin_name: str = inputs.STDIN_NAME
) -> Declared:
    """One file in the policy language.

    Raises UnusableError if it cannot be read, is in no such language, or if it is open what it declares.
    """
    policy = read_policy(name, parts, today, stdin_name=stdin_name)
    if policy.declaration is None:
        raise failed(
            policy.document.source.path, 'is not in the policy language (policy "…" { … } in a .policy file)'
        )
    _refuse_open(policy, parts)
    return Declared(policy, policy.declaration)


def _refuse_open(policy: Policy, parts: Parts) -> None:
    """Raises UnusableError if it is open what a file declares."""
    settings = Settings(
        select=tuple(r.info.name for r in parts.rules if r.info.name in DECISIVE), floor=False
    )
    selection = select(settings, parts.rules, parts.frameworks)
    findings, broken = judge(policy, selection.rules)
    found = decide(policy, findings, selection, settings)
    if found or broken:
        rules = {rule.info.name: rule.info for rule in selection.rules}
        coverage = ((policy.document.source.path, policy.coverage),)
        raise UnusableError(Report(found, coverage, tuple(broken), rules, version=__version__))


def read_notice(
    names: Sequence[str],
    parts: Parts,
    today: date,
    *,
    stdin_name: str = inputs.STDIN_NAME,
    plan: Plan | None = None,
) -> Policy:
    """One published notice: the files named, the main one first, and those that a configuration says make one with them.

    Raises UnusableError if it cannot be read, is a declaration itself, or cannot be understood, and
    `config.problems.ConfigError` for a configuration that cannot be used.
    """
    request = Request(tuple(names), today, stdin_name=stdin_name)
    files = notice_files(names, request, plan, parts)
    if plan is not None:
        parts = with_options(parts, plan.whole)
    policy = _read_together(files, request, parts, plan)
    path = policy.document.source.path
    if policy.declaration is not None:
        raise failed(path, "is a declaration; name the notice that people read")
    if policy.coverage.reason:
        from policylint.reporters.notes import withheld

        raise failed(path, f"cannot be compared: {withheld(policy.coverage)}")
    return policy


def notice_files(names: Sequence[str], request: Request, plan: Plan | None, parts: Parts) -> list[str]:
    """The files of a notice, in order, each once. Raises UnusableError for a name that is no file's."""
    found: list[str] = []
    for name in names:
        found += _files_at(name)
    if plan is not None:
        paths = [request.stdin_name if name == inputs.STDIN else name for name in found]
        plan.check(paths, parts, names=False)
    return distinct(
        (one for group in grouped(found, request, plan) for one in group.names), request.stdin_name
    )


def _files_at(name: str) -> list[str]:
    """The file of that name."""
    names, problems = find((name,), ())
    if Path(name).is_dir():
        raise failed(name, "is a directory; name a file")
    if problems:
        raise failed(name, problems[0].message + (f" ({problems[0].hint})" if problems[0].hint else ""))
    return names


def _read_together(files: Sequence[str], request: Request, parts: Parts, plan: Plan | None) -> Policy:
    failures: list[Failure] = []
    sources = read_sources(PolicyInput(tuple(files)), request, failures)
    if not failures:
        templates = plan.applied(sources[0].path).templates if plan is not None else None
        understood = understand_sources(sources, replace(request, templates=templates), parts)
        failures = list(understood.failures)
        if not failures:
            return understood.policy
    raise UnusableError(Report((), failures=tuple(failures)))


def failed(path: str, message: str) -> UnusableError:
    """An input that could not be used, for one reason."""
    return UnusableError(Report((), failures=(Failure("input", message, path),)))
