"""Files in the policy language on the command line: checked, explained where they break, laid out."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import warm
from click.testing import CliRunner

from policylint.cli import command

GOOD = """\
policy "Acme Privacy Notice" {
  updated 2026-04-01
  frameworks gdpr
  established-in SE
  data contact "contact details" [name]
}
"""
BAD = """\
policy "Acme Privacy Notice" {
  contoller "Acme AB"
  updated soon
  data contact [name, emial-address]
}
"""


def run(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
    done = CliRunner().invoke(command, list(arguments), input=stdin)
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "acme.policy"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_errors_are_findings_with_a_place_a_caret_and_a_suggestion(tmp_path: Path) -> None:
    path = tmp_path / "bad.policy"
    path.write_text(BAD, encoding="utf-8")
    status, out, err = run("check", str(path), "--output-format", "full")
    assert status == 1
    assert ":2:3: error unknown-statement" in out
    assert "  contoller" in out
    assert "^^^^^^^^^" in out
    assert "Did you mean controller?" in out
    assert ":3:11: error syntax-error" in out
    assert ":4:23: error unknown-term" in out
    assert "nothing is reported as missing on" in out
    assert "Traceback" not in out + err


def test_the_frameworks_of_a_file_hold_where_nobody_names_any(good: Path) -> None:
    _, out, _ = run("check", str(good), "--output-format", "json")
    cited = [d for d in json.loads(out)["diagnostics"] if d["citations"]]
    assert cited
    _, out, _ = run("check", str(good), "--framework", "caloppa", "--output-format", "json")
    frameworks = {c["framework"] for d in json.loads(out)["diagnostics"] for c in d["citations"]}
    assert frameworks
    assert not any("GDPR" in name for name in frameworks)


def test_a_framework_that_does_not_exist_is_named_with_its_place(good: Path) -> None:
    good.write_text(GOOD.replace("gdpr", "gdrp, gdpr"), encoding="utf-8")
    status, out, err = run("check", str(good))
    assert status == 2
    assert "acme.policy:3:14" in err
    assert "did you mean 'gdpr'?" in err
    assert "retention-missing" in out


def test_a_directory_is_searched_for_policies_too(good: Path) -> None:
    assert "acme.policy" in run("check", str(good.parent))[1]


def test_disclosures_and_parse_work_on_declarations(good: Path) -> None:
    assert "collection.data-categories" in run("disclosures", str(good))[1]
    assert "(policy)" in run("parse", str(good))[1]


def test_standard_input_is_known_by_how_it_opens() -> None:
    status, out, _ = run("check", "-", stdin=BAD.encode())
    assert status == 1
    assert "unknown-statement" in out


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 300, b"policy \"P\" {" * 50_000, b'policy "P', b"\xff\xfe" + GOOD.encode("utf-16-le"), b""],
    ids=["binary", "deep", "unclosed", "utf-16", "empty"],
)  # fmt: skip
def test_whatever_a_file_holds_the_run_ends_in_order(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.policy"
    path.write_bytes(data)
    done = warm.run(
        [sys.executable, "-m", "policylint", "check", str(path)], capture_output=True, check=False, timeout=60
    )
    assert done.returncode == (2 if data.startswith(b"\0") else 1)
    assert b"Traceback" not in done.stderr


MESSY = 'policy "P"{sale none   # no\n}\n'
NEAT = 'policy "P" {\n  sale none  # no\n}\n'


def test_fmt_rewrites_files(tmp_path: Path) -> None:
    path = tmp_path / "a.policy"
    path.write_text(MESSY, encoding="utf-8")
    assert run("fmt", str(tmp_path)) == (0, "", "")
    assert path.read_text(encoding="utf-8") == NEAT


def test_fmt_check_and_diff_write_nothing_and_fail_if_something_would_change(tmp_path: Path) -> None:
    path = tmp_path / "a.policy"
    path.write_text(MESSY, encoding="utf-8")
    status, out, err = run("fmt", "--check", str(path))
    assert (status, out) == (1, f"would reformat {path}\n")
    assert "1 of 1 file would change" in err
    status, out, _ = run("fmt", "--diff", str(path))
    assert status == 1
    assert "+  sale none  # no\n" in out
    assert path.read_text(encoding="utf-8") == MESSY
    path.write_text(NEAT, encoding="utf-8")
    assert run("fmt", "--check", "--diff", str(path))[:2] == (0, "")


def test_fmt_reads_standard_input() -> None:
    assert run("fmt", "-", stdin=MESSY.encode())[:2] == (0, NEAT)


def test_fmt_keeps_the_encoding_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.policy"
    path.write_bytes(b"\xff\xfe" + MESSY.encode("utf-16-le"))
    assert run("fmt", str(path))[0] == 0
    assert path.read_bytes() == b"\xff\xfe" + NEAT.encode("utf-16-le")


@pytest.mark.parametrize("data", [b'policy "P', b'policy "P" { caf\xe9 }\n'])
def test_fmt_leaves_alone_what_it_cannot_read(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.policy"
    path.write_bytes(data)
    status, out, err = run("fmt", str(path))
    assert (status, out) == (2, "")
    assert "a.policy:1:" in err
    assert path.read_bytes() == data


def test_fmt_names_what_is_not_there(tmp_path: Path) -> None:
    status, _, err = run("fmt", str(tmp_path / "nothing.policy"))
    assert status == 2
    assert "no such file" in err


TRANSFERS = """\
policy "Acme Privacy Notice" {
  frameworks gdpr
  established-in SE
  data contact [name]
  purpose orders { uses contact; basis contract; retain 7 years then delete }
  recipient "Mailgun" as processor { receives contact for orders in US safeguard scc }
  recipient "Help" as processor { receives contact for orders in IN }
}
"""


def test_one_recipient_without_safeguard_is_reported_beside_one_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.policy"
    path.write_text(TRANSFERS, encoding="utf-8")
    _, out, _ = run("check", "--output-format", "concise", "--quiet", str(path))
    assert ":7:66: warning transfer-without-safeguard Help receives data in IN" in out
    _, out, _ = run("check", "--output-format", "json", "--select", "gdpr", str(path))
    (found,) = [d for d in json.loads(out)["diagnostics"] if d["rule"] == "transfer-without-safeguard"]
    assert "Art. 13(1)(f)" in json.dumps(found["citations"])


def test_what_was_not_understood_is_not_missing_in_coverage_either(tmp_path: Path) -> None:
    path = tmp_path / "bad.policy"
    path.write_text('policy "P" {\n  controler "Acme" {}\n', encoding="utf-8")
    status, out, _ = run("coverage", str(path))
    assert status == 2
    assert "  missing  " not in out
    assert "  unclear  " in out


def test_a_file_that_could_not_be_read_is_not_said_to_be_laid_out(tmp_path: Path) -> None:
    path = tmp_path / "bad.policy"
    path.write_bytes(b'policy "P\xff" {\n}\n')
    status, _, err = run("fmt", "--check", str(path))
    assert status == 2
    assert "laid out" not in err


def test_what_is_too_large_to_be_checked_is_not_laid_out_either(tmp_path: Path) -> None:
    path = tmp_path / "big.policy"
    path.write_text('policy "P" {\n  sale none\n}\n' + "# x\n" * 500_000)
    before = path.read_bytes()
    for arguments in ((), ("--check",), ("--diff",)):
        status, out, err = run("fmt", *arguments, str(path))
        assert (status, out) == (2, "")
        assert "big.policy:1:1: the file has 2,000,0" in err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 file is laid out as it should be"), (2, "2 files are laid")]
)
def test_what_is_laid_out_is_said_so(tmp_path: Path, number: int, said: str) -> None:
    for index in range(number):
        (tmp_path / f"{index}.policy").write_text('policy "P" {\n  sale none\n}\n')
    assert said in run("fmt", "--check", str(tmp_path))[2]


def test_an_unclosed_text_before_a_brace_costs_one_statement(tmp_path: Path) -> None:
    path = tmp_path / "a.policy"
    path.write_text(
        'policy "P" {\n  controller "Acme {\n    email "x@y.example"\n  }\n  sale none\n}\n', encoding="utf-8"
    )
    _, out, _ = run("check", "--output-format", "json", "--select", "declaration,integrity", str(path))
    (found,) = json.loads(out)["diagnostics"]
    assert found["message"] == "text without a closing quotation mark"
    status, out, _ = run("disclosures", str(path))
    assert (status, "sharing.sale" in out, "controller" in out.replace(str(path), "")) == (2, True, False)


def test_control_characters_in_a_text_are_an_error_and_nothing_is_declared(tmp_path: Path) -> None:
    path = tmp_path / "a.policy"
    path.write_text('policy "P" {\n  controller "Ac\0me" {}\n}\n', encoding="utf-8")
    status, _, err = run("render", "--to", "markdown", str(path))
    assert status == 2
    assert ":2:14: error syntax-error text with control characters in it" in err


@pytest.mark.parametrize("verb", ["disclosures", "coverage"])
def test_what_was_understood_in_part_never_passes_in_silence(verb: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.policy"
    path.write_text(BAD, encoding="utf-8")
    status, _, errors = run(verb, str(path))
    assert status == 2
    assert f"{path}: declaration: not all of it could be understood" in errors
