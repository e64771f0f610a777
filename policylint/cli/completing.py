"""What a shell may complete: paths, and the names of rules, groups, frameworks, topics and formats.

Plugins are not loaded for it: pressing Tab runs nobody's code but ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def files(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Files and directories, which the shell finds itself."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def rules(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Rules with their summaries."""
    return [_item(name, summary) for name, summary in _rules().items() if name.startswith(incomplete)]


def selectors(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Rules, groups, frameworks and `ALL`, after the last comma."""
    from policylint.rules import builtin_rules

    groups = sorted({rule.info.group for rule in builtin_rules()})
    known: dict[str, str] = {"ALL": "every rule that is not in preview"}
    known |= dict.fromkeys(groups, "group") | _rules()
    return _listed(known | _frameworks(), incomplete)


def frameworks(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Frameworks with their titles, after the last comma."""
    return _listed(_frameworks(), incomplete)


def topics(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Topics with what they are about."""
    from policylint.topics import topics as known

    return [_item(name, topic.title) for name, topic in known().items() if name.startswith(incomplete)]


def facts(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Facts with the questions that they answer, and the answer where there are but two."""
    from policylint.law.facts import facts as known

    offered = {
        f"{one.name}={answer}": one.question
        for one in known().values()
        for answer in (("yes", "no") if one.type == "yes-no" else ("",))
    }
    return [_item(name, question) for name, question in offered.items() if name.startswith(incomplete)]


def formats(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Output formats of `check`."""
    from policylint.reporters import policylint_reporters

    return [_item(one.name, "") for one in policylint_reporters() if one.name.startswith(incomplete)]


def _rules() -> dict[str, str]:
    from policylint.rules import builtin_rules

    infos = sorted((rule.info for rule in builtin_rules()), key=lambda info: info.name)
    return {info.name: info.summary for info in infos}


def _frameworks() -> dict[str, str]:
    from policylint.frameworks import builtin_frameworks

    return {one.name: one.title for one in builtin_frameworks()}


def _listed(known: dict[str, str], incomplete: str) -> list[CompletionItem]:
    before, comma, last = incomplete.rpartition(",")
    taken: Iterable[str] = before.split(",")
    return [
        _item(before + comma + name, summary)
        for name, summary in known.items()
        if name.startswith(last) and name not in taken
    ]


def _item(name: str, summary: str) -> CompletionItem:
    from click.shell_completion import CompletionItem

    return CompletionItem(name, help=summary or None)
