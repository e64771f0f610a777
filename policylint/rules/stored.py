"""The built-in rules as far as they are known without their code: what tells of each is stored, so that a run imports the rules that judge.

`python -m policylint.rules.build` writes `stored.json`. With each rule goes the checksum of its file, and with the whole that of
the files that say which rules there are and what is told of one: what was edited since is imported as it is. The first line holds
the checksum of the rest: a rule that is lost from it, or a hint, would be missed by nobody.
"""

from __future__ import annotations

import json
from binascii import crc32
from collections.abc import Mapping
from functools import cache, partial
from importlib import import_module
from os.path import dirname, join
from typing import Any

from policylint.rule import DocumentationOnDemand, Option, Rule, RuleInfo, RuleOnDemand
from policylint.tables import unwaiting

GROUPS = ("integrity", "contradiction", "quality", "stale_law", "declaration", "suppression")
"""The packages that hold a module for each of their rules."""
FRAME = ("rule", "rules.__init__", *(f"rules.{group}.__init__" for group in GROUPS))
"""The modules that say which rules there are, and what is told of one."""
FILE = join(dirname(__file__), "stored.json")
_PACKAGE = dirname(dirname(__file__))


@cache
def _loaded(module: str, class_name: str) -> Rule:
    rule: Rule = getattr(import_module(f"policylint.{module}"), class_name)()
    return rule


def stored_rules() -> dict[str, tuple[Rule, ...]] | None:
    """The rules of each group, without importing any that is as it was stored; None where too much has changed."""
    try:
        with open(FILE, "rb", opener=unwaiting) as file:
            written = file.read()
        stored = json.loads(written)
        if stored["sum"] != checksum_of(written.partition(b"\n")[2]):
            return None
        if stored["frame"] != [checksum(module) for module in FRAME]:
            return None
        return {group: tuple(map(_rule, entries)) for group, entries in stored["groups"].items()}
    except (OSError, ValueError, LookupError, TypeError):
        return None


def checksum(module: str) -> list[int]:
    """That of a module's source, given its name below the package, whatever the line ends of the checkout. Raises OSError."""
    with open(join(_PACKAGE, f"{module.replace('.', '/')}.py"), "rb", buffering=0) as file:
        return checksum_of(file.read())


def checksum_of(content: bytes) -> list[int]:
    """That of some bytes, whatever the line ends."""
    content = content.replace(b"\r\n", b"\n")
    return [len(content), crc32(content)]


def _rule(entry: Mapping[str, Any]) -> Rule:
    module, class_name = entry["module"], entry["class"]
    if entry["source"] != checksum(module):
        return _loaded(module, class_name)
    told = dict(entry["info"])
    for name in ("aliases", "options"):
        if name in told:
            told[name] = tuple([Option(**_option(one)) if name == "options" else one for one in told[name]])
    load = partial(_loaded, module, class_name)
    documentation = DocumentationOnDemand(lambda: load().info.documentation)
    hints = tuple([tuple([tuple(group) for group in hint]) for hint in entry.get("hints", ())])
    return RuleOnDemand(RuleInfo(documentation=documentation, **told), load, hints)


def _option(told: Mapping[str, Any]) -> dict[str, Any]:
    default = told["default"]
    return {**told, "default": tuple(default) if isinstance(default, list) else default}
