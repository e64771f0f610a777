"""Follows the pages of the documentation as a reader would: writes their files, runs their commands, compares what is printed.

    python docs/snippets.py PAGE…      writes what the commands print now into the pages

A comment before a block says what it is; readers do not see it:

    <!-- file: NAME -->                the block is the content of a file
    <!-- replace in NAME -->           a diff of one line out, one line in
    <!-- run -->                       commands after `$ `, each followed by all that it prints; a line `…` stands for any lines
    <!-- not run: REASON -->           the block is only looked at
    <!-- given: PATH [as NAME] -->     no block: a file of the repository is there
    <!-- do: COMMAND -->               no block: a command that is not worth showing

Without a comment, commands of `console` blocks are run, and compared only where output is shown; other blocks are held
against what their language says (see tests/meta/test_documentation.py).
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(
    r"(?:^ *<!-- (?!given:|do:)(?P<mark>[\w ]+?)(?:: (?P<value>[^\n]*?)| (?P<name>[\w/-]+\.[\w.]+))? -->\n)?"
    r"^(?P<indent> *)```(?P<language>[\w-]*)\n(?P<text>.*?)^ *```$"
    r"|^<!-- (?P<alone>given|do): (?P<wanted>[^\n]*?) -->$",
    re.DOTALL | re.MULTILINE,
)
ANYTHING = "…"
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
}
"""What the reader's terminal is like: 80 columns, findings in full."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A block of a page. `kind` is its comment without the value, `value` what follows; `start` and `end` are offsets of `text`."""

    kind: str
    value: str
    language: str
    text: str
    line: int
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Command:
    """A line after `$ ` (or a line of a block without any), and what is shown below it; None where nothing is said."""

    line: str
    shown: str | None


def snippets(page: str) -> Iterator[Snippet]:
    """The blocks of a page, in order."""
    for found in BLOCK.finditer(page):
        line = page.count("\n", 0, found.start()) + 1
        if found["alone"]:
            yield Snippet(found["alone"], found["wanted"], "", "", line)
            continue
        text = re.sub(rf"^{found['indent']}", "", found["text"], flags=re.MULTILINE)
        value = found["value"] or found["name"] or ""
        yield Snippet(
            found["mark"] or "", value, found["language"], text, line, found.start("text"), found.end("text")
        )


def commands(snippet: Snippet) -> list[Command]:
    """The commands of a console block."""
    lines = snippet.text.splitlines()
    if not any(line.startswith("$ ") for line in lines):
        return [Command(line, None) for line in lines if line.strip()]
    found: list[Command] = []
    for part in re.split(r"^\$ ", snippet.text, flags=re.MULTILINE)[1:]:
        line, _, shown = part.partition("\n")
        found.append(Command(line, shown if shown or snippet.kind == "run" else None))
    return found


def same(shown: str, printed: str) -> bool:
    """Whether the page shows what was printed; a line `…` stands for any number of lines."""
    parts = re.split(rf"^ *{ANYTHING}\n", shown, flags=re.MULTILINE)
    return re.fullmatch(r"(?:.*\n)*?".join(map(re.escape, parts)), printed) is not None


class Starter:
    """A process that has policylint loaded and forks for each command, so that none sees what another left in memory."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, __file__, "--serve"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, **ENVIRONMENT},
        )

    def run(self, arguments: list[str], folder: Path, output: Path) -> int:
        """The exit status of a command; what it prints on both streams goes to the file `output`."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([arguments, str(folder), str(output)]) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@cache
def _starter() -> Starter:
    return Starter()


def stop() -> None:
    """End the process that `Reader` started, if it did."""
    if _starter.cache_info().currsize:
        _starter().process.communicate()
        _starter.cache_clear()


def serve() -> None:
    """The other end of `Starter`: ends with its standard input."""
    from policylint.cli import main as policylint
    from policylint.host import load_parts

    load_parts()
    for line in sys.stdin:
        arguments, folder, output = json.loads(line)
        child = os.fork()
        if not child:
            os.chdir(folder)
            stream = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(stream, 1)
            os.dup2(stream, 2)
            sys.argv = ["policylint", *arguments]
            os._exit(_status(policylint))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)  # noqa: T201


def _status(program: Callable[[], None]) -> int:
    """The exit status with which a program ends; after it nothing is left to be printed."""
    try:
        program()
    except SystemExit as end:
        return int(end.code or 0)
    except BaseException:
        traceback.print_exc()
        return 70
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


class Reader:
    """Somebody who follows a page in an empty folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.installed = False

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

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
        assert old and text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def run(self, line: str) -> str:
        """What a command prints on both streams. It must not fail: 0, or 1 for findings, is its exit status."""
        line, _, target = line.partition(" > ")
        program, *arguments = shlex.split(line, comments=True)
        if program == "policylint" and not self.installed and hasattr(os, "fork"):
            status, printed = self._policylint(arguments)
        elif line == "pip install -e .":
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

    def _policylint(self, arguments: list[str]) -> tuple[int, str]:
        """The command in a process that has everything loaded, for starting one costs more than most commands."""
        output = self.folder / ".printed"
        status = _starter().run(arguments, self.folder, output)
        printed = output.read_text(encoding="utf-8")
        output.unlink()
        return status, printed

    def _process(self, program: str, arguments: list[str]) -> tuple[int, str]:
        known = {"policylint": ["-m", "policylint"], "pytest": ["-m", "pytest", "-p", "no:cacheprovider"]}
        if program == "python" and arguments[1].startswith("policylint"):
            known["python"] = []
        if program in known:
            command = [sys.executable, *known[program], *arguments]
        else:
            assert program in ("git", "cat", "cp", "mkdir", "rm"), f"a reader does not know {program}"
            command = [program, *arguments]
        path = os.pathsep.join([str(self.folder / ".site"), str(self.folder)] if self.installed else [])
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**os.environ, **ENVIRONMENT, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout

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
            text = "".join(
                f"$ {command.line}\n{_kept(command, printed)}" for command, printed in results
            )
            changes.append((snippet, text))
    for snippet, text in reversed(changes):
        page = page[: snippet.start] + text + page[snippet.end :]
    return page


def _kept(command: Command, printed: str) -> str:
    if command.shown is None:
        return ""
    return command.shown if re.search(rf"^ *{ANYTHING}$", command.shown, re.MULTILINE) else printed


def main() -> None:
    if sys.argv[1:] == ["--serve"]:
        return serve()
    for name in sys.argv[1:]:
        path = Path(name)
        with tempfile.TemporaryDirectory() as folder:
            path.write_text(renewed(path.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
