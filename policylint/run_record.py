"""The record of a run: all that decides what it finds, by content, so that it can be done again and compared.

Written into the format `json` as `run`, and read back by `policylint verify`: the fields of these classes are its keys.
Digests are SHA-256, in hexadecimal. Nothing in it depends on the machine, the clock or the order of the command line.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal, TypeAlias

from policylint.frozen import dataclass

Chosen: TypeAlias = Literal["closest", "named", "none"]
FactValue: TypeAlias = bool | int | tuple[str, ...]
SetTo: TypeAlias = bool | int | float | str | tuple[str, ...]
"""What an option is set to (`policylint.rule.OptionValue`)."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file that decided something: its path, with `/`, the digest of its bytes, and how many these were."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class InputRecord:
    """A file that was judged. `settings` is the place of its settings in the list of the record (0-based).

    `part_of` is the path of the main file of the policy it is a part of, empty for a policy in one file; the parts
    stand in their order. `stdin` is whether it came through standard input.
    """

    path: str
    sha256: str
    size: int
    settings: int = 0
    part_of: str = ""
    stdin: bool = False


@dataclass(frozen=True, slots=True)
class ToolRecord:
    """policylint itself: its version, and the digest of its code and tables without vocabularies and frameworks."""

    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class PluginRecord:
    """A plugin or pack that was loaded; `version` is empty if it has none, `digest` if its files were not found."""

    kind: Literal["plugin", "pack"]
    name: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class LibraryRecord:
    """A distribution that reads texts for us."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class ContentRecord:
    """A framework by its name, or the vocabulary of a language by its code, and the digest of what it says."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class RulesRecord:
    """The rules that ran, by name in alphabetical order, and one digest of how all of them are defined and set."""

    names: tuple[str, ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class SettingsRecord:
    """What holds for some inputs, after command line and configuration; the fields are those of `Settings` and `Applied`.

    `severity` is by rule or group, the last one counts; `options` are by rule. `templates` is null where nothing says.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    frameworks: tuple[str, ...] = ()
    floor: bool = True
    preview: bool = False
    min_severity: Literal["error", "warning", "info"] = "info"
    min_confidence: Literal["certain", "likely", "possible"] = "possible"
    severity: dict[str, Literal["error", "warning", "info", "off"]] = field(default_factory=dict)
    options: dict[str, dict[str, SetTo]] = field(default_factory=dict)
    facts: dict[str, FactValue] = field(default_factory=dict)
    templates: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class ConfigurationRecord:
    """Configuration files that hold for the inputs, and those that they extend; `chosen` is how they were."""

    chosen: Chosen
    files: tuple[FileRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class SinceRecord:
    """`--new-from`: what was asked for, and the commit that it was; empty if it was several, in several repositories."""

    revision: str
    commit: str


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run. `today` and `as_of` are ISO dates; `format` is the front end that was forced, null if none was.

    `suppressions` is whether comments in policies, and files beside them (`sidecars`), suppress findings.
    """

    policylint: ToolRecord
    plugins: tuple[PluginRecord, ...]
    libraries: tuple[LibraryRecord, ...]
    rules: RulesRecord
    frameworks: tuple[ContentRecord, ...]
    vocabularies: tuple[ContentRecord, ...]
    today: str
    as_of: str
    format: str | None
    suppressions: bool
    configuration: ConfigurationRecord
    settings: tuple[SettingsRecord, ...]
    inputs: tuple[InputRecord, ...]
    sidecars: tuple[FileRecord, ...] = ()
    baseline: FileRecord | None = None
    new_from: SinceRecord | None = None
