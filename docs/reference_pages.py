"""Reference pages made from the commands, the hooks, the topics and the grammars themselves; `generate.py` writes them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click
from plugin_names import plugin_names_page

from policylint import cli, detector, framework, frontend, hookspecs, language, negation, reporter, rule
from policylint import topics as topic_contract
from policylint.topics import Topic, topics

ROOT = Path(__file__).parent.parent


def reference_pages() -> dict[str, str]:
    """The pages by their path below `docs/reference`."""
    return {
        "commands.md": commands_page(),
        "hooks.md": hooks_page(),
        "topics.md": topics_page(),
        "grammars.md": grammars_page(),
        "for-plugins.md": plugin_names_page(),
    }


def commands_page() -> str:
    """Every command with its arguments and options, as `--help` shows them."""
    lines = [
        "# Commands and options",
        "",
        "What `policylint COMMAND --help` shows. [Command line](command-line.md) explains exit status, caching, formats and what is new since a revision.",
        "",
    ]
    top = click.Context(cli.command, info_name="policylint")
    for name in sorted(cli._COMMANDS):
        found = cli.command.get_command(top, name)
        assert found is not None
        lines += _command(found, click.Context(found, parent=top, info_name=name), 2)
    return "\n".join(lines)


def _command(command: click.Command, context: click.Context, level: int) -> Iterator[str]:
    yield from (f"{'#' * level} `{context.command_path}`", "")
    yield from ("```text", command.get_usage(context).removeprefix("Usage: "), "```", "")
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        yield from (paragraph.removeprefix("\b\n"), "")
    records = [
        record
        for one in command.get_params(context)
        if (record := one.get_help_record(context)) and record[1] and "--help" not in record[0]
    ]
    if records:
        yield from ("| Option | |", "|---|---|")
        yield from (f"| `{_cell(option)}` | {_cell(_plain(text))} |" for option, text in records)
        yield ""
    if command.epilog:
        yield from ("```text", inspect.cleandoc(command.epilog).replace("\b\n", ""), "```", "")
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from _command(below, click.Context(below, parent=context, info_name=name), level + 1)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _plain(text: str) -> str:
    """Help text with its words in brackets and stars shown as they are."""
    return re.sub(r"([*_<>\[\]])", r"\\\1", re.sub(r"\s+", " ", text))


CONTRACTS = {
    "policylint_frontends": (frontend.Frontend,),
    "policylint_detectors": (detector.Detector, detector.Withdrawing, detector.Describer),
    "policylint_topics": (topic_contract.Topic,),
    "policylint_vocabularies": (language.Language, language.Stance, negation.Negation),
    "policylint_rules": (rule.Rule, rule.RuleInfo),
    "policylint_frameworks": (framework.Framework, framework.Requirement),
    "policylint_reporters": (reporter.Reporter, reporter.StreamingReporter, reporter.Writer),
}


def hooks_page() -> str:
    """Every hook with what it returns, and the contract of that."""
    lines = [
        "# Hooks",
        "",
        "A plugin is a module that has functions of these names, marked with `@policylint.hookspecs.hookimpl`. [First plugin](../tutorials/first-plugin.md) shows one. A package names the",
        "module under the entry point group `policylint`; `--plugin MODULE` loads one for a single run. The built-in parts come through the same hooks. What of this is",
        "[stable](../explanation/stability.md), and what is not, is written down.",
        "",
        "A plugin that fails to load or misspells a hook, a name that is given twice, and a part that raises are named on standard error with the version of",
        "their package; the rest runs, and the exit status is 2.",
        "",
    ]
    for name, function in vars(hookspecs).items():
        if name.startswith("policylint_"):
            gives = inspect.signature(function).return_annotation
            lines += [f"## `{name}`", "", inspect.getdoc(function) or "", "", f"Returns `{gives}`.", ""]
            for contract in CONTRACTS.get(name, ()):
                lines += ["```python", inspect.getsource(contract).rstrip(), "```", ""]
    return "\n".join(lines)


def topics_page() -> str:
    """Every topic: what counts, what does not, and what is known to be missed."""
    found = topics()
    lines = [
        "# Topics",
        "",
        f"What policylint reads for: {len(found)} topics. A disclosure of a topic with a dot counts for the one before the dot, too. `policylint disclosures --topic TOPIC --explain FILE` shows what",
        "was recognised and why.",
        "",
        "| Topic | | Rule |",
        "|---|---|---|",
    ]
    for one in found.values():
        lines.append(f"| [`{one.id}`](#{_anchor(one)}) | {one.title} | {_missing(one)} |")
    lines.append("")
    for one in found.values():
        lines += [f"## `{one.id}`", "", f"{one.title}.", "", f"- Counts: {one.disclosed}"]
        lines += [f"- Does not count: {one.not_enough}"] if one.not_enough else []
        lines += [f"- Known limits: {' '.join(one.limits.split())}"] if one.limits else []
        lines += [f"- Asked for, among others, by: {'; '.join(one.references)}"] if one.references else []
        lines.append("")
    return "\n".join(lines)


def _anchor(topic: Topic) -> str:
    """The anchor of the heading `topic.id`, as GitHub and Python-Markdown make it."""
    return topic.id.replace(".", "")


def _missing(topic: Topic) -> str:
    name = f"{topic.id.replace('.', '-')}-missing"
    page = ROOT / "docs/reference/rules" / f"{name}.md"
    return f"[`{name}`](rules/{name}.md)" if page.exists() else ""


GRAMMARS = {
    "policy.lark": "The [policy language](policy-language.md): statements of words, values and blocks. Which words there are is data, see the reference.",
    "outline.lark": "How headings nest: the blocks that a front end has classified, in order, become sections.",
    "phrase.lark": "[Phrase patterns](phrase-patterns.md), the language of vocabularies and packs.",
}


def grammars_page() -> str:
    """The grammars as they are, for Lark."""
    lines = [
        "# Grammars",
        "",
        "The three grammars of policylint, written for [Lark](https://lark-parser.readthedocs.io). They lie in `grammars/`; `scripts/rebuild` makes parse tables of two of them. They are no",
        "interface: a release may write one anew as long as the same texts are understood in the same way.",
        "",
    ]
    for name, prose in GRAMMARS.items():
        text = (ROOT / "grammars" / name).read_text(encoding="utf-8").rstrip("\n")
        lines += [
            f"## `{name}`",
            "",
            prose,
            "",
            f"[The file](../../grammars/{name})",
            "",
            "```text",
            text,
            "```",
            "",
        ]
    return "\n".join(lines)
