"""What is selected for each file of a run: the request, the plan, and the rules and frameworks that follow from them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from policylint import inputs
from policylint.decisions import Selection, Settings, UnknownNameError, framework_named, select
from policylint.framework import in_force
from policylint.frozen import dataclass
from policylint.reporter import Failure
from policylint.request.plan import Applied, FilePlan, Plan

if TYPE_CHECKING:
    from policylint.host import Parts
    from policylint.policy import Policy
    from policylint.request.loading import Request


@dataclass(slots=True)
class Selections:
    """What is selected for each file; the same settings are resolved once."""

    request: Request
    settings: Settings
    parts: Parts
    plan: FilePlan | None
    _resolved: dict[Settings, Selection] = field(default_factory=dict)
    _last: tuple[Applied, Applied, Selection] | None = None
    """What was asked for last: what the plan says, what holds, and what is selected. It is the same for most files."""

    def prepare(self, names: Sequence[str]) -> None:
        """Find what is wrong with any configuration, and with the settings, before anything is read."""
        if self.plan is None:
            self._resolve(self.settings)
            return
        paths = [self.request.stdin_name if name == inputs.STDIN else name for name in names]
        named: list[Settings] = []
        if self.plan.load(paths):
            applied = dict.fromkeys(self.plan.applied(path).settings for path in [*paths, "policy"])
            named = [self._with_frameworks(settings) for settings in applied]
        self.plan.check(paths, self.parts)
        for settings in named:
            self._resolve(settings)

    def of(self, path: str) -> tuple[Applied, Selection]:
        """What holds for a file, and what is selected by it."""
        if self.plan is None:
            return Applied(self.settings, self.request.facts, self.request.templates), self._resolve(
                self.settings
            )
        applied = self.plan.applied(path)
        if self._last is None or self._last[0] is not applied:
            settings = self._with_frameworks(applied.settings)
            held = Applied(settings, applied.facts, applied.templates)
            self._last = applied, held, self._resolve(settings)
        return self._last[1:]

    def joined(self, paths: Sequence[str]) -> tuple[Selection, dict[str, frozenset[str]]]:
        """What is selected for a policy that is split over files, and the rules that are left out in some of them.

        The main file decides about everything else than which rules run.
        """
        each = {path: self.of(path)[1] for path in paths}
        rules = {rule.info.name: rule for one in each.values() for rule in one.rules}
        named = frozenset(name for one in each.values() for name in one.named)
        left_out = {path: rules.keys() - {rule.info.name for rule in one.rules} for path, one in each.items()}
        rules |= {rule.info.name: rule for rule in each[paths[0]].rules}
        ordered = tuple(rules[rule.info.name] for rule in self.parts.rules if rule.info.name in rules)
        selection = replace(each[paths[0]], rules=ordered, named=named)
        return selection, {path: frozenset(names) for path, names in left_out.items() if names}

    def with_own_frameworks(
        self, policy: Policy, settings: Settings, selection: Selection
    ) -> tuple[Selection, list[Failure]]:
        """The selection with the frameworks a policy names itself, where neither flag nor configuration names any.

        Names of no framework are failures, each at its place.
        """
        declared = policy.declaration.frameworks if policy.declaration is not None else ()
        if settings.frameworks or not declared:
            return selection, []
        names: list[str] = []
        failures = []
        for word in declared:
            try:
                names.append(framework_named(word.text, self.parts.frameworks).name)
            except UnknownNameError as error:
                source = policy.document.source
                place = source.position(word.span.start)
                failures.append(Failure("input", str(error), f"{source.path}:{place.line}:{place.column}"))
        return self.held_against(settings, names), failures

    def held_against(self, settings: Settings, names: Sequence[str]) -> Selection:
        """What is selected where a policy itself names the frameworks."""
        return self._resolve(replace(settings, frameworks=tuple(names)))

    def used(self) -> list[Selection]:
        """All selections of the run."""
        return list(self._resolved.values())

    def _resolve(self, settings: Settings) -> Selection:
        if settings not in self._resolved:
            self._resolved[settings] = selected(self.request, settings, self.parts)
        return self._resolved[settings]

    def _with_frameworks(self, settings: Settings) -> Settings:
        names = (one for name in settings.frameworks for one in with_framework_files((name,), self.parts))
        return replace(settings, frameworks=tuple(names))


def _place(name: str) -> str:
    """A framework's name, or where its file or folder is: configurations may reach the same one by several paths."""
    from policylint.frameworks.paths import is_path

    return os.path.realpath(name) if is_path(name) else name


def selected(request: Request, settings: Settings, parts: Parts) -> Selection:
    """The rules and frameworks of a run, the latter as they stand on the date of the request.

    What nobody has compared with the law is left out unless preview is asked for.
    Raises `decisions.UnknownNameError`, which also says what did not load: the name may be of that.
    """
    try:
        selection = select(settings, parts.rules, parts.frameworks)
    except UnknownNameError as error:
        lacking = "".join(f"; {one.what}: {one.message}" for one in parts.failures)
        raise UnknownNameError(f"{error}{lacking}") from None
    active = [in_force(one, request.law_of, preview=settings.preview) for one in selection.frameworks]
    return replace(selection, frameworks=tuple(active))


def with_framework_files(names: Sequence[str], parts: Parts) -> tuple[str, ...]:
    """The names with those that are files or folders loaded into `parts`, once, and replaced by their frameworks'.

    Raises `frameworks.problems.FrameworkError` with everything that is wrong in any of them.
    """
    from policylint.frameworks.paths import is_path, load_paths

    known = parts.framework_files
    fresh: dict[str, str] = {}
    for name in names:
        if is_path(name) and _place(name) not in known:
            fresh.setdefault(_place(name), name)
    if fresh:
        loaded = load_paths(fresh.values(), [framework.name for framework in parts.frameworks])
        parts.frameworks += [framework for found in loaded.values() for framework in found]
        known |= {place: tuple(one.name for one in loaded[name]) for place, name in fresh.items()}
    return tuple(name for given in names for name in known.get(_place(given), (given,)))


def validate_configs(files: Sequence[str], plugins: Sequence[str] = ()) -> list[Failure]:
    """Check configuration files, with the rules and frameworks that are installed; what plugins could not be loaded.

    Raises `config.problems.ConfigError` with everything that is wrong, ValueError for a framework file that is.
    """
    from policylint.config.problems import ConfigError, ConfigProblem
    from policylint.config.sources import Sources
    from policylint.config.splitting import strays
    from policylint.host import PARTS, load_parts

    problems: list[ConfigProblem] = []
    failures: list[Failure] = []
    for file in files:
        plan = Plan(sources=Sources(named=file))
        try:
            usable = plan.load([])
            packs = plan.whole.packs if usable else ()
            parts = load_parts(PARTS, plugins, packs)
            failures += parts.failures
            if usable:
                with_framework_files(plan.whole.get("frameworks", ()), parts)
            plan.check([], parts)
        except ConfigError as error:
            problems += error.problems
        for config in plan.sources.loaded():
            problems += strays(config, Path(file))
    if problems:
        raise ConfigError(problems)
    return list(dict.fromkeys(failures))
