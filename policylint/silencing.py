"""All that silences the findings of one policy: its comments, and the file beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from policylint.diagnostics import Diagnostic, Finding, Suppression, SuppressionKind
from policylint.policy import Policy
from policylint.rule import Rule
from policylint.suppressing import suppress


@dataclass(slots=True)
class Silenced:
    """What is silenced, by rule and finding, and how; `own` are findings about the suppressions themselves."""

    how: dict[tuple[str, Finding], tuple[SuppressionKind, str]] = field(default_factory=dict)
    own: list[tuple[Rule, Finding]] = field(default_factory=list)

    def parted(self, diagnostics: Iterable[Diagnostic]) -> tuple[list[Diagnostic], list[Suppression]]:
        """The diagnostics to report, and those that are silenced."""
        kept: list[Diagnostic] = []
        hidden: list[Suppression] = []
        for diagnostic in diagnostics:
            how = self.how.get((diagnostic.rule, diagnostic.finding))
            if how is None:
                kept.append(diagnostic)
            else:
                hidden.append(Suppression(diagnostic, *how))
        return kept, hidden


def beside(path: str) -> bytes | None:
    """The content of the file beside a document that says what is suppressed in it; None if there is none to read."""
    try:
        return Path(path + ".policylint.toml").read_bytes()
    except (OSError, ValueError):
        return None


def silence(
    policy: Policy,
    findings: Sequence[tuple[Rule, Finding]],
    ran: Sequence[Rule],
    names: Mapping[str, str],
    *,
    inline: bool = True,
    sidecars: bool = True,
) -> Silenced:
    """Apply a policy's comments, and with `sidecars` the file beside it, unless `inline` is false.

    Raises `config.problems.ConfigError` if that file cannot be used.
    """
    silenced = Silenced()
    if not inline:
        return silenced
    if policy.document.comments:
        by_comment = suppress(policy, findings, ran, names)
        silenced.how = {key: ("inline", reason) for key, reason in by_comment.reasons.items()}
        silenced.own = by_comment.own
    if sidecars and Path(policy.document.source.path + ".policylint.toml").is_file():
        from policylint.sidecars import read_sidecar, suppress_beside

        entries = read_sidecar(policy.document.source.path, names)
        beside = suppress_beside(policy, entries, findings, ran)
        silenced.how = {**{key: ("sidecar", why) for key, why in beside.reasons.items()}, **silenced.how}
        silenced.own += beside.own
    return silenced
