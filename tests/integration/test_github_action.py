"""The GitHub Action: its steps run here as a runner would run them, with inputs in place of expressions."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

pytestmark = [pytest.mark.network, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
BAD = "# Privacy Policy\n\nWe do not use cookies. We collect the following data:\n\n## Rights\n\nWe set cookies.\n"


@dataclass
class Runner:
    """What a job has: a workspace, a folder for temporary files, and what steps told each other."""

    workspace: Path
    temporary: Path

    def run(self, **given: str) -> subprocess.CompletedProcess[str]:
        """Run the steps until one fails; gives the last. What was installed once is not installed again."""
        (self.temporary / "output").write_text("", encoding="utf-8")
        installed = (self.temporary / "policylint").exists() and "version" not in given
        for step in ACTION["runs"]["steps"][installed:]:
            done = self.step(step, {name.replace("_", "-"): value for name, value in given.items()})
            if done.returncode:
                break
        return done

    def step(self, step: dict[str, Any], given: dict[str, str]) -> subprocess.CompletedProcess[str]:
        def filled(text: str) -> str:
            return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", lambda match: self.value(match[1], given), text)

        environment = {
            **os.environ,
            "RUNNER_TEMP": str(self.temporary),
            "GITHUB_OUTPUT": str(self.temporary / "output"),
            "GITHUB_STEP_SUMMARY": str(self.temporary / "summary"),
            **{name: filled(value) for name, value in step["env"].items()},
        }
        folder = self.workspace / filled(step.get("working-directory", "."))
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", filled(step["run"])]
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)

    def value(self, expression: str, given: dict[str, str]) -> str:
        if expression == "github.action_path":
            return str(ROOT)
        kind, _, name = expression.partition(".")
        assert kind == "inputs", expression
        return given.get(name, ACTION["inputs"][name]["default"])

    @property
    def outputs(self) -> dict[str, str]:
        lines = (self.temporary / "output").read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("runner")


@pytest.fixture
def runner(tmp_path: Path, temporary: Path) -> Runner:
    for name in ("venv.py", "pip.py", "argparse.py", "click.py", "policylint.py"):
        (tmp_path / name).write_text("raise SystemExit('a stranger runs code')\n", encoding="utf-8")
    (tmp_path / "legal docs").mkdir()
    (tmp_path / "PRIVACY.md").write_text(BAD, encoding="utf-8")
    (tmp_path / "legal docs/privacy.md").write_text(BAD, encoding="utf-8")
    return Runner(tmp_path, temporary)


def test_findings_are_annotations_and_fail_the_step(runner: Runner) -> None:
    done = runner.run(sarif_file="out.sarif", frameworks="gdpr", python=sys.executable)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "::warning file=PRIVACY.md,line=3," in done.stdout
    assert runner.outputs == {"exit-code": "1"}
    results = json.loads((runner.workspace / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert {"contradictory-statements", "rights-access-missing"} <= {result["ruleId"] for result in results}


def test_the_fail_level_and_further_arguments(runner: Runner) -> None:
    done = runner.run(fail_level="never", args="--select contradictory-statements", python=sys.executable)
    assert (done.returncode, done.stdout.count("::warning")) == (0, 2)
    assert runner.outputs == {"exit-code": "0"}


def test_paths_with_spaces_stand_on_lines_of_their_own(runner: Runner) -> None:
    done = runner.run(paths="PRIVACY.md\nlegal docs/privacy.md\n", format="concise", python=sys.executable)
    assert {
        line.split(":")[0] for line in done.stdout.splitlines() if ": warning" in line or " warning " in line
    } >= {
        "PRIVACY.md",
        "legal docs/privacy.md",
    }


def test_another_working_directory(runner: Runner) -> None:
    done = runner.run(working_directory="legal docs", format="concise", python=sys.executable)
    assert done.stdout.startswith("privacy.md:")


@pytest.mark.parametrize("name", ["paths", "frameworks", "args", "format", "fail_level", "sarif_file"])
def test_an_input_never_becomes_a_command(runner: Runner, name: str) -> None:
    done = runner.run(**{name: "$(touch pwned);`touch pwned`", "python": sys.executable})
    assert not (runner.workspace / "pwned").exists()
    assert done.returncode == 2 or name == "sarif_file"


def test_a_version_that_does_not_exist_fails_the_installation(runner: Runner) -> None:
    done = runner.run(version="0.0.0.dev0", python=sys.executable)
    assert done.returncode != 0
    assert runner.outputs == {}
