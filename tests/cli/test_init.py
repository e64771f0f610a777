"""`policylint init` in repositories as people have them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import warm
import yaml

from policylint import __version__

EXAMPLES = Path(__file__).parents[2] / "examples"


def policylint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "policylint", *arguments]
    return warm.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / ".git/config").write_text(
        '[remote "origin"]\n\turl = git@github.com:a/b.git\n', encoding="utf-8"
    )
    shutil.copy(EXAMPLES / "webshop.md", tmp_path / "docs/privacy.md")
    (tmp_path / "README.md").write_text("# A shop\n\nPlease read our privacy policy.\n", encoding="utf-8")
    return tmp_path


def test_it_writes_what_the_repository_lacks_and_check_accepts_it(repository: Path) -> None:
    run = policylint(repository, "init")
    assert (run.returncode, run.stderr) == (0, "")
    assert "1 policy here:\n  docs/privacy.md  speaks of gdpr\n" in run.stdout
    assert 'frameworks = ["gdpr"]' in (repository / "policylint.toml").read_text(encoding="utf-8")
    hooks = yaml.safe_load((repository / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert hooks["repos"][0]["hooks"][0]["id"] == "policylint"
    workflow = yaml.safe_load((repository / ".github/workflows/policylint.yml").read_text(encoding="utf-8"))
    assert {"run": f"pip install policylint=={__version__}"} in workflow["jobs"]["policies"]["steps"]
    assert policylint(repository, "config", "validate").returncode == 0
    assert policylint(repository, "check", "--show-files").stdout == "docs/privacy.md\n"


def test_a_second_run_changes_nothing(repository: Path) -> None:
    policylint(repository, "init")
    before = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()}
    run = policylint(repository, "init", "--framework", "ccpa")
    assert run.returncode == 0
    assert run.stdout.count("exists; it is left as it is") == 2
    assert {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()} == before


def test_a_policy_under_another_name_is_included(repository: Path) -> None:
    shutil.move(repository / "docs/privacy.md", repository / "docs/legal notice.md")
    shutil.copy(EXAMPLES.parent / "docs/explanation/accuracy.md", repository / "docs")
    policylint(repository, "init", "--no-hook", "--no-workflow")
    assert policylint(repository, "check", "--show-files").stdout == "docs/legal notice.md\n"
    assert not (repository / ".pre-commit-config.yaml").exists()
    assert not (repository / ".github").exists()


def test_each_policy_gets_the_laws_it_speaks_of(repository: Path) -> None:
    (repository / "app").mkdir()
    shutil.copy(EXAMPLES / "mobile-game.md", repository / "app/privacy.md")
    shutil.copy(EXAMPLES / "fernwood-privacy.md", repository / "PRIVACY.md")
    policylint(repository, "init")
    written = (repository / "policylint.toml").read_text(encoding="utf-8")
    assert '\nframeworks = ["gdpr"]\n' in written
    assert '[[override]]\nfiles = ["app/privacy.md"]\nframeworks = ["gdpr", "caloppa", "ccpa"]\n' in written
    assert "[[policy]]" not in written
    shown = policylint(repository, "check", "--verbose", "--today", "2026-11-27", "docs", "PRIVACY.md").stderr
    assert "frameworks: floor, gdpr;" in shown
    assert "ccpa" in policylint(repository, "check", "--verbose", "app").stderr


def test_one_for_the_root_is_not_for_others_of_its_name(repository: Path) -> None:
    shutil.copy(EXAMPLES / "mobile-game.md", repository / "privacy.md")
    policylint(repository, "init")
    assert 'files = ["/privacy.md"]' in (repository / "policylint.toml").read_text(encoding="utf-8")
    assert "ccpa" not in policylint(repository, "check", "--verbose", "docs").stderr


def test_texts_beside_each_other_may_be_one_policy(repository: Path) -> None:
    shutil.copy(EXAMPLES / "fernwood-privacy.md", repository / "docs/cookies-privacy.md")
    policylint(repository, "init")
    file = repository / "policylint.toml"
    proposed = '# [[policy]]\n# files = ["docs/cookies-privacy.md", "docs/privacy.md"]\n'
    assert proposed in file.read_text(encoding="utf-8")
    file.write_text(file.read_text(encoding="utf-8").replace(proposed, proposed.replace("# ", "")))
    assert policylint(repository, "config", "validate").returncode == 0


def test_what_lies_in_a_folder_called_privacy_needs_no_pattern(repository: Path) -> None:
    (repository / "privacy").mkdir()
    shutil.move(repository / "docs/privacy.md", repository / "privacy/notice.md")
    run = policylint(repository, "init")
    assert "  privacy/notice.md  speaks of gdpr\n" in run.stdout
    assert "include" not in (repository / "policylint.toml").read_text(encoding="utf-8")
    assert "files: (?i)privacy" in (repository / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert policylint(repository, "check", "--show-files").stdout == "privacy/notice.md\n"


@pytest.mark.parametrize(
    ("path", "runs"),
    [
        ("docs/privacy.md", True),
        ("legal/Privacy-Policy.mdx", True),
        ("shop.policy", True),
        ("policylint.toml", True),
        ("pyproject.toml", True),
        (".policylint-baseline.json", True),
        ("docs/notice.txt.policylint.toml", True),
        ("src/shop.py", False),
    ],
)
def test_the_hook_runs_whenever_what_decides_changes(repository: Path, path: str, runs: bool) -> None:
    policylint(repository, "init")
    hook = (repository / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    [pattern] = re.findall("files: (.*)", hook)
    assert (re.search(pattern, path) is not None) == runs


def test_numbered_parts_are_one_policy_and_others_are_asked_about(repository: Path) -> None:
    for name in ("10-staff-privacy.md", "02-cookie-privacy.md", "01-privacy.md", "3-rights-privacy.md"):
        shutil.copy(EXAMPLES / "webshop.md", repository / "docs" / name)
    for name in ("privacy-2024.md", "privacy-2025.md"):
        (repository / "old").mkdir(exist_ok=True)
        shutil.copy(EXAMPLES / "webshop.md", repository / "old" / name)
    written = policylint(repository, "init", "--dry-run").stdout
    assert "\n[[policy]]" not in written
    (repository / "docs/10-staff-privacy.md").unlink()
    policylint(repository, "init")
    written = (repository / "policylint.toml").read_text(encoding="utf-8")
    parts = '"docs/01-privacy.md", "docs/02-cookie-privacy.md", "docs/3-rights-privacy.md"'
    assert f"\n[[policy]]\nfiles = [{parts}]\n" in written
    assert '# [[policy]]\n# files = ["old/privacy-2024.md", "old/privacy-2025.md"]\n' in written
    assert "each is judged by itself" in written
    assert policylint(repository, "config", "validate").returncode == 0


def test_a_repository_elsewhere_is_told_why_it_gets_no_workflow(repository: Path) -> None:
    (repository / ".git/config").write_text(
        '[remote "origin"]\n\turl = git@example.org:a/b.git\n', encoding="utf-8"
    )
    run = policylint(repository, "init")
    assert (
        ".github/workflows/policylint.yml: not written: neither a folder .github nor a remote" in run.stdout
    )
    assert not (repository / ".github").exists()


def test_pages_that_other_languages_call_so_are_found(repository: Path) -> None:
    shutil.move(repository / "docs/privacy.md", repository / "docs/datenschutz.md")
    run = policylint(repository, "init")
    assert "docs/datenschutz.md  speaks of gdpr\n" in run.stdout
    assert "include" not in (repository / "policylint.toml").read_text(encoding="utf-8")
    assert "always_run: true" in (repository / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert policylint(repository, "check", "--show-files").stdout == "docs/datenschutz.md\n"


def test_a_dry_run_writes_nothing(repository: Path) -> None:
    before = sorted(repository.rglob("*"))
    run = policylint(repository, "init", "--dry-run")
    assert "--- policylint.toml\n" in run.stdout
    assert sorted(repository.rglob("*")) == before


def test_a_folder_without_policies_or_git_gets_a_configuration_only(tmp_path: Path) -> None:
    run = policylint(tmp_path, "init")
    assert run.returncode == 0
    assert run.stdout.startswith("No policies here.\n")
    assert (
        ".pre-commit-config.yaml: not written: this folder is not the root of a git repository\n"
        in run.stdout
    )
    assert "policylint.yml: not written: this folder is not the root of a git repository\n" in run.stdout
    assert "not written" not in policylint(tmp_path, "init", "--no-hook", "--no-workflow").stdout
    assert [path.name for path in tmp_path.iterdir()] == ["policylint.toml"]


def test_an_unknown_framework_is_an_error_with_a_hint(repository: Path) -> None:
    run = policylint(repository, "init", "--framework", "gdrp")
    assert run.returncode == 2
    assert "unknown framework 'gdrp'; did you mean 'gdpr'?" in run.stderr
    assert not (repository / "policylint.toml").exists()


def test_an_odd_hook_configuration_is_left_as_it_is_and_the_entry_is_shown(repository: Path) -> None:
    odd = "repos: [{repo: meta, hooks: [{id: identity}]}]\n"
    (repository / ".pre-commit-config.yaml").write_text(odd, encoding="utf-8")
    run = policylint(repository, "init")
    assert (repository / ".pre-commit-config.yaml").read_text(encoding="utf-8") == odd
    assert "put this under `repos:`" in run.stdout
    assert "      - id: policylint" in run.stdout
