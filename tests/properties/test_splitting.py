"""A policy cut at the borders of its sections into files is the same policy: the same findings, at the same words."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.decisions import Selection, Settings, select
from policylint.diagnostics import Diagnostic
from policylint.engine.choosing import choose_frontend
from policylint.engine.deciding import decide
from policylint.engine.judging import judge
from policylint.engine.understanding import understand, understand_together
from policylint.host import Parts, load_parts
from policylint.policy import Policy
from policylint.source import Source

TITLE = (
    "# Privacy policy\n\nLast updated: 1 May 2026\n\nAcme Ltd, 1 High Street, London, is the controller.\n\n"
)
SECTIONS = (
    "## Data\n\nWe collect your name and e-mail address when you register. See “Retention” below.\n\n",
    "## Sharing\n\nWe never share your personal data with third parties.\n\n",
    "## Partners\n\nWe share your personal data with third parties. TODO\n\n",
    "## Retention\n\nWe keep your account data for two years.\n\n- orders: ten years\n- logs: 30 days\n\n",
    "## Cookies\n\nWe use cookies to measure visits to the (“Website”).\n\n",
    "## Your rights\n\nYou may ask for a copy of your data, or for its erasure; write to privacy@acme.example.\n\n",
    "## California residents\n\nWe do not sell your personal information. You may ask us to correct it.\n\n",
    "## Changes\n\nWe may change this policy at any time without notice. See Section 12.\n\n",
)
sections = st.lists(st.sampled_from(SECTIONS), min_size=1, max_size=7, unique=True)
TODAY = date(2026, 11, 22)


@cache
def parts() -> Parts:
    return load_parts()


@cache
def selection() -> Selection:
    return select(Settings(frameworks=("gdpr", "ccpa")), parts().rules, parts().frameworks)


def told(policy: Policy) -> list[tuple[str, ...]]:
    found, failures = judge(policy, selection().rules)
    assert not failures
    return sorted(_shown(one) for one in decide(policy, found, selection(), Settings()))


def _shown(one: Diagnostic) -> tuple[str, ...]:
    finding = one.finding
    related = [(two.source or one.source).slice(two.span) for two in finding.related]
    edits = [edit.replacement for edit in finding.fix.edits] if finding.fix else []
    words = one.source.slice(finding.span)
    if one.rule in absences():
        assert one.source.path == "policy.md"
        words = "at the main file's most fitting heading"
    return (one.rule, one.severity, finding.message, words, *related, *edits)


@cache
def absences() -> frozenset[str]:
    return frozenset(rule.info.name for rule in parts().rules if rule.info.reports_absence)


@settings(max_examples=40)
@given(st.data())
def test_a_policy_cut_into_files_gives_the_same_findings(data: st.DataObject) -> None:
    chosen = data.draw(sections)
    cuts = data.draw(st.sets(st.integers(1, len(chosen)), max_size=3))
    borders = [0, *sorted(cuts), len(chosen)]
    texts = ["".join(chosen[a:b]) for a, b in pairwise(borders)]
    texts[0] = TITLE + texts[0]
    frontend = choose_frontend(Source("policy.md", ""), parts().frontends)
    whole = understand(Source("policy.md", "".join(texts)), frontend, parts().detectors, today=TODAY)
    files = [(Source(f"policy{i or ''}.md", text), frontend) for i, text in enumerate(texts)]
    split = understand_together(files, parts().detectors, today=TODAY)
    assert not split.failures
    assert [(d.topic, d.polarity, d.text, d.audience) for d in split.policy.disclosures] == [
        (d.topic, d.polarity, d.text, d.audience) for d in whole.policy.disclosures
    ]
    assert told(split.policy) == told(whole.policy)
