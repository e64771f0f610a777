"""All that silences the findings of one policy: its comments, and the file beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace

from policylint.diagnostics import Diagnostic, Finding, Suppression, SuppressionKind
from policylint.engine.locating import located, raised
from policylint.frozen import dataclass
from policylint.policy import Policy
from policylint.reading.order import passages
from policylint.rule import Rule
from policylint.suppression import has_sidecar
from policylint.suppression.applying import suppress


@dataclass(slots=True)
class Silenced:
    """What is silenced, by path, rule and finding, and how.

    `own` are findings about the suppressions themselves. The spans of the former are of their file, those of
    the latter of the whole.
    """

    how: dict[tuple[str, str, Finding], tuple[SuppressionKind, str]] = field(default_factory=dict)
    own: list[tuple[Rule, Finding]] = field(default_factory=list)

    def parted(self, diagnostics: Iterable[Diagnostic]) -> tuple[list[Diagnostic], list[Suppression]]:
        """The diagnostics to report, and those that are silenced."""
        kept: list[Diagnostic] = []
        hidden: list[Suppression] = []
        rules = {rule for _, rule, _ in self.how}
        for diagnostic in diagnostics:
            if diagnostic.rule not in rules:
                kept.append(diagnostic)
                continue
            how = self.how.get((diagnostic.source.path, diagnostic.rule, diagnostic.finding))
            if how is None:
                kept.append(diagnostic)
            else:
                hidden.append(Suppression(diagnostic, *how))
        return kept, hidden


def silence(
    policy: Policy,
    findings: Sequence[tuple[Rule, Finding]],
    ran: Callable[[str], Sequence[Rule]],
    names: Mapping[str, str],
    *,
    inline: bool = True,
    sidecars: bool = True,
) -> Silenced:
    """Apply a policy's comments, and with `sidecars` the file beside it, unless `inline` is false.

    `ran` gives the rules that ran for a file. Of a policy that is split over files, each silences what is in
    itself. Raises `config.problems.ConfigError` if a file of suppressions cannot be used.
    """
    silenced = Silenced()
    if not inline:
        return silenced
    source = policy.document.source
    if not policy.document.parts:
        silenced.own = _in_file(silenced, policy, findings, ran(source.path), names, sidecars)
        return silenced
    by_path: dict[str, list[tuple[Rule, Finding]]] = defaultdict(list)
    for rule, whole in findings:
        where, finding = located(whole, source)
        by_path[where.path].append((rule, finding))
    for document, part in zip(policy.document.parts, source.parts, strict=True):
        path = part.source.path
        if not (document.comments or (sidecars and has_sidecar(path))):
            continue
        own = replace(policy, document=document, passages=passages(document))
        about = _in_file(silenced, own, by_path[path], ran(path), names, sidecars)
        silenced.own += [(rule, raised(finding, part)) for rule, finding in about]
    return silenced


def _in_file(
    silenced: Silenced,
    policy: Policy,
    findings: Sequence[tuple[Rule, Finding]],
    ran: Sequence[Rule],
    names: Mapping[str, str],
    sidecars: bool,
) -> list[tuple[Rule, Finding]]:
    """Silence what is in one file; the findings about its suppressions."""
    path = policy.document.source.path
    own: list[tuple[Rule, Finding]] = []
    if policy.document.comments:
        by_comment = suppress(policy, findings, ran, names)
        silenced.how |= {(path, *key): ("inline", reason) for key, reason in by_comment.reasons.items()}
        own += by_comment.own
    if sidecars and has_sidecar(path):
        from policylint.suppression.sidecars import read_sidecar, suppress_beside

        beside = suppress_beside(policy, read_sidecar(path, names), findings, ran)
        silenced.how = {
            **{(path, *key): ("sidecar", why) for key, why in beside.reasons.items()},
            **silenced.how,
        }
        own += beside.own
    return own
