"""What of policylint a plugin may import: the table behind `docs/reference/for-plugins.md`, and behind the test that ours import nothing else."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from importlib import import_module

NAMES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "Entering": {
        "policylint.hookspecs": ("hookimpl",),
    },
    "Rules": {
        "policylint.rule": ("Rule", "RuleInfo", "Documentation", "Example", "Option", "configured"),
        "policylint.diagnostics": ("Finding", "Related", "Fix", "Edit", "Diagnostic", "Citation", "Severity"),
        "policylint.policy": ("Policy",),
    },
    "What is read": {
        "policylint.source": ("Source", "Span", "Position", "decode"),
        "policylint.text": ("Text", "Run"),
        "policylint.document": (
            "Document", "Section", "Heading", "Block", "Paragraph", "List", "ListItem", "Table", "Row", "Cell",
            "Quote", "Code", "Link", "Comment", "SyntaxProblem", "blocks_within",
        ),
        "policylint.passages": ("Passage",),
        "policylint.disclosure": ("Disclosure", "Attribute"),
        "policylint.entity": ("Entity",),
    },
    "Going through a document": {
        "policylint.reading_order": ("paragraphs", "texts", "PlacedParagraph", "ReadText"),
        "policylint.reading.sentences": ("sentence_bounds",),
        "policylint.announced_lists": ("holds_anything", "may_be_list", "sections_after"),
        "policylint.reference_targets": ("Targets",),
        "policylint.reference_cues": ("Cues", "NUMBER"),
        "policylint.patterns": ("deferred",),
    },
    "Front ends, detectors, reporters, frameworks": {
        "policylint.frontend": ("Frontend", "Parsed"),
        "policylint.detector": ("Detector", "Withdrawing", "Describer", "Recogniser"),
        "policylint.reporter": (
            "Reporter", "StreamingReporter", "Writer", "Report", "Style", "Failure", "rendered",
        ),
        "policylint.framework": ("Framework", "Requirement"),
        "policylint.frameworks.loader": ("load",),
    },
    "Languages, topics, terms": {
        "policylint.language": ("Language", "Stance", "Subject"),
        "policylint.negation": ("Negation",),
        "policylint.wordings": ("wordings",),
        "policylint.phrases.build": ("build",),
        "policylint.phrases.vocabulary": ("Vocabulary", "VocabularyError", "load"),
        "policylint.phrases.attribute_vocabulary": ("FOLDER", "attribute_names"),
        "policylint.topics": ("Topic", "topics", "ancestors"),
        "policylint.terms": ("term", "label", "is_a"),
    },
}  # fmt: skip
"""By subject and module."""

OTHERS = {
    ("policylint.hookspecs", "hookimpl"): "Marks a function as an implementation of a hook.",
    ("policylint.diagnostics", "Severity"): "`error`, `warning` or `info`.",
    ("policylint.document", "Block"): "A paragraph, list, table, quotation or preformatted text.",
    ("policylint.detector", "Recogniser"): "A detector or a describer: what `policylint_detectors` gives.",
    ("policylint.reference_cues", "NUMBER"): "A regular expression: a number, and what ends it.",
    (
        "policylint.phrases.attribute_vocabulary",
        "FOLDER",
    ): "The name of the folder with the vocabulary of attributes, within the folder of a language.",
}
"""What is said of names that have no documentation of their own."""


def plugin_names_page() -> str:
    """Every name with what it is for."""
    lines = [
        "# What plugins may import",
        "",
        "These names are [stable](../explanation/stability.md), as are those of the [Python API](api.md), of [`policylint.testing`](testing.md), and the [hooks](hooks.md). Everything else that can be",
        "imported is internal, however handy. The plugins in `plugins/` import nothing else; a test holds that.",
        "",
    ]
    for subject, modules in NAMES.items():
        lines += [f"## {subject}", "", "| Module | Name | |", "|---|---|---|"]
        lines += [row for module, names in modules.items() for row in _rows(module, names)]
        lines.append("")
    return "\n".join(lines)


def _rows(module: str, names: tuple[str, ...]) -> Iterator[str]:
    loaded = import_module(module)
    for name in names:
        value = getattr(loaded, name)
        own = (inspect.getdoc(value) or "").split("\n\n")[0] if callable(value) else ""
        said = " ".join(OTHERS.get((module, name), own).split())
        yield f"| `{module}` | `{name}` | {said} |"
