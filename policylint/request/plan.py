"""What holds for each file of a run: its configuration, and what the command line says over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from policylint.config.effective import COMPARING, is_same_everywhere, policy_of, values_for
from policylint.config.finding import here
from policylint.config.patterns import Pattern, any_matches, matching
from policylint.config.sources import Sources
from policylint.decisions import Settings, selectors
from policylint.frozen import dataclass
from policylint.request.discovery import SKIPPED, Discovery

if TYPE_CHECKING:
    from policylint.confidence import Confidence
    from policylint.config.config import Config, SplitPolicy
    from policylint.diagnostics import Severity
    from policylint.host import Parts


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says. None, and for `select` and `frameworks` nothing, leaves it to the configuration.

    `extend_select`, `ignore`, `per_file_ignores` and `facts` add to what the configuration says.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[Pattern, tuple[str, ...]], ...] = ()
    frameworks: tuple[str, ...] = ()
    floor: bool | None = None
    preview: bool | None = None
    min_severity: Severity | None = None
    min_confidence: Confidence | None = None
    facts: dict[str, object] = field(default_factory=dict)
    exclude: tuple[Pattern, ...] = ()
    extend_exclude: tuple[Pattern, ...] = ()
    respect_gitignore: bool | None = None
    force_exclude: bool | None = None
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Applied:
    """What holds for one file. `facts` are as `policylint.law.facts.read_facts` gives them, and `templates` are
    the template languages whose expressions may be in it, None if nothing says.
    """

    settings: Settings
    facts: dict[str, object]
    templates: tuple[str, ...] | None = None


class FilePlan(Protocol):
    """What a run must know of its files: what holds for each, and which make one policy."""

    @property
    def sources(self) -> Sources: ...

    @property
    def splits(self) -> bool: ...

    def load(self, paths: Sequence[str]) -> bool: ...

    def check(self, paths: Sequence[str], parts: Parts, *, names: bool = True) -> None: ...

    def policy_of(self, path: str) -> SplitPolicy | None: ...

    def applied(self, path: str) -> Applied: ...


@dataclass(frozen=True, slots=True)
class Plan:
    """The settings of a run, file by file."""

    asked: Asked = field(default_factory=Asked)
    sources: Sources = field(default_factory=Sources)
    _everywhere: dict[int, tuple[Config, Applied]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Configurations that say the same about all files, by identity, with what they say."""

    def load(self, paths: Sequence[str]) -> bool:
        """Load what holds for these files and for the working folder; whether all of it can be used."""
        return not self.sources.load([*paths, here()])

    def check(self, paths: Sequence[str], parts: Parts, *, names: bool = True) -> None:
        """Raise ConfigError with all that is wrong in the configurations of these files.

        Unknown names and wrong options are, where the parts are loaded that tell which there are; names not, where
        `names` says that those of packs are not among them.
        """
        problems = self.sources.load([*paths, here()])
        if not self.sources.loaded():
            return
        from policylint.config.names import only_comparing, unknown_names, wrong_options
        from policylint.config.problems import ConfigError
        from policylint.request.options import known_options

        loaded = self.sources.loaded()
        if names and parts.rules:
            formats = [reporter.name for reporter in parts.reporters]
            known = selectors(parts.rules, parts.frameworks) | COMPARING
            frameworks = [framework.name for framework in parts.frameworks]
            problems += unknown_names(loaded, known, frameworks, formats)
            problems += [] if self.asked.select else only_comparing(loaded)
        problems += wrong_options(loaded, known_options(parts))
        if problems:
            raise ConfigError(problems)

    @property
    def whole(self) -> Config:
        """The configuration of the working folder, for what holds for a whole run."""
        return self.sources.config_for(here())

    def discovery(self, path: str = ".") -> Discovery:
        """Which files of a directory are read: as the command line says, else the configuration that holds in it.

        Of a file, whether it is left out. What is wrong in a configuration is told when all are checked.
        """
        inside = str(Path(path, "policy")) if Path(path).is_dir() else path
        config, asked = self.sources.readable(inside), self.asked
        own: tuple[Pattern, ...] | None = asked.exclude or config.get("exclude")
        excluded = (*(own or ()), *config.get("extend-exclude", ()), *asked.extend_exclude)
        included: tuple[Pattern, ...] = config.get("include", ())
        return Discovery(
            excluded=(lambda path: any_matches(excluded, path)) if excluded else None,
            included=(lambda path: any_matches(included, path)) if included else None,
            gitignore=_either(asked.respect_gitignore, config.get("respect-gitignore"), True),
            force_exclude=_either(asked.force_exclude, config.get("force-exclude"), False),
            skipped=SKIPPED if own is None else frozenset(),
            may_be_empty=asked.may_be_empty,
            named=tuple(file for split in config.get("policy", ()) for file in split.files),
        )

    @property
    def splits(self) -> bool:
        """Whether any configuration loaded so far names the files of a policy."""
        return any(config.get("policy") for config in self.sources.loaded())

    def policy_of(self, path: str) -> SplitPolicy | None:
        """The policy that a file is a part of, if its configuration says so. Raises as `applied` does."""
        return policy_of(self.sources.config_for(path), path)

    def applied(self, path: str) -> Applied:
        """What holds for a file. Raises ConfigError if its configuration was not loaded yet and is wrong."""
        config = self.sources.config_for(path)
        known = self._everywhere.get(id(config))
        if known is not None and known[0] is config:
            return known[1]
        values = values_for(config, path)
        facts = {**values.get("facts", {}), **self.asked.facts}
        applied = Applied(self._settings(values, path), facts, values.get("templates"))
        if is_same_everywhere(config) and not self.asked.per_file_ignores:
            self._everywhere[id(config)] = (config, applied)
        return applied

    def _settings(self, values: dict[str, Any], path: str) -> Settings:
        asked = self.asked
        per_file = matching(asked.per_file_ignores, path)
        extended = () if asked.select else _judging(values.get("extend-select", ()))
        return Settings(
            select=asked.select or _judging(values.get("select", ())),
            extend_select=(*extended, *asked.extend_select),
            ignore=(
                *_judging(values.get("ignore", ())),
                *asked.ignore,
                *(name for names in per_file for name in names),
            ),
            frameworks=asked.frameworks or values.get("frameworks", ()),
            floor=_either(asked.floor, values.get("floor"), True),
            preview=_either(asked.preview, values.get("preview"), False),
            min_severity=asked.min_severity or values.get("min-severity", "info"),
            severity=tuple(one for one in values.get("severity", {}).items() if one[0] not in COMPARING),
            min_confidence=asked.min_confidence or values.get("min-confidence", "possible"),
            options=tuple((*key, value) for key, value in values.get("rules", {}).items()),
        )


def _judging(names: Iterable[str]) -> tuple[str, ...]:
    """Names without those of rules that compare two files."""
    return tuple(name for name in names if name not in COMPARING)


def _either(asked: bool | None, configured: bool | None, default: bool) -> bool:
    return next((value for value in (asked, configured) if value is not None), default)
