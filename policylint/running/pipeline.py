"""One source through the whole pipeline: what is found in it, weighed, cited and parted from what is silenced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from policylint.checked import Checked
from policylint.diagnostics import Diagnostic, Finding, Unasked
from policylint.engine.choosing import choose_frontend
from policylint.engine.deciding import decide
from policylint.engine.judging import judge
from policylint.frozen import dataclass
from policylint.law.requirements import unasked
from policylint.machine.clock import Clock, measured
from policylint.machine.failing import told_of
from policylint.machine.memory import remembered
from policylint.reporter import Failure
from policylint.request.inspection import Inspected, inspect
from policylint.request.selections import Selections
from policylint.rule import Rule
from policylint.source import Source
from policylint.suppression import has_sidecar
from policylint.suppression.silencing import Silenced, silence


@dataclass(slots=True)
class Checker:
    """Checks sources, one by one. `selections` have been prepared."""

    selections: Selections
    names: Mapping[str, str] = field(init=False)
    """The name of each rule by all its names."""

    def __post_init__(self) -> None:
        """Raises ValueError for an unknown format."""
        parts, request = self.selections.parts, self.selections.request
        self.names = {n: rule.info.name for rule in parts.rules for n in (rule.info.name, *rule.info.aliases)}
        if request.format is not None:
            choose_frontend(Source("", ""), parts.frontends, request.format)

    def look_beside(self, paths: Iterable[str]) -> None:
        """Find what is wrong with the files beside documents. Raises `config.problems.ConfigError` for the first that cannot be used."""
        from policylint.suppression.sidecars import read_sidecar

        for path in filter(has_sidecar, paths):
            read_sidecar(path, self.names)

    def check(self, sources: Sequence[Source], clock: Clock | None = None) -> Checked:
        """Everything about one policy, given its files, the main one first. What goes wrong is a failure, and never
        stops the others.

        Raises `config.problems.ConfigError` if a file beside the document cannot be used.
        """
        from policylint.config.problems import ConfigError

        try:
            one, failures = inspect(sources, self.selections, clock, described=False)
            return self._judged(one, failures, clock)
        except ConfigError:
            raise
        except (Exception, SystemExit) as error:
            message = told_of(error)
            path = sources[0].path
            return Checked(path, failures=(Failure("check", message, path),))

    def _judged(self, one: Inspected, failures: list[Failure], clock: Clock | None) -> Checked:
        from policylint.config.problems import ConfigError

        policy, selection = one.policy, one.selection
        findings, failed = judge(policy, selection.rules, clock=clock)
        findings = _wanted(findings, one)
        request = self.selections.request
        with measured(clock, "suppress"):
            try:
                silenced = silence(
                    policy, findings, one.ran, self.names, inline=request.inline, sidecars=request.sidecars
                )
            except ConfigError:
                raise
            except (Exception, SystemExit) as error:
                silenced = Silenced()
                failed.append(Failure("suppressions", told_of(error), policy.document.source.path))
        with measured(clock, "decide"):
            decided, not_asked = _decided([*findings, *silenced.own], one, failed)
        kept, hidden = silenced.parted(decided)
        source = policy.document.source
        path = source.path
        own = () if selection.frameworks == self.selections.of(path)[1].frameworks else selection.frameworks
        return Checked(
            path,
            policy.coverage,
            tuple(kept),
            tuple(hidden),
            tuple(framework.name for framework in own),
            (*failures, *failed),
            tuple(part.source.path for part in source.parts),
            unasked=not_asked,
        )


@remembered
def checker_of(selections: Selections) -> Checker:
    """What checks with these selections, which have been prepared. Raises ValueError for an unknown format."""
    return Checker(selections)


def _decided(
    findings: list[tuple[Rule, Finding]], one: Inspected, failed: list[Failure]
) -> tuple[tuple[Diagnostic, ...], tuple[Unasked, ...]]:
    """The diagnostics, and the laws that ask for nothing. Where the frameworks cannot be held against the policy, those that need none, and a failure.

    Raises whatever goes wrong without frameworks, too.
    """
    try:
        decided = decide(one.policy, findings, one.selection, one.settings)
        return decided, unasked(one.selection.frameworks, one.policy)
    except (Exception, SystemExit) as error:
        alone = replace(one.selection, frameworks=())
        decided = decide(one.policy, findings, alone, one.settings)
        failed.append(Failure("frameworks", told_of(error), one.policy.document.source.path))
        return decided, ()


def _wanted(findings: list[tuple[Rule, Finding]], one: Inspected) -> list[tuple[Rule, Finding]]:
    """The findings without those of rules that are left out in their file."""
    if not one.left_out:
        return findings
    source = one.policy.document.source
    return [
        (rule, finding)
        for rule, finding in findings
        if rule.info.name not in one.left_out.get(source.part_at(finding.span.start).source.path, ())
    ]
