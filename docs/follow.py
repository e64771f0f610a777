"""Follows the pages of the documentation as a reader would: writes their files, runs their commands, compares what is printed.

    python docs/follow.py PAGE…      writes what the commands print now into the pages

See `snippets.py` for what a page may say, and tests/meta/test_documentation.py, which holds all pages to it.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from snippets import ANYTHING, Command, Snippet, commands, snippets

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tests" / "kit"))

import warm  # noqa: E402 - the tests' way of starting policylint

ENVIRONMENT = {
    "COLUMNS": "80",
    "POLICYLINT_OUTPUT_FORMAT": "full",
    "NO_COLOR": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A Reader",
    "GIT_AUTHOR_EMAIL": "reader@example.org",
    "GIT_COMMITTER_NAME": "A Reader",
    "GIT_COMMITTER_EMAIL": "reader@example.org",
    "PYTEST_ADDOPTS": "-p no:asyncio -p no:pytest-lsp",  # what our tests need, and speaks up in all others
}
"""What the reader's terminal is like: 80 columns, findings in full."""


class Reader:
    """Somebody who follows a page in an empty folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.installed = False

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def give(self, wanted: str) -> None:
        source, _, name = wanted.partition(" as ")
        target = self.folder / (name or Path(source).name)
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, target)
        else:
            shutil.copyfile(ROOT / source, target)

    def replace(self, name: str, diff: str) -> None:
        old = "\n".join(re.findall(r"^-(.*)$", diff, re.MULTILINE))
        new = "\n".join(re.findall(r"^\+(.*)$", diff, re.MULTILINE))
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def run(self, line: str) -> str:
        """What a command prints on both streams. It must not fail: 0, or 1 for findings, is its exit status."""
        line, _, target = line.partition(" > ")
        program, *arguments = shlex.split(line, comments=True)
        if line == "pip install -e .":
            status, printed = self._install()
        else:
            status, printed = self._process(program, arguments)
        assert status == 0 or (status == 1 and program == "policylint"), (
            f"{line}: exit status {status}\n{printed}"
        )
        printed = re.sub(r" in \d+\.\d\ds$", " in 0.10s", printed, flags=re.MULTILINE)
        printed = printed.replace(str(self.folder), "/home/reader/folder")
        if target:
            self.write(shlex.split(target, comments=True)[0], printed)
            return ""
        return printed

    def _process(self, program: str, arguments: list[str]) -> tuple[int, str]:
        known = {
            "policylint": warm.SCRIPT,
            "pytest": [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"],
        }
        if program == "python" and arguments[1].startswith("policylint"):
            known["python"] = [sys.executable]
        if program in known:
            command = [*known[program], *arguments]
        else:
            assert program in ("git", "cat", "cp", "mkdir", "rm"), f"a reader does not know {program}"
            command = [program, *arguments]
        path = os.pathsep.join([str(self.folder / ".site"), str(self.folder)] if self.installed else [])
        done = warm.run(
            command,
            cwd=self.folder,
            env={**os.environ, **ENVIRONMENT, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, str(done.stdout)

    def _install(self) -> tuple[int, str]:
        """What `pip install -e .` would leave, without asking an index: the module on the path, and its entry points."""
        if sys.version_info >= (3, 11):
            import tomllib
        else:
            import tomli as tomllib

        project = tomllib.loads((self.folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        about = f".site/{project['name'].replace('-', '_')}-{project['version']}.dist-info"
        groups = [
            f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in entries.items())
            for group, entries in project["entry-points"].items()
        ]
        self.write(f"{about}/entry_points.txt", "\n".join(groups))
        self.write(
            f"{about}/METADATA",
            f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n",
        )
        self.installed = True
        return 0, ""

    def follow(self, snippet: Snippet) -> list[tuple[Command, str]]:
        """Do what a snippet says; gives the commands with what they print."""
        if snippet.kind == "given":
            self.give(snippet.value)
        elif snippet.kind == "do":
            self.run(snippet.value)
        elif snippet.kind == "file":
            self.write(snippet.value, snippet.text)
        elif snippet.kind == "replace in":
            self.replace(snippet.value, snippet.text)
        elif snippet.kind == "run" or (snippet.language == "console" and not snippet.kind):
            return [(one, self.run(one.line)) for one in commands(snippet)]
        return []


def renewed(page: str, folder: Path) -> str:
    """The page with what its commands print now; output in which a line `…` stands is left as it is."""
    reader = Reader(folder)
    changes = []
    for snippet in snippets(page):
        results = reader.follow(snippet)
        if any(command.shown is not None for command, _ in results):
            text = "".join(f"$ {command.line}\n{_kept(command, printed)}" for command, printed in results)
            changes.append((snippet, text))
    for snippet, text in reversed(changes):
        page = page[: snippet.start] + text + page[snippet.end :]
    return page


def _kept(command: Command, printed: str) -> str:
    if command.shown is None:
        return ""
    return command.shown if re.search(rf"^ *{ANYTHING}$", command.shown, re.MULTILINE) else printed


def main() -> None:
    for name in sys.argv[1:]:
        path = Path(name)
        with tempfile.TemporaryDirectory() as folder:
            path.write_text(
                renewed(path.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8", newline="\n"
            )
    warm.stop()


if __name__ == "__main__":
    main()
