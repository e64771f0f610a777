"""Reports made by hand, for the golden files and the tests of single reporters."""

from __future__ import annotations

import pytest

from policylint.coverage import Coverage
from policylint.diagnostics import Citation, Diagnostic, Edit, Finding, Fix, Related, Unasked
from policylint.reporter import Failure, Report
from policylint.rule import Documentation, Example, RuleInfo
from policylint.source import Source, Span

SHOP = Source(
    "shop/privacy.md",
    "# Privacy at Acme\n"
    "\n"
    "Acme Ltd runs this shop. We never sell your data.\n"
    "\n"
    "## What we keep\n"
    "\n"
    "We keep orders. Partners pay us for your e-mail address.\n"
    "\n"
    "We collect the following:\n"
    "\n"
    "## Cookies\n",
)

WORLD = Source(
    "välkommen.txt",
    "Integritet\r\n\r\n"
    "日本のお客様へ：個人データは販売しません。連絡先は未定です。\r\n"
    "Tab\there, e\u0301 combined, 👩‍👩‍👧 family, \x1b[31mred\x1b[0m, "
    "\u202eesrever\u202c, ##[set-output name=a]b, zero\u200bwidth.\r\n"
    "::error file=x::gotcha TODO\r\n"
    + "We explain at great length what happens to your data. " * 20
    + "We keep it for [PERIOD] after that. "
    + "And then we go on explaining, since nobody stopped us. " * 20
    + "\r\n",
)

GDPR = Citation("GDPR", "Art. 13(2)(a)", "https://eur-lex.europa.eu/eli/reg/2016/679/oj#art_13", "2026-10-01")
CALOPPA = Citation("CalOPPA", "§ 22575(b)(6)")

RETENTION = RuleInfo(
    name="retention-missing",
    group="missing",
    summary="No retention period or criteria found.",
    documentation=Documentation(
        what="Reports a policy in which no period is found for which data are kept,\n"
        "nor how that period is decided.\n",
        why="Readers want to know when they are forgotten.\n\n"
        "- They may ask for erasure.\n- They may not wish to wait.\n",
        flagged=(
            Example("# Privacy\n\nWe keep your data safe.\n", flagged=("# Privacy",)),
            Example(
                "# Privacy\n\nWe keep your data in a vault, in a cellar, behind a door that only two of us "
                "can open, as long as we like to look at them. 日本語も。\n",
                flagged=("as long as we like to look at them",),
            ),
        ),
        accepted=(Example("# Privacy\n\nWe keep your data for `24` months.\n"),),
        limits="Periods that stand in a picture are not seen.",
        references=("https://eur-lex.europa.eu/eli/reg/2016/679/oj", "ICO, Guide to the UK GDPR"),
    ),
    topic="retention",
    reports_absence=True,
    aliases=("no-retention",),
)

PLACEHOLDER = RuleInfo(
    name="placeholder-text",
    group="integrity",
    summary="Text that was meant to be replaced, such as [PERIOD] or {name}.",
    documentation=Documentation(
        what="Reports words in brackets that a template left.",
        why="",
        flagged=(
            Example(
                "Write to [NAME] or [NAME]. ```x```\n",
                flagged=("[NAME]", "[NAME]"),
                path="a.txt",
            ),
        ),
        accepted=(Example("Write to Ada.\n"),),
        limits="",
    ),
    severity="error",
    stability="preview",
)


def span(source: Source, text: str) -> Span:
    start = source.text.index(text)
    return Span(start, start + len(text))


