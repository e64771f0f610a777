from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from time import monotonic, sleep

import pytest

from policylint.diagnostics import Edit, Finding, Fix, Related
from policylint.engine.judging import judge
from policylint.engine.understanding import understand
from policylint.host import load_parts
from policylint.machine.clock import Clock
from policylint.policy import Policy
from policylint.rule import Documentation, RuleInfo
from policylint.source import Source, Span
from policylint.templating.branches import Branch
from policylint.templating.templates import OPAQUE
from policylint.testing import policy_of

FRONTENDS = load_parts(("frontends",)).frontends
MARKDOWN = next(f for f in FRONTENDS if f.name == "markdown")
ENGLISH = "# Privacy policy\n\nWe keep your personal data for two years and then we delete all of it from our systems.\n"
GERMAN = "# Hinweise\n\nWir erheben die Daten, die Sie uns mitteilen, und nutzen sie nur für den Versand und die Zahlung.\n"


class RuleOf:
    def __init__(self, name: str, check, **info) -> None:
        empty = Documentation("", "", (), (), "")
        self.info = RuleInfo(name, "quality", "", empty, **info)
        self.check = check


def understood(text: str, path: str = "policy.md") -> Policy:
    return understand(Source(path, text), MARKDOWN, (), today=date(2026, 11, 22)).policy


def test_a_broken_rule_is_named_and_the_others_run() -> None:
    def broken(policy):
        raise ValueError("oops")

    def works(policy):
        yield Finding("seen", Span(0, 1))

    policy = understood(ENGLISH)
    found, failures = judge(policy, [RuleOf("bad", broken), RuleOf("good", works)])
    assert [finding.message for _, finding in found] == ["seen"]
    assert [failure.what for failure in failures] == ["rule bad"]


def endless(policy):
    while True:
        try:
            re.search(r"(a*)*b", "a" * 40)
        except Exception:
            continue


def test_a_rule_that_takes_too_long_is_stopped_and_the_others_run() -> None:
    policy = understood(ENGLISH)
    good = RuleOf("good", lambda policy: [Finding("found", Span(0, 1))])
    findings, failures = judge(policy, (RuleOf("endless", endless), good), seconds=0.05)
    assert [rule.info.name for rule, _ in findings] == ["good"]
    assert [(one.what, one.message) for one in failures] == [
        ("rule endless", "took more than 0.05 s and was stopped")
    ]


def test_waiting_is_stopped_too_but_later() -> None:
    policy = understood(ENGLISH)
    start = monotonic()
    _, failures = judge(policy, (RuleOf("asleep", lambda policy: sleep(60)),), seconds=0.02)
    assert [one.what for one in failures] == ["rule asleep"]
    assert 0.2 <= monotonic() - start < 30


def test_a_finding_outside_the_text_is_the_rules_failure() -> None:
    policy = understood(ENGLISH)
    end = len(ENGLISH)
    far = RuleOf("far", lambda p: [Finding("in", Span(end - 1, end)), Finding("x", Span(end, end + 1))])
    found, failures = judge(policy, [far])
    assert [finding.message for _, finding in found] == ["in"]
    assert [(one.what, one.message, one.path) for one in failures] == [
        ("rule far", f"points outside the text: {Span(end, end + 1)}", "policy.md")
    ]


def test_every_rule_is_asked_about_the_policy_and_all_that_they_find_is_kept_in_order() -> None:
    policy = understood(ENGLISH)
    absent = RuleOf("absent", lambda p: [Finding("none", Span(0, 1))], reports_absence=True)
    rules = [RuleOf(name, lambda p, name=name: [Finding(name, Span(0, 1))] * (p is policy)) for name in "ab"]
    silent = replace(policy, coverage=replace(policy.coverage, doubt="a cookie notice"))
    assert [finding.message for _, finding in judge(policy, [absent, *rules])[0]] == ["none", "a", "b"]
    rules[1] = RuleOf("b", lambda p: [Finding("b", Span(0, 1))])
    assert [finding.message for _, finding in judge(silent, [absent, *rules])[0]] == ["b"]


