"""Every key that a configuration may have: one table, from which files are checked and the JSON Schema is made."""

from __future__ import annotations

from typing import Literal, TypeAlias

from policylint.confidence import CONFIDENCES
from policylint.frozen import dataclass
from policylint.templating.templates import SYNTAXES

Kind: TypeAlias = Literal[
    "choice",
    "choices",
    "count",
    "facts",
    "files",
    "flag",
    "formats",
    "lists",
    "names",
    "overrides",
    "path",
    "patterns",
    "policies",
    "options",
    "severities",
    "text",
]

LEVELS = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Key:
    """A key: what its value looks like, what it does, and whether it may stand in an `[[override]]`."""

    name: str
    kind: Kind
    summary: str
    choices: tuple[str, ...] = ()
    default: str = ""
    in_override: bool = False


KEYS = (
    Key("extend", "files", "Configuration files to start from; this one has the last word."),
    Key("required-version", "text", "The versions of policylint this is written for, such as `>=0.1,<1`."),
    Key("select", "names", "Run only these: rules, groups, frameworks, `ALL`.", default="the default rules"),
    Key("extend-select", "names", "Run these as well."),
    Key("ignore", "names", "Leave these out.", in_override=True),
    Key("per-file-ignores", "lists", "For files that match a pattern, leave these out."),
    Key("frameworks", "names", "Laws to hold policies against, by name or by file.", in_override=True),
    Key("floor", "flag", "Whether good practice that no law asks for counts.", default="true"),
    Key("preview", "flag", "Run rules and use citations that are still in preview.", default="false"),
    Key(
        "facts",
        "facts",
        "What the text cannot show; `policylint frameworks --facts` lists them.",
        in_override=True,
    ),
    Key(
        "severity",
        "severities",
        "How grave a rule's or a group's findings are, whatever a law says.",
        (*LEVELS, "off"),
        in_override=True,
    ),
    Key("min-severity", "choice", "Leave out what is less grave.", LEVELS, "info"),
    Key(
        "min-confidence", "choice", "Leave out what is less sure.", CONFIDENCES, "possible", in_override=True
    ),
    Key(
        "rules",
        "options",
        "Options of rules; `policylint rule NAME` lists those of a rule.",
        in_override=True,
    ),
    Key("detectors", "options", "Options of detectors of plugins; `policylint plugins` lists them."),
    Key("frontends", "options", "Options of front ends of plugins."),
    Key("reporters", "options", "Options of output formats of plugins."),
    Key("fail-level", "choice", "Exit with 1 from this severity on.", (*LEVELS, "never"), "warning"),
    Key(
        "packs",
        "files",
        "Packs of rules and frameworks to use, by path; those of the working folder hold for a run.",
    ),
    Key("include", "patterns", "Which files of a directory are policies.", default="see below"),
    Key(
        "exclude",
        "patterns",
        "Files and folders that are left out.",
        default="`node_modules`, `vendor`, `build` and the like",
    ),
    Key("extend-exclude", "patterns", "Leave these out as well."),
    Key("respect-gitignore", "flag", "Leave out what git ignores.", default="true"),
    Key("force-exclude", "flag", "Leave out what is excluded even if it is named outright.", default="false"),
    Key("baseline", "path", "The baseline.", default="`.policylint-baseline.json` in the working folder"),
    Key(
        "output-format",
        "formats",
        "The output format; `FORMAT=FILE` writes a file.",
        default="full or concise",
    ),
    Key("cache", "flag", "Whether what is found is kept for the next run.", default="true"),
    Key("cache-dir", "path", "The folder of the cache.", default="the user's own cache folder"),
    Key("max-warnings", "count", "Exit with 1 only if there are more warnings; errors always count."),
    Key(
        "templates",
        "choices",
        "Template languages whose expressions stand for text that is not known here.",
        SYNTAXES,
        "see [input formats](input-formats.md)",
        in_override=True,
    ),
    Key("override", "overrides", "Other values for the files that match a pattern."),
    Key("policy", "policies", "A policy whose text is split over files."),
)
"""In the order in which the documentation lists them."""

OPTION_TABLES = {
    "rules": "rule",
    "detectors": "detector",
    "frontends": "front end",
    "reporters": "output format",
}
"""The keys with options of parts, and what one such part is called."""

BY_NAME = {key.name: key for key in KEYS}

FILES = Key("files", "patterns", "The files that an override is for.")
OVERRIDE_KEYS = {"files": FILES, **{key.name: key for key in KEYS if key.in_override}}

PARTS = Key(
    "files",
    "files",
    "The files that make the policy together, the main one first; `*` and `**` stand for several.",
)
POLICY_KEYS = {
    "name": Key("name", "text", "What to call the policy."),
    **OVERRIDE_KEYS,
    "files": PARTS,
}

WITHDRAWN = {
    "no-floor": "write floor = false",
    "framework": 'write frameworks = ["…"]',
    "tool": "in this file the keys stand at the top, without [tool.policylint]",
    "plugins": "plugins are those that are installed, and those that --plugin names; a configuration loads none",
    "today": "the date is given on the command line: --today YYYY-MM-DD",
}
"""Keys that people may expect, and what to write instead."""
