from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from policylint.baselines.fingerprints import digest
from policylint.decisions import Settings, UnknownNameError, framework_named, rule_named, select, selectors
from policylint.diagnostics import Citation, Edit, Finding, Fix
from policylint.disclosure import Disclosure
from policylint.engine.deciding import citations_of, decide
from policylint.extraction.extract import Extract
from policylint.framework import Framework, Requirement
from policylint.law.condition import States
from policylint.rule import Documentation, Option, RuleInfo
from policylint.source import Span
from policylint.testing import policy_of
from policylint.testing.policies import policy_of_files

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


def test_a_preview_rule_runs_where_it_is_named_by_name_or_alias() -> None:
    fresh = StubRule("fresh", stability="preview", aliases=("newest",))
    for settings in ({"select": ("newest",)}, {"extend_select": ("fresh",)}, {"extend_select": ("newest",)}):
        assert "fresh" in {r.info.name for r in select(Settings(**settings), (TYPO, fresh), ()).rules}
    assert select(Settings(select=("quality",)), (TYPO, fresh), ()).rules == (TYPO,)


def test_a_framework_selects_the_rules_of_its_topics_and_those_it_names() -> None:
    law = Framework("law", "LAW", (need("error", "1", "gpc"), need("error", "2", "", rule="quiet")))
    chosen = select(Settings(select=("law",)), RULES, (FLOOR, law))
    assert [rule.info.name for rule in chosen.rules] == ["gpc-missing", "quiet"]
    assert chosen.named == {"gpc-missing", "quiet"}


def test_the_frameworks_of_a_run_are_the_floor_and_those_named_each_once_in_order() -> None:
    other = Framework("other", "OTHER", ())
    known = (other, LAW, FLOOR)

    def active(**settings) -> list[str]:
        return [one.name for one in select(Settings(**settings), RULES, known).frameworks]

    assert active() == ["floor"]
    assert active(frameworks=("law", "other", "law")) == ["floor", "law", "other"]
    assert active(frameworks=("other", "floor"), floor=False) == ["other", "floor"]
    assert select(Settings(), RULES, (LAW,)).frameworks == ()


def test_only_what_is_selected_outright_and_runs_is_named() -> None:
    chosen = select(
        Settings(select=("missing",), extend_select=("typo",), ignore=("gpc-missing",)), RULES, FRAMEWORKS
    )
    assert chosen.named == {"retention-missing", "typo"}
    assert select(Settings(), RULES, FRAMEWORKS).named == frozenset()


def test_severities_are_by_rule_and_the_last_one_counts() -> None:
    settings = Settings(
        severity=(("ALL", "error"), ("missing", "info"), ("gpc-missing", "warning"), ("typo", "off"))
    )
    chosen = select(settings, RULES, FRAMEWORKS)
    assert {
        name: chosen.severities.get(name) for name in ("retention-missing", "gpc-missing", "typo", "quiet")
    } == {
        "retention-missing": "info",
        "gpc-missing": "warning",
        "typo": None,
        "quiet": "error",
    }
    assert [rule.info.name for rule in chosen.rules] == ["retention-missing", "gpc-missing"]
    again = Settings(severity=(("typo", "off"), ("quality", "info")))
    assert "typo" in {rule.info.name for rule in select(again, RULES, FRAMEWORKS).rules}


def test_what_is_switched_off_does_not_run_even_if_it_is_named() -> None:
    assert names(select=("typo",), severity=(("typo", "off"),)) == set()


@dataclass(frozen=True)
class Counting:
    most_words: int = 3
    info: RuleInfo = RuleInfo(
        "counting", "quality", "", Documentation("", "", (), (), ""), aliases=("old-counting",),
        options=(Option("most-words", 3, "words"),),
    )  # fmt: skip

    def check(self, policy):
        return ()


def test_options_reach_their_rule_by_name_or_alias_and_no_other() -> None:
    def words(*options: tuple[str, str, int]) -> list[int]:
        chosen = select(Settings(options=options), (TYPO, Counting()), ())
        return [rule.most_words for rule in chosen.rules if rule.info.name == "counting"]

    assert words() == [3]
    assert words(("counting", "most-words", 5)) == [5]
    assert words(("old-counting", "most-words", 7)) == [7]
    assert words(("typo-like", "most-words", 9)) == [3]


def test_all_that_can_be_selected_is_listed() -> None:
    assert selectors((TYPO, RETENTION), FRAMEWORKS) == {
        "ALL", "floor", "law", "typo", "old-typo", "quality", "retention-missing", "missing",
    }  # fmt: skip