def test_a_rule_that_says_that_it_finds_nothing_is_not_asked_and_one_that_cannot_say_is() -> None:
    def fails(policy, bits):
        raise ValueError("oops")

    found = [Finding("found", Span(0, 1))]
    rules = [RuleOf(name, lambda policy: found) for name in ("silent", "talking", "failing", "plain")]
    rules[0].may_find = lambda policy, bits: bits((("zebra",),)) != 0
    rules[1].may_find = lambda policy, bits: bits((("personal",),)) != 0
    rules[2].may_find = fails
    judged, failures = judge(understood(ENGLISH), rules)
    assert [rule.info.name for rule, _ in judged] == ["talking", "failing", "plain"]
    assert failures == []


def test_absence_is_not_reported_of_what_a_damaged_part_may_be_about() -> None:
    policy = understood(ENGLISH)
    damaged = replace(policy, coverage=replace(policy.coverage, unclear=frozenset({"dnt"})))
    rules = [
        RuleOf(f"{topic}-missing", lambda p: [Finding("none", Span(0, 1))], topic=topic, reports_absence=True)
        for topic in ("dnt", "gpc")
    ]
    assert [rule.info.name for rule, _ in judge(damaged, rules)[0]] == ["gpc-missing"]


@pytest.mark.parametrize(("language", "judged"), [("en", True), ("und", True), ("de", False)])
def test_a_rule_for_one_language_judges_no_other(language: str, judged: bool) -> None:
    policy = understood(ENGLISH)
    spoken = replace(policy, coverage=replace(policy.coverage, language=language))
    english = RuleOf("english", lambda p: [Finding("x", Span(0, 1))], language="en")
    assert bool(judge(spoken, [english])[0]) is judged


def test_a_declaration_is_judged_by_the_rules_that_can() -> None:
    declared = policy_of('policy "P" {\n  frameworks gdpr\n}\n', path="p.policy")
    rules = [
        RuleOf(name, lambda p: [Finding("x", Span(0, 1))], declarations=name == "can")
        for name in ("can", "cannot")
    ]
    assert [rule.info.name for rule, _ in judge(declared, rules)[0]] == ["can"]


def test_the_time_of_each_rule_is_taken() -> None:
    clock = Clock()
    judge(understood(ENGLISH), [RuleOf("one", lambda p: ()), RuleOf("two", lambda p: ())], clock=clock)
    assert set(clock.seconds) == {"rule one", "rule two"}


