from __future__ import annotations

from pathlib import Path

from policylint_example import ThirdPersonReader

from policylint.testing import Project, assert_examples, assert_finds

POLICY = "# Privacy policy\n\nWe tell **the customer**, and the user.\n"


def test_the_documented_examples_hold() -> None:
    assert_examples(ThirdPersonReader())


def test_every_mention_is_underlined() -> None:
    assert_finds(
        ThirdPersonReader(),
        POLICY,
        ("the reader is called “the customer”", "the customer"),
        ("the reader is called “the user”", "the user"),
    )
    assert_finds(ThirdPersonReader(at_most=2), POLICY)


def test_once_installed_rule_option_and_format_are_there(policylint_project: Project) -> None:
    policylint_project.write("PRIVACY.md", POLICY)
    done = policylint_project.run(
        "check", "--select", "third-person-reader", "--output-format", "csv", "PRIVACY.md"
    )
    assert done.stdout == (
        "path,line,column,severity,rule,message\n"
        "PRIVACY.md,3,11,info,third-person-reader,the reader is called “the customer”\n"
        "PRIVACY.md,3,31,info,third-person-reader,the reader is called “the user”\n"
    )
    policylint_project.write("policylint.toml", "[rules.third-person-reader]\nat-most = 2\n")
    assert policylint_project.check("PRIVACY.md", select=["third-person-reader"]).diagnostics == ()


def test_it_stays_small() -> None:
    assert len((Path(__file__).parents[1] / "policylint_example.py").read_text("utf-8").splitlines()) < 80