def _shop() -> tuple[Diagnostic, ...]:
    missing = Finding(
        "no retention period or criteria found",
        span(SHOP, "## What we keep"),
        topic="retention",
        help="Say how long you keep each kind of data, or how you decide. All 9 sentences were searched; "
        'the nearest was "We keep orders.", which names no period.',
        fix=Fix("say how long", (Edit(Span(0, 0), "We keep ⟨data⟩ for ⟨period⟩.\n"),)),
    )
    contradiction = Finding(
        "the policy says that data are sold, and that they are not",
        span(SHOP, "Partners pay us for your e-mail address."),
        topic="sale",
        help="Keep the statement that is true.",
        related=(Related("the other statement", span(SHOP, "We never sell your data.")),),
    )
    dangling = Finding(
        "a list is announced, but none follows", span(SHOP, "We collect the following:\n\n## Cookies")
    )
    return (
        Diagnostic("retention-missing", "error", missing, SHOP, (GDPR, CALOPPA), "00ff00ff00ff"),
        Diagnostic("contradictory-statements", "warning", contradiction, SHOP, (), "123456"),
        Diagnostic("empty-list-intro", "info", dangling, SHOP),
    )


def _world() -> tuple[Diagnostic, ...]:
    places = [
        ("個人データは販売しません", "wide characters"),
        ("未定です。", "wide characters at the end of a line"),
        ("here", "after a tab"),
        ("combined", "after a combining accent"),
        ("red", "after an escape"),
        ("esrever", 'between \u202ebidirectional\u202c controls, quoting "\x1b]0;title\x07"'),
        ("name=a", "inside ##[set-output name=a]b"),
        (
            "gotcha",
            "after a command\n::warning::of GitHub, 100%, a {brace} and a [link](https://example.com)",
        ),
        ("[PERIOD]", "in the midst of a long line"),
        ("explain at great length", "at the beginning of a long line"),
        (WORLD.text[WORLD.text.index("We explain") :], "a whole long line"),
        (WORLD.text, "everything"),
    ]
    return tuple(
        Diagnostic("placeholder-text", "warning", Finding(message, span(WORLD, text)), WORLD)
        for text, message in places
    )


@pytest.fixture
def reports() -> dict[str, Report]:
    """`shop` has all levels, related places and citations, `world` hostile text, `failed` failures."""
    read = Coverage("en", True, True, 9, 5)
    foreign = Coverage("sv", False, True, 8, 0)
    rules = {"retention-missing": RETENTION, "placeholder-text": PLACEHOLDER}
    shop, world = _shop(), _world()
    many = []
    for number in range(30):
        source = Source(f"policies/{number:02}.md", SHOP.text)
        many += [
            Diagnostic(one.rule, one.severity, one.finding, source)
            for one in shop[: number % 3 + 1]
            if number % 7
        ]
    covered = tuple(
        (f"policies/{number:02}.md", foreign if number % 7 == 0 else read) for number in range(30)
    )
    failures = (
        Failure("rule retention-missing", "ValueError: a [bad](x) {0}\n::error::rule", "shop/privacy.md"),
        Failure("plugin acme 1.0", "ImportError: no module named 'acme'"),
    )
    denial = "We never sell your data."
    unasked = Unasked(
        ("GDPR", "CCPA"), "the policy says that no data is sold", SHOP, span(SHOP, denial), denial
    )
    return {
        "silent": Report(
            shop[2:],
            (("shop/privacy.md", read),),
            (),
            rules,
            ("floor", "gdpr", "ccpa"),
            "0.1.0",
            unasked=(("shop/privacy.md", unasked),),
        ),
        "none": Report((), (("shop/privacy.md", read),), (), rules, ("floor",), "0.1.0"),
        "one": Report(shop[:1], (("shop/privacy.md", read),), (), rules, ("floor",), "0.1.0"),
        "shop": Report(shop, (("shop/privacy.md", read),), (), rules, ("floor", "gdpr"), "0.1.0"),
        "world": Report(world, (("välkommen.txt", foreign),), (), rules, ("floor",), "0.1.0"),
        "many": Report(tuple(many), covered, (), rules, ("floor",), "0.1.0"),
        "failed": Report(shop[:1], (("shop/privacy.md", read),), failures, rules, ("floor",), "0.1.0"),
    }


@pytest.fixture
def rules() -> list[RuleInfo]:
    return [RETENTION, PLACEHOLDER]


@pytest.fixture
def citations() -> list[Citation]:
    return [GDPR, CALOPPA]
