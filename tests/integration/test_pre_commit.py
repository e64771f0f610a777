"""The hooks, as `pre-commit try-repo` runs them in a repository of somebody else's."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.network, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
BAD = "# Privacy Policy\n\nWe do not use cookies. We collect the following data:\n\n## Rights\n\nWe set cookies.\n"
SHOP = (ROOT / "examples/webshop.policy").read_text(encoding="utf-8")


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hooks as a repository with one commit: the files at hand, whatever is committed."""
    copy = tmp_path_factory.mktemp("hooks")
    for name in git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard").splitlines():
        source, target = ROOT / name, copy / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
            target.chmod(source.stat().st_mode)
    git(copy, "init", "--quiet")
    git(copy, "add", "--all")
    git(copy, "commit", "--quiet", "--message", "hooks")
    return copy


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/PRIVACY.md").write_text(BAD, encoding="utf-8")
    (tmp_path / "README.md").write_text("# Not a policy\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    return tmp_path


def tried(hooks: Path, project: Path, hook: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(hooks), hook, "--all-files", "--verbose"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True)


@pytest.mark.parametrize("hook", ["policylint", "policylint-project"])
def test_a_bad_policy_stops_the_commit_and_is_named(hooks: Path, project: Path, hook: str) -> None:
    run = tried(hooks, project, hook)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "docs/PRIVACY.md:3:1: warning contradictory-statements" in run.stdout
    assert "README.md" not in run.stdout


def test_what_the_configuration_excludes_is_left_out_though_it_is_named(hooks: Path, project: Path) -> None:
    (project / "policylint.toml").write_text('exclude = ["docs"]\n', encoding="utf-8")
    git(project, "add", "--all")
    run = tried(hooks, project, "policylint")
    assert run.returncode == 0, run.stdout + run.stderr


def test_a_declaration_is_laid_out(hooks: Path, project: Path) -> None:
    untidy = SHOP.replace("    ", "\t\t")
    (project / "shop.policy").write_text(untidy, encoding="utf-8")
    git(project, "add", "--all")
    run = tried(hooks, project, "policylint-fmt")
    assert run.returncode == 1, run.stdout + run.stderr
    assert (project / "shop.policy").read_text(encoding="utf-8") == SHOP