def test_rules_and_frameworks_are_found_by_their_names() -> None:
    assert rule_named("old-typo", RULES) is TYPO
    assert rule_named("quiet", RULES) is QUIET
    assert framework_named("law", FRAMEWORKS) is LAW


@pytest.mark.parametrize(
    ("look", "message"),
    [
        (lambda: rule_named("tpyo", RULES), "unknown rule 'tpyo'; did you mean 'typo'?"),
        (lambda: rule_named("zzz", RULES), "unknown rule 'zzz'; `policylint rule --all` lists them"),
        (lambda: rule_named("retention", RULES), "unknown rule 'retention'; did you mean 'retention-missing'?"),
        (lambda: framework_named("lwa", FRAMEWORKS), "unknown framework 'lwa'; did you mean 'law'?"),
        (lambda: framework_named("zzz", FRAMEWORKS), "unknown framework 'zzz'; `policylint frameworks` lists them"),
        (lambda: names(select=("zzz",)), "unknown rule 'zzz'; `policylint rule --all` lists them"),
        (lambda: names(select=("qualty",)), "unknown rule 'qualty'; did you mean 'quality'?"),
        (lambda: names(select=("flor",)), "unknown rule 'flor'; did you mean 'floor'?"),
        (lambda: names(select=("AL",)), "unknown rule 'AL'; did you mean 'ALL'?"),
        (lambda: names(severity=(("tpyo", "error"),)), "unknown rule 'tpyo'; did you mean 'typo'?"),
        (lambda: names(extend_select=("quite",)), "unknown rule 'quite'; did you mean 'quiet'?"),
        (lambda: names(frameworks=("floo",)), "unknown framework 'floo'; did you mean 'floor'?"),
    ],
)  # fmt: skip
def test_what_is_said_of_an_unknown_name(look, message: str) -> None:
    with pytest.raises(UnknownNameError) as error:
        look()
    assert str(error.value) == message


def test_the_best_of_several_suggestions() -> None:
    """Where a topic is named, the rule about it; else the name with the same letters."""
    with pytest.raises(UnknownNameError, match="did you mean 'retention-missing'"):
        rule_named("retention", (StubRule("retention-vague"), RETENTION, StubRule("retentions")))
    with pytest.raises(UnknownNameError, match="did you mean 'stale-dates'"):
        rule_named("stale-daets", (StubRule("stale-date"), StubRule("stale-dates")))


def test_the_severity_that_the_user_sets_counts_before_that_of_the_law() -> None:
    (diagnostic,) = decided(RETENTION, HERE, frameworks=("law",), severity=(("retention-missing", "info"),))
    assert (diagnostic.severity, len(diagnostic.citations)) == ("info", 1)
    assert decided(TYPO, HERE, severity=(("typo", "info"),), min_severity="warning") == ()


def test_another_finding_is_as_grave_as_its_rule_or_as_a_law_that_names_the_rule() -> None:
    law = Framework("law", "LAW", (need("error", "Art. 5", "", rule="typo"),))
    mild = Framework("mild", "MILD", (need("info", "§ 5", "", rule="typo"),))
    both = Framework("both", "BOTH", (need("error", "No. 5", "names", rule="typo"),))
    names = Disclosure("names", "stated", (Span(18, 35),), "We collect names.")
    for framework, severity in ((law, "error"), (mild, "warning"), (both, "warning")):
        settings = Settings(frameworks=(framework.name,))
        policy = policy_of(TEXT, disclosures=(names,))
        selection = select(settings, RULES, (framework,))
        (diagnostic,) = decide(policy, [(TYPO, Finding("odd", Span(2, 9)))], selection, settings)
        (asked,) = framework.requirements
        assert diagnostic.severity == severity
        assert diagnostic.citations == (Citation(framework.title, asked.section, asked.url, asked.checked),)


@pytest.mark.parametrize(("country", "is_grave"), [("US", True), ("SE", False), ("", True)])
def test_a_finding_about_a_country_at_home_is_no_business_of_the_law(country: str, is_grave: bool) -> None:
    law = Framework("law", "LAW", (replace(need("error", "Art. 44", "", rule="typo"), home=("EEA",)),))
    settings = Settings(frameworks=("law",))
    finding = Finding("odd", Span(2, 9), country=country)
    (found,) = decide(policy_of(TEXT), [(TYPO, finding)], select(settings, RULES, (law,)), settings)
    assert (found.severity, len(found.citations)) == (("error", 1) if is_grave else ("warning", 0))


