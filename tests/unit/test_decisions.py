from __future__ import annotations

from dataclasses import replace

import pytest

from policylint.condition import States
from policylint.decisions import Settings, UnknownNameError, citations_of, decide, select
from policylint.diagnostics import Finding
from policylint.disclosure import Disclosure
from policylint.framework import Framework, Requirement
from policylint.rule import Documentation, RuleInfo
from policylint.source import Span
from policylint.testing import policy_of

TEXT = "# Privacy policy\n\nWe collect names.\n\n## More\n\nWe collect names.\n"


class StubRule:
    def __init__(self, name: str, **info) -> None:
        self.info = RuleInfo(
            name, info.pop("group", "quality"), "", Documentation("", "", (), (), ""), **info
        )

    def check(self, policy):
        return ()


def need(severity: str, section: str, topic: str = "retention", **more) -> Requirement:
    return Requirement(
        f"{topic}-{section}", severity, section, "https://law.example", "2026-11-23", topic, **more
    )


RETENTION = StubRule(
    "retention-missing", group="missing", topic="retention", reports_absence=True, severity="info"
)
GPC = StubRule("gpc-missing", group="missing", topic="gpc", reports_absence=True, severity="info")
TYPO = StubRule("typo", severity="warning", aliases=("old-typo",))
NEW = StubRule("brand-new", stability="preview")
QUIET = StubRule("quiet", default=False)
RULES = (RETENTION, GPC, TYPO, NEW, QUIET)
FLOOR = Framework("floor", "Good practice", (need("warning", ""),))
LAW = Framework("law", "LAW", (need("error", "Art. 13(2)(a)"),))
FRAMEWORKS = (FLOOR, LAW)


def names(**settings) -> set[str]:
    return {rule.info.name for rule in select(Settings(**settings), RULES, FRAMEWORKS).rules}


def test_by_default_the_stable_rules_run_that_are_on() -> None:
    assert names() == {"retention-missing", "gpc-missing", "typo"}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"select": ("ALL",)}, {"retention-missing", "gpc-missing", "typo", "quiet"}),
        ({"select": ("ALL",), "preview": True}, {r.info.name for r in RULES}),
        ({"select": ("missing",)}, {"retention-missing", "gpc-missing"}),
        ({"select": ("law",)}, {"retention-missing"}),
        ({"select": ("old-typo",)}, {"typo"}),
        ({"select": ("brand-new",)}, {"brand-new"}),
        ({"extend_select": ("quiet",)}, {"retention-missing", "gpc-missing", "typo", "quiet"}),
        ({"ignore": ("missing",)}, {"typo"}),
        ({"select": ("ALL",), "ignore": ("typo", "quiet")}, {"retention-missing", "gpc-missing"}),
    ],
)
def test_selectors(settings: dict, expected: set[str]) -> None:
    assert names(**settings) == expected


@pytest.mark.parametrize(
    ("settings", "meant"),
    [
        ({"select": ("retention-mising",)}, "retention-missing"),
        ({"ignore": ("tpyo",)}, "typo"),
        ({"frameworks": ("lwa",)}, "law"),
    ],
)
def test_unknown_names_are_errors_that_suggest(settings: dict, meant: str) -> None:
    with pytest.raises(UnknownNameError, match=f"did you mean '{meant}'"):
        names(**settings)


def decided(rule: StubRule, finding: Finding, text: str = TEXT, disclosures=(), **settings):
    policy = policy_of(text, disclosures=disclosures)
    chosen = Settings(**settings)
    return decide(policy, [(rule, finding)], select(chosen, RULES, FRAMEWORKS), chosen)


HERE = Finding("none found", Span(2, 16), "retention")


def test_one_absence_cites_every_law_and_takes_the_gravest_severity() -> None:
    (diagnostic,) = decided(RETENTION, HERE, frameworks=("law",))
    assert diagnostic.severity == "error"
    assert [(c.framework, c.section) for c in diagnostic.citations] == [("LAW", "Art. 13(2)(a)")]


def test_the_floor_warns_and_is_not_cited() -> None:
    (diagnostic,) = decided(RETENTION, HERE)
    assert (diagnostic.severity, diagnostic.citations) == ("warning", ())


def test_an_absence_that_nobody_asks_about_is_reported_only_if_selected() -> None:
    finding = replace(HERE, topic="gpc")
    assert decided(GPC, finding) == ()
    (diagnostic,) = decided(GPC, finding, select=("ALL",))
    assert (diagnostic.severity, diagnostic.citations) == ("info", ())
    assert decided(RETENTION, HERE, floor=False) == ()


def test_less_grave_findings_can_be_left_out() -> None:
    assert decided(RETENTION, HERE, min_severity="error") == ()
    assert len(decided(RETENTION, HERE, frameworks=("law",), min_severity="error")) == 1


def test_a_condition_that_the_text_does_not_show_asks_for_nothing() -> None:
    law = Framework("law", "LAW", (need("error", "Art. 1", when=States("cookies")),))
    settings = Settings(frameworks=("law",), floor=False)
    cookies = Disclosure("cookies", "stated", (Span(18, 35),), "We collect names.")
    for disclosures, expected in (((), 0), ((cookies,), 1)):
        policy = policy_of(TEXT, disclosures=disclosures)
        found = decide(policy, [(RETENTION, HERE)], select(settings, RULES, (law,)), settings)
        assert len(found) == expected


def test_fingerprints_survive_moved_lines_and_tell_equal_sentences_apart() -> None:
    def prints(text: str) -> list[str]:
        policy = policy_of(text)
        starts = [i for i in range(len(text)) if text.startswith("We collect names.", i)]
        findings = [(TYPO, Finding("odd", Span(start, start + 2))) for start in starts]
        settings = Settings()
        return [
            d.fingerprint for d in decide(policy, findings, select(settings, RULES, FRAMEWORKS), settings)
        ]

    before = prints(TEXT)
    assert len(set(before)) == 2
    assert prints(TEXT.replace("# Privacy policy\n", "# Privacy policy\n\nA new paragraph.\n")) == before


def test_citations_of_a_rule_whatever_the_policy() -> None:
    assert [c.section for c in citations_of(RETENTION.info, FRAMEWORKS)] == ["Art. 13(2)(a)"]
    assert citations_of(TYPO.info, FRAMEWORKS) == ()