def test_what_is_no_finding_is_the_rules_failure_and_its_other_findings_count() -> None:
    policy = understood(ENGLISH)
    mixed = RuleOf("mixed", lambda p: ["text", None, Finding("seen", Span(0, 1))])
    found, failures = judge(policy, [mixed])
    assert [finding.message for _, finding in found] == ["seen"]
    assert [(one.what, one.message, one.path) for one in failures] == [
        ("rule mixed", "gave str, no finding", "policy.md"),
        ("rule mixed", "gave NoneType, no finding", "policy.md"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"), [(ENGLISH, 1), (GERMAN, 0), ("# Soup\n\nBoil the water and add salt.\n", 0)]
)
def test_absence_is_reported_only_where_silence_proves_something(text: str, expected: int) -> None:
    policy = understood(text, "notes.md")
    rule = RuleOf("absent", lambda p: [Finding("none", Span(0, 1))], reports_absence=True)
    assert len(judge(policy, [rule])[0]) == expected


def test_what_is_found_in_several_readings_of_a_template_is_told_once() -> None:
    def finds(policy):
        yield Finding("one", Span(0, 1), help="first")
        yield Finding("one", Span(0, 1), help="again")
        yield Finding("one", Span(0, 2))
        yield Finding("two", Span(0, 1))

    rule = RuleOf("odd", finds)
    plain = understood(ENGLISH)
    assert len(judge(plain, [rule])[0]) == 4, "of a text that is read in one way only, all is told"
    branch = Branch(Span(0, 5), Span(0, 9))
    found, _ = judge(replace(plain, document=replace(plain.document, branches=(branch,))), [rule])
    told = [(given is rule, one.message, one.span, one.help) for given, one in found]
    assert told == [
        (True, "one", Span(0, 1), "first"),
        (True, "one", Span(0, 2), ""),
        (True, "two", Span(0, 1), ""),
    ]


def test_what_is_found_quotes_expressions_of_templates_as_the_author_wrote_them() -> None:
    text = "---\ntitle: Privacy\n---\n# Privacy\n\nAsk {{ a.one }} or {{ a.four }} or {{ a.three }}.\n"
    policy = policy_of(text, path="p.md", templates=("liquid",))
    near, far, third = (Span(text.index(one), text.index(one) + len(one)) for one in QUOTED)
    quoted = [OPAQUE * len(one) for one in QUOTED]

    def finds(policy):
        edit = Edit(far, f"to {quoted[1]}")
        related = (Related(f"beside {quoted[2]}", third),)
        fix = Fix(f"put {quoted[0]}", (edit,))
        yield Finding(f"it is {quoted[0]}", near, help=f"not {quoted[0]}", related=related, fix=fix)
        yield Finding("plain", near, related=related)

    (full, plain), failures = judge(policy, [RuleOf("odd", finds)])
    (_, told), (_, bare) = full, plain
    one, two, three = QUOTED
    assert failures == []
    assert (told.message, told.help, told.span) == (f"it is {one}", f"not {one}", near)
    assert told.related == bare.related == (Related(f"beside {three}", third),)
    assert told.fix == Fix(f"put {one}", (Edit(far, f"to {two}"),))
    assert (bare.message, bare.help, bare.fix) == ("plain", "", None)


QUOTED = ("{{ a.one }}", "{{ a.four }}", "{{ a.three }}")


def test_expressions_of_one_length_are_known_by_the_places_that_are_told() -> None:
    text = "---\ntitle: Privacy\n---\n# Privacy\n\nAsk {{ a.x }} or {{ a.y }} or {{ a.z }}.\n"
    policy = policy_of(text, path="p.md", templates=("liquid",))
    x, y, z = (Span(at, at + 9) for at in (text.index("{{ a." + one) for one in "xyz"))
    mark = OPAQUE * 9

    def finds(policy):
        fix = Fix(f"put {mark}", (Edit(z, mark),))
        yield Finding(mark, x, help=mark, fix=fix)
        yield Finding(f"{mark} and {mark}", x, help=f"{mark} and {mark}", related=(Related(mark, y),))

    ((_, alone), (_, both)), _ = judge(policy, [RuleOf("odd", finds)])
    assert (alone.message, alone.help) == ("{{ a.x }}", "{{ a.x }}")
    assert alone.fix is not None
    assert alone.fix.title == "put {{ a.x }}"
    assert both.message == both.help == "{{ a.x }} and {{ a.y }}"
    assert both.related[0].message == "{{ a.y }}"


def test_what_is_told_beside_a_finding_is_known_by_its_own_place_first_and_then_by_the_findings() -> None:
    text = "---\ntitle: Privacy\n---\n# Privacy\n\nAsk {{ a.x }} or {{ a.y }} or {{ a.z }}, {{ a.long }} or {{ b.long }}.\n"
    policy = policy_of(text, path="p.md", templates=("liquid",))
    x, y, z, long = (Span(text.index(one), text.index(one) + len(one)) for one in BESIDE)
    mark, other = OPAQUE * len(x), OPAQUE * len(long)
    whole = Span(x.start, long.end)

    def finds(policy):
        fix = Fix("put it", (Edit(z, f"{mark} for {other}"), Edit(y, other)))
        yield Finding("seen", whole, related=(Related(f"{mark} and {other}", y),), fix=fix)

    ((_, told),), _ = judge(policy, [RuleOf("odd", finds)])
    assert [one.message for one in told.related] == ["{{ a.y }} and {{ a.long }}"]
    assert told.fix is not None
    assert [one.replacement for one in told.fix.edits] == ["{{ a.z }} for {{ a.long }}", "{{ a.long }}"]


BESIDE = ("{{ a.x }}", "{{ a.y }}", "{{ a.z }}", "{{ a.long }}")


@pytest.mark.parametrize(
    ("edited", "applicability"), [((4, 9), "display"), ((0, 1), "display"), ((30, 37), "safe")]
)
def test_a_fix_of_front_matter_is_only_shown(edited: tuple[int, int], applicability: str) -> None:
    text = "---\ntitle: Privacy\n---\n\n# Privacy\n\nWe keep it.\n"
    policy = policy_of(text, path="p.md")
    assert policy.document.front_matter is not None
    fix = Fix("put it", (Edit(Span(38, 40), "x"), Edit(Span(*edited), "y")), "safe")

    def finds(policy):
        yield Finding("one", Span(4, 9), fix=fix)
        yield Finding("two", Span(4, 9))

    ((_, one), (_, two)), failures = judge(policy, [RuleOf("odd", finds)])
    assert failures == []
    assert one == replace(two, message="one", fix=replace(fix, applicability=applicability))