def test_an_absence_is_as_grave_as_for_the_law_for_which_it_is_gravest() -> None:
    severities = ("info", "warning", "info")
    laws = tuple(Framework(f"law-{at}", "", (need(one, ""),)) for at, one in enumerate(severities))
    settings = Settings(frameworks=tuple(law.name for law in laws))
    (found,) = decide(policy_of(TEXT), [(RETENTION, HERE)], select(settings, RULES, laws), settings)
    assert (found.severity, len(found.citations)) == ("warning", 3)


@pytest.mark.parametrize(("country", "is_asked"), [("US", True), ("SE", False), ("", True)])
def test_what_is_missing_for_a_country_at_home_is_no_business_of_the_law(
    country: str, is_asked: bool
) -> None:
    law = Framework("law", "LAW", (replace(need("error", "Art. 44"), home=("EEA",)),))
    settings = Settings(frameworks=("law",))
    finding = Finding("none here", Span(18, 35), country=country)
    found = decide(policy_of(TEXT), [(RETENTION, finding)], select(settings, RULES, (law,)), settings)
    assert [(one.severity, len(one.citations)) for one in found] == [("error", 1)] * is_asked


@pytest.mark.parametrize(("country", "rules"), [("US", ["told-in-place"]), ("SE", ["retention-missing"])])
def test_an_absence_in_a_place_that_nobody_asks_about_hides_no_other(country: str, rules: list[str]) -> None:
    asked = replace(need("error", "Art. 44", rule="told-in-place"), home=("EEA",))
    law = Framework("law", "LAW", (need("error", "Art. 13"), asked))
    settings = Settings(frameworks=("law",))
    findings = [(RETENTION, HERE), (PLACES, Finding("none here", Span(18, 35), "retention", country=country))]
    selection = select(settings, (*RULES, PLACES), (law,))
    assert [one.rule for one in decide(policy_of(TEXT), findings, selection, settings)] == rules


def test_a_framework_whose_name_is_that_of_a_group_selects_both() -> None:
    law = Framework("quality", "QUALITY", (need("error", "1", "gpc"),))
    chosen = select(Settings(select=("quality",)), RULES, (law,))
    assert {rule.info.name for rule in chosen.rules} == {"gpc-missing", "typo", "quiet"}


@pytest.mark.parametrize(("confidence", "least"), [("likely", "certain"), ("possible", "likely")])
def test_less_sure_findings_can_be_left_out(confidence, least) -> None:
    finding = Finding("odd", Span(2, 9), confidence=confidence)
    assert decided(TYPO, finding, min_confidence=least) == ()
    (diagnostic,) = decided(TYPO, finding, min_confidence=confidence)
    assert diagnostic.confidence == confidence
    assert len(decided(TYPO, finding)) == 1


def test_what_is_left_out_leaves_out_nothing_else() -> None:
    """Neither an absence that nobody asks about, nor what is too mild or too unsure, ends the list."""
    chosen = Settings(min_severity="warning", min_confidence="likely")
    mild = StubRule("mild", severity="info")
    findings = [
        (GPC, replace(HERE, topic="gpc")),
        (mild, Finding("mild", Span(2, 9))),
        (TYPO, Finding("unsure", Span(2, 9), confidence="possible")),
        (TYPO, Finding("odd", Span(2, 9))),
    ]
    found = decide(policy_of(TEXT), findings, select(chosen, RULES, FRAMEWORKS), chosen)
    assert [one.message for one in found] == ["odd"]


PLACES = StubRule("told-in-place", group="declaration", reports_absence=True)


def both(states_asked: bool, topic: str = "retention", **settings) -> list[str]:
    """What is reported of an absence that is found as a whole and in a place."""
    named = (need("error", "Art. 9", topic, rule="told-in-place"),) if states_asked else ()
    law = Framework("law", "LAW", (need("error", "Art. 13"), *named))
    chosen = Settings(frameworks=("law",), **settings)
    findings = [(RETENTION, HERE), (PLACES, Finding("none here", Span(18, 35), topic))]
    selection = select(chosen, (*RULES, PLACES), (FLOOR, law))
    return [one.rule for one in decide(policy_of(TEXT), iter(findings), selection, chosen)]


def test_an_absence_that_is_told_in_its_place_is_not_told_as_a_whole_too() -> None:
    assert both(True) == ["told-in-place"]
    assert both(False) == ["retention-missing"]
    assert both(False, extend_select=("told-in-place",)) == ["told-in-place"]
    assert both(True, topic="gpc") == ["retention-missing", "told-in-place"]
    assert both(True, topic="") == ["retention-missing", "told-in-place"]


@pytest.mark.parametrize("topic", ["", "gpc"])
@pytest.mark.parametrize("group", ["quality", "integrity", "stale-law", "contradiction"])
def test_what_a_rule_of_ones_own_misses_is_reported_as_grave_as_it_says_though_no_law_asks(
    group, topic
) -> None:
    own = StubRule("our-own", group=group, topic=topic, reports_absence=True, severity="error")
    for settings in (Settings(), Settings(select=("our-own",)), Settings(frameworks=("law",))):
        found = decide(policy_of(TEXT), [(own, HERE)], select(settings, (own,), FRAMEWORKS), settings)
        assert [(one.rule, one.severity, one.citations) for one in found] == [("our-own", "error", ())]


def test_what_a_rule_of_ones_own_misses_hides_no_absence_that_a_law_asks_about() -> None:
    own = StubRule("our-own", reports_absence=True)
    chosen = Settings(frameworks=("law",))
    findings = [(RETENTION, HERE), (own, replace(HERE, topic="retention"))]
    found = decide(policy_of(TEXT), findings, select(chosen, (*RULES, own), FRAMEWORKS), chosen)
    assert [(one.rule, one.severity) for one in found] == [
        ("our-own", "warning"),
        ("retention-missing", "error"),
    ]


def test_diagnostics_are_in_the_order_of_files_places_and_rules() -> None:
    policy = policy_of_files({"b.md": "# Privacy\n\nOne.\n", "a.md": "# More\n\nTwo.\n"})
    text = policy.document.source.text
    two, one = Span(text.index("Two"), len(text)), Span(text.index("One"), text.index("One") + 3)
    chosen = Settings(extend_select=("quiet",))
    findings = [
        (TYPO, Finding("z", one)),
        (TYPO, Finding("a", one)),
        (QUIET, Finding("m", one)),
        (TYPO, Finding("m", two)),
    ]
    found = decide(policy, findings, select(chosen, RULES, FRAMEWORKS), chosen)
    assert [(d.path, d.line, d.rule, d.message) for d in found] == [
        ("a.md", 3, "typo", "m"),
        ("b.md", 3, "quiet", "m"),
        ("b.md", 3, "typo", "a"),
        ("b.md", 3, "typo", "z"),
    ]


def test_the_same_sentence_in_two_files_has_the_same_fingerprint_and_in_one_file_has_two() -> None:
    policy = policy_of_files({"a.md": "We ask.\n\nWe ask.\n\nWe ask.\n", "b.md": "We ask.\n"})
    text = policy.document.source.text
    starts = [at for at in range(len(text)) if text.startswith("We ask.", at)]
    findings = [(TYPO, Finding("odd", Span(at, at + 2))) for at in starts]
    found = decide(policy, findings, select(Settings(), RULES, FRAMEWORKS), Settings())
    first, second, third, elsewhere = [one.fingerprint for one in found]
    assert (second, third, elsewhere) == (digest(first, "2"), digest(first, "3"), first)


def test_what_was_taken_out_of_a_file_is_never_fixed() -> None:
    def fix_of(extract: Extract | None, fix: Fix | None) -> Fix | None:
        policy = policy_of(TEXT)
        source = replace(policy.document.source, extract=extract)
        policy = replace(policy, document=replace(policy.document, source=source))
        finding = Finding("odd", Span(2, 9), fix=fix)
        (found,) = decide(policy, [(TYPO, finding)], select(Settings(), RULES, FRAMEWORKS), Settings())
        return found.finding.fix

    fix = Fix("mend", (Edit(Span(2, 9), "x"),), "safe")
    assert fix_of(None, fix) == fix
    assert fix_of(Extract("docx", TEXT), fix) == replace(fix, applicability="display")
    assert fix_of(Extract("docx", TEXT), None) is None


def test_citations_of_a_rule_are_by_its_name_or_by_the_topic_whose_absence_it_reports() -> None:
    law = Framework(
        "law",
        "LAW",
        (
            need("error", "1", "gpc"),
            need("error", "2", "", rule="typo"),
            Requirement("either", "info", "3", "https://law.example/3", "2026-01-02", any_of=("dnt", "gpc")),
        ),
    )
    about_gpc = StubRule("about-gpc", topic="gpc")
    assert [c.section for c in citations_of(GPC.info, (law,))] == ["1", "3"]
    assert [c.section for c in citations_of(TYPO.info, (law, FLOOR))] == ["2"]
    assert citations_of(about_gpc.info, (law,)) == ()
    assert citations_of(GPC.info, (law,))[1] == Citation("LAW", "3", "https://law.example/3", "2026-01-02")
