"""Input that wants to break a run, through the real command line: a clear finding or error, in time, and nothing lost.

`benchmarks/hostile.py` measures the same at full size.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import warm

POLICY = "# Privacy policy\n\nWe collect your personal data and keep it as long as necessary.\n\n"
POSIX = pytest.mark.skipif(os.name != "posix", reason="files and signals as POSIX has them")
N = 2_500
SECONDS = 40
"""Of processor time: several times what all of these together take."""

NESTED = {
    "lists.md": POLICY + "- " * N + "x\n",
    "deep.md": POLICY + "".join("  " * level + "- x\n" for level in range(1_500)),
    "quotes.md": POLICY + ">" * N + " x\n",
    "headings.md": POLICY + "# h\n\n" * N,
    "brackets.md": POLICY + "[" * N + "x" + "]" * N + "\n",
    "links.md": POLICY + "[a](" * N + "\n",
    "images.md": POLICY + "![" * N + "\n",
    "emphasis.md": POLICY + "*a _b " * N + "\n",
    "tables.md": POLICY + "|a" * N + "\n" + "|-" * N + "\n",
    "tables.html": "<h1>Privacy policy</h1>" + "<table><tr><td>a" * N,
    "lists.html": "<h1>Privacy policy</h1>" + "<ul><li>a" * N,
    "comments.html": "<h1>Privacy policy</h1>" + "<!--" * N,
    "numbers.txt": POLICY + "".join(".".join("1" * (n % 60 + 1)) + " Heading\n\n" for n in range(N // 10)),
    "line.md": POLICY + "We sell your data, " * (20 * N),
    "word.md": POLICY + "a" * (50 * N),
    "addresses.md": POLICY + "a@" * (5 * N) + "\n\n" + "a." * (5 * N) + "@b\n",
    "digits.md": POLICY + "+1" + "0" * (5 * N) + "\n\n" + "1." * N + "\n",
    "names.md": POLICY + "Acme Analytics " * N + "keep it. " + "AaA" * N + "\n",
    "braces.policy": 'policy "X" ' + "{" * N,
    "string.policy": 'policy "X" { controller "' + "a\\" * (10 * N),
    "suppressed.md": POLICY + "<!-- policylint: ignore[retention-vague] -->\n" * N,
    "suppressed.html": "<h1>Privacy policy</h1>" + "<p>x</p><!-- policylint: ignore[retention-vague] -->" * N,
    "suppressed.policy": 'policy "X" {\n' + '# policylint: ignore[no-such]\ndisclosure legal "x"\n' * (N // 5) + "}\n",
    "ranges.md": POLICY + "<!-- policylint: disable[retention-vague] -->\n\nWe keep it as long as necessary.\n\n<!-- policylint: enable[retention-vague] -->\n\n" * (N // 5),
    "names-of-rules.md": POLICY + f"<!-- policylint: ignore[{', '.join(f'a{n}' for n in range(N))}] because -->\n",
    "same-dates.md": POLICY + "".join(f"Last updated: {n % 28 + 1} May {1900 + n % 200}.\n\n" for n in range(N)),
    "notes.md": POLICY + "".join(f"We share it[^{n}].\n\n[^{n}]: With partner {n}.\n\n" for n in range(N // 2)),
    "metadata.md": "---\ntitle: Privacy policy\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(N)) + "---\n\n" + POLICY,
    "components.mdx": POLICY + "<A>\n" * N + "\nWe sell your data.\n\n" + "</A>\n" * N,
    "choices.md": POLICY + "{% if a %}We sell it.{% else %}We do not sell it.{% endif %}\n\n" * (N // 5),
    "templates.html": "<h1>Privacy policy</h1>" + "<template>" * N + "We sell your data." + "</template>" * N,
    "linked-row.md": POLICY + "|a" * N + "|\n" + "|-" * N + "|\n" + "|[contact us](http://c.d)" * N + "|\n",
    "phones-row.md": POLICY + "|a" * N + "|\n" + "|-" * N + "|\n" + "|Call +49 30 123 4567, our DPO" * (N // 2) + "|\n",
    "unclosed.md": POLICY + "<div>\n" + "<? a <![CDATA[ <!A " * (4 * N),
    "attributes.html": "<h1>Privacy policy</h1><p " + "".join(f'a{n}="b" class="c{n}" ' for n in range(N)) + ">We sell it.",
    "declared.policy": 'policy "X" {\n  language en\n' + "".join(f'  data d{n} "data {n}" [name]\n' for n in range(N // 5)) + "}\n",
}  # fmt: skip
"""By file: the same over and over, in each way that could nest, backtrack or grow."""

ODD = {
    "bidi.md": POLICY.encode() + "\u202e\u2066\u200b\u0308".encode() * N,
    "nul.md": POLICY.encode() + b"\0" * N,
    "latin.md": POLICY.encode() + b"caf\xe9 \xff\xfe\x80\n",
    "surrogates.md": POLICY.encode() + b"\xed\xa0\x80" * 50,
    "utf16.md": POLICY.encode("utf-16"),
    "utf16-unmarked.md": POLICY.encode("utf-16-le"),
    "utf32.md": POLICY.encode("utf-32"),
    "cut.md": POLICY.encode("utf-16")[:-1],
    "bytes.md": bytes(range(256)) * 20,
    "newlines.md": POLICY.replace("\n", "\r\n", 1).encode() + b"a\rb\nc\r\n\n\x0b\x0c\xc2\x85\xe2\x80\xa8",
}
NOT_ALL_TEXT = {"latin.md", "surrogates.md", "cut.md"}
BINARY = {"nul.md", "utf16-unmarked.md", "utf32.md", "bytes.md"}


def run(folder: Path, *arguments: str, command: str = "check", before: Sequence[str] = (), by: Callable[..., Any] = warm.run, **more: object) -> subprocess.CompletedProcess[str]:  # fmt: skip
    return by(
        [*before, sys.executable, "-m", "policylint", command, *arguments],
        cwd=folder, capture_output="stdout" not in more, check=False,
        encoding="utf-8", errors="surrogateescape", **{"env": {**os.environ, "PYTHONIOENCODING": "utf-8"}, "timeout": SECONDS * 5, **more},
    )  # type: ignore[no-any-return]  # fmt: skip


def is_clean(done: subprocess.CompletedProcess[str]) -> bool:
    return "Traceback" not in done.stderr and "Exception ignored" not in done.stderr


@POSIX
def test_what_nests_and_repeats_takes_time_in_proportion(tmp_path: Path) -> None:
    import resource

    for name, text in NESTED.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = run(tmp_path, "--no-cache", "--output-format", "json", "-j", "1", *NESTED, by=subprocess.run)
    took = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    assert is_clean(done)
    report = json.loads(done.stdout)
    assert [one["path"] for one in report["coverage"]] == sorted(NESTED)
    assert "failures" not in report
    assert done.returncode == 1
    assert took < SECONDS


def test_odd_bytes_are_findings_or_errors_and_not_silence(tmp_path: Path) -> None:
    for name, data in ODD.items():
        (tmp_path / name).write_bytes(data)
    done = run(tmp_path, "--no-cache", "--output-format", "json", *ODD)
    assert is_clean(done)
    report = json.loads(done.stdout)
    assert {one["path"] for one in report["coverage"]} == {*ODD} - BINARY
    told = {one["path"] for one in report["diagnostics"] if one["rule"] == "unreadable-text"}
    assert told == NOT_ALL_TEXT
    assert all(f"{name}: input: is no text but binary" in done.stderr for name in BINARY)
    assert done.returncode == 2


def test_a_file_that_is_too_large_is_refused_and_the_others_are_checked(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(POLICY, encoding="utf-8")
    with (tmp_path / "huge.md").open("wb") as file:
        file.truncate(100 << 20)
    done = run(tmp_path, "--no-cache", ".")
    assert done.returncode == 2
    assert "huge.md: input: is larger than 20 MiB" in done.stderr
    assert done.stdout.startswith("a.md:1:3:")


@POSIX
def test_what_is_no_file_is_said_and_links_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.md").write_text(POLICY, encoding="utf-8")
    home = tmp_path / "home"
    (home / "folder.md").mkdir(parents=True)
    os.mkfifo(home / "fifo.md")
    (home / "loop.md").symlink_to("loop.md")
    (home / "up").symlink_to("..")
    (home / "dead.md").symlink_to("nowhere")
    (home / "a.md").write_text(POLICY, encoding="utf-8")
    named = run(home, "fifo.md", "loop.md", "folder.md", "dead.md", "a.md")
    assert named.returncode == 2
    for name in ("fifo.md", "loop.md", "folder.md", "dead.md"):
        assert f"policylint: {name}: input: " in named.stderr
    found = run(home, ".")
    assert (found.returncode, found.stderr.count("policylint:")) == (1, 0)
    assert {line.partition(":")[0] for line in named.stdout.splitlines() + found.stdout.splitlines()} == {
        "a.md"
    }


@POSIX
@pytest.mark.parametrize(
    ("name", "arguments", "status", "said"),
    [
        ("a.md.policylint.toml", (), 1, ""),
        (".policylint-baseline.json", (), 1, ""),
        ("policylint.toml", (), 1, ""),
        ("pyproject.toml", (), 1, ""),
        ("laws.toml", ("--framework", "laws.toml"), 2, "laws.toml:1: cannot be read: is neither a file nor"),
        ("laws/a.toml", ("--framework", "laws/"), 2, "laws/a.toml:1: cannot be read: is neither a file nor"),
        ("pack/vocabulary/a.toml", ("--pack", "pack"), 2, "pack.toml: no such file"),
    ],
)
def test_a_pipe_beside_a_policy_is_not_waited_for(
    tmp_path: Path, name: str, arguments: tuple[str, ...], status: int, said: str
) -> None:
    (tmp_path / "a.md").write_text(POLICY, encoding="utf-8")
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(tmp_path / name)
    done = run(tmp_path, "a.md", *arguments)
    assert (done.returncode, is_clean(done)) == (status, True)
    assert said in done.stderr


PLACES = {
    ".gitignore": "",
    "sub/deep/.gitignore": "",
    "../.gitignore": "",
    ".git/info/exclude": "",
    "linked/commondir": "gitdir: linked",
    "shared/info/exclude": "gitdir: linked",
}
"""Where it is said what git ignores, and the `.git` that leads there."""


def endless(place: Path, kind: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if kind == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to("/dev/zero")


def repository(folder: Path, link: str = "") -> Path:
    """A repository with one policy, two folders deep; `link` is what its `.git` says, if it is a file."""
    home = folder / "home"
    (home / "sub" / "deep").mkdir(parents=True)
    (home / "sub" / "deep" / "a.md").write_text(POLICY, encoding="utf-8")
    if not link:
        (home / ".git" / "info").mkdir(parents=True)
        return home
    (home / ".git").write_text(f"{link}\n")
    (home / "linked").mkdir()
    (home / "linked" / "commondir").write_text("shared\n")
    return home


@POSIX
@pytest.mark.parametrize("kind", ["pipe", "device"])
@pytest.mark.parametrize("place", PLACES)
def test_what_git_ignores_is_not_waited_for(tmp_path: Path, place: str, kind: str) -> None:
    home = repository(tmp_path, PLACES[place])
    (home / place).unlink(missing_ok=True)
    endless(home / place, kind)
    (home / "b.md").write_text(POLICY, encoding="utf-8")
    done = run(home, "--no-cache", "b.md", ".", timeout=30)
    assert (done.returncode, is_clean(done)) == (2, True)
    shown = str(tmp_path / ".gitignore") if place.startswith("..") else place
    assert f"policylint: {shown}: input: is neither a file nor a directory" in done.stderr
    assert done.stderr.count("policylint: ") == 1
    assert {line.partition(":")[0] for line in done.stdout.splitlines()} == {"b.md"}
    searched = run(home, "--no-cache", "--no-respect-gitignore", ".", timeout=30)
    assert searched.returncode == 1
    assert "sub/deep/a.md:" in searched.stdout


@POSIX
def test_what_git_ignores_may_be_nothing_a_loop_a_folder_or_elsewhere(tmp_path: Path) -> None:
    home = repository(tmp_path)
    (home / ".gitignore").symlink_to("/dev/null")
    (home / "sub" / ".gitignore").symlink_to(".gitignore")
    (home / "sub" / "deep" / ".gitignore").mkdir()
    (home / ".git" / "info" / "exclude").symlink_to("nowhere")
    for unsearched in ("node_modules", ".hidden"):
        endless(home / unsearched / ".gitignore", "pipe")
    (home / "up").symlink_to("..")
    endless(tmp_path / "beside" / ".gitignore", "pipe")
    done = run(home, "--no-cache", ".", timeout=30)
    assert (done.returncode, done.stderr.count("policylint:")) == (1, 0)
    assert done.stdout.startswith("sub/deep/a.md:")


@POSIX
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_came_as_a_cache_is_not_waited_for(tmp_path: Path, kind: str) -> None:
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "user")}
    environment.pop("POLICYLINT_CACHE_DIR", None)
    (tmp_path / "a.md").write_text(POLICY, encoding="utf-8")
    (tmp_path / "policylint.toml").write_text('cache-dir = "kept"\n')
    endless(tmp_path / "kept" / "owner", kind)
    checked = run(tmp_path, "a.md", env=environment, timeout=30)
    assert (checked.returncode, is_clean(checked)) == (1, True)
    assert "kept is not used as a cache: it holds other things" in checked.stderr
    cleaned = run(tmp_path, command="clean", env=environment, timeout=30)
    assert (cleaned.returncode, is_clean(cleaned)) == (2, True)
    assert "kept is no cache that you made there; nothing was deleted" in cleaned.stderr
    assert (tmp_path / "kept" / "owner").exists()


@POSIX
@pytest.mark.parametrize("kind", ["pipe", "device"])
@pytest.mark.parametrize(
    ("place", "status", "said"),
    [
        (".git/config", 0, ".pre-commit-config.yaml: written"),
        (".pre-commit-config.yaml", 0, "left as it is: [Errno 22] is neither a file nor a directory"),
        (".gitignore", 2, "policylint: .gitignore: is neither a file nor a directory"),
    ],
)
def test_a_repository_is_adopted_without_waiting(
    tmp_path: Path, kind: str, place: str, status: int, said: str
) -> None:
    home = repository(tmp_path)
    endless(home / place, kind)
    done = run(home, command="init", timeout=30)
    assert (done.returncode, is_clean(done)) == (status, True)
    assert said in done.stdout + done.stderr


@POSIX
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "a.md", "--config", "extending.toml"), "extend: no such file: loop"),
        (("check", "a.md", "--output-format", "json=loop"), "loop: Too many levels of symbolic links"),
        (("check", "a.md", "--config", "writing.toml"), "loop: Too many levels of symbolic links"),
        (("export", "a.policy", "--to", "dpv", "-o", "loop"), "loop: Too many levels of symbolic links"),
        (("check", "a.md", "--baseline", "loop"), "loop: Too many levels of symbolic links"),
        (("clean", "--cache-dir", "loop"), ""),
        (("check", "a.md", "--cache-dir", "loop/below"), ""),
        (("check", "a.md", "--exclude", "loop", "."), ""),
        (("verify", "loop"), "loop: Too many levels of symbolic links"),
        (("check", "a.md", "--pack", "loop"), "loop"),
        (("check", "a.md", "--framework", "./loop"), "loop"),
        (("check", "a.md", "loop"), "loop: input: "),
    ],
)
def test_a_link_to_itself_is_no_mistake_of_ours(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "a.md").write_text(POLICY, encoding="utf-8")
    (tmp_path / "a.policy").write_text(
        'policy "Acme" {\n  controller "Acme" {\n    email "a@b.example"\n  }\n}\n'
    )
    (tmp_path / "extending.toml").write_text('extend = "loop"\n')
    (tmp_path / "writing.toml").write_text('output-format = ["json=loop"]\n')
    done = run(tmp_path, *arguments[1:], command=arguments[0])
    assert (is_clean(done), "internal error" in done.stderr) == (True, False)
    assert said in done.stderr
    if said:
        assert done.returncode == 2
    assert (tmp_path / "loop").is_symlink()


def test_so_much_is_ignored_that_it_is_not_read(tmp_path: Path) -> None:
    home = repository(tmp_path)
    (home / ".gitignore").write_text("*a*b*\n" * 200_000)
    (home / "sub" / ".gitignore").write_text("*a*b*\n" * 200_000)
    done = run(home, "--no-cache", ".")
    assert (done.returncode, done.stdout, is_clean(done)) == (2, "", True)
    assert "sub/.gitignore: input: with it, what git ignores takes more than 2 MiB to say" in done.stderr


@pytest.mark.parametrize(
    ("name", "most", "arguments"),
    [
        ("a.md.policylint.toml", 16, ()),
        ("policylint.toml", 16, ()),
        ("pyproject.toml", 16, ()),
        (".policylint-baseline.json", 256, ()),
        ("laws.toml", 16, ("--framework", "laws.toml")),
    ],
)
def test_settings_that_are_too_large_are_not_read_and_end_the_run(
    tmp_path: Path, name: str, most: int, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "a.md").write_text(POLICY, encoding="utf-8")
    with (tmp_path / name).open("wb") as file:
        file.truncate(3 << 30)
    done = run(tmp_path, "--exit-zero", "a.md", *arguments)
    assert (done.returncode, is_clean(done)) == (2, True)
    assert name in done.stderr
    assert f"is larger than {most} MiB" in done.stderr
    assert "internal error" not in done.stderr


@POSIX
@pytest.mark.skipif(sys.platform == "darwin", reason="file names there are Unicode")
def test_a_baseline_knows_names_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff.md")).write_text(POLICY, encoding="utf-8")
    written = run(tmp_path, "write", ".", command="baseline")
    assert (written.returncode, is_clean(written)) == (0, True)
    assert json.loads((tmp_path / ".policylint-baseline.json").read_bytes())
    checked = run(tmp_path, ".")
    assert (checked.returncode, checked.stdout) == (0, "")


@POSIX
def test_a_name_so_long_that_nothing_can_stand_beside_it(tmp_path: Path) -> None:
    name = "n" * 252 + ".md"
    (tmp_path / name).write_text(JUMP, encoding="utf-8")
    chosen = ("--fail-level", "info", "--select", "heading-level-jump", name)
    reported = run(tmp_path, "--output-format", "json=report.json", *chosen)
    assert (reported.returncode, is_clean(reported)) == (1, True)
    assert run(tmp_path, "report.json", command="verify").returncode == 0
    fixed = run(tmp_path, "--fix", "--unsafe-fixes", *chosen)
    assert (fixed.returncode, is_clean(fixed)) == (0, True)


@POSIX
@pytest.mark.skipif(sys.platform == "darwin", reason="file names there are Unicode")
def test_names_that_are_no_text_are_read_and_shown_without_effect(tmp_path: Path) -> None:
    name = os.fsdecode(b"odd\xff\x1b[31m\n::error::.md")
    (tmp_path / name).write_text(POLICY, encoding="utf-8")
    for form in ("concise", "full", "github", "json", "sarif", "html", "junit", "checkstyle", "markdown"):
        done = run(tmp_path, "--no-cache", ".", "--output-format", form)
        assert (done.returncode, is_clean(done)) == (1, True), form
        assert "\x1b" not in done.stdout + done.stderr
        assert not any(line.startswith("::error::.md") for line in done.stdout.splitlines()), form


@pytest.fixture
def as_somebody() -> list[str]:
    """Put before a command, this takes from root, who may read everything, the right to do so."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return []
    command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    if shutil.which(command[0]) is None or subprocess.run([*command, "true"], check=False).returncode:
        pytest.skip("root may read everything here")
    return command


@POSIX
def test_a_file_that_may_not_be_read(tmp_path: Path, as_somebody: list[str]) -> None:
    (tmp_path / "a.md").write_text(POLICY, encoding="utf-8")
    (tmp_path / "b.md").write_text(POLICY, encoding="utf-8")
    (tmp_path / "b.md").chmod(0)
    done = run(tmp_path, ".", before=as_somebody)
    assert done.returncode == 2
    assert "b.md: input: Permission denied" in done.stderr
    assert done.stdout.startswith("a.md:")


@POSIX
def test_folders_that_may_not_be_read_are_named_and_the_others_are_checked(
    tmp_path: Path, as_somebody: list[str]
) -> None:
    closed = [tmp_path / name for name in ("b", "d")]
    for folder in (*closed, tmp_path / "c", tmp_path / "e"):
        folder.mkdir()
        (folder / "x.md").write_text(POLICY, encoding="utf-8")
    for folder in closed:
        folder.chmod(0)
    try:
        done = run(tmp_path, "--no-cache", "--exit-zero", ".", before=as_somebody)
    finally:
        for folder in closed:
            folder.chmod(0o755)
    assert (done.returncode, is_clean(done)) == (2, True)
    assert "policylint: b: input: Permission denied" in done.stderr
    assert "policylint: d: input: Permission denied" in done.stderr
    assert {line.partition(":")[0] for line in done.stdout.splitlines()} == {"c/x.md", "e/x.md"}


@POSIX
@pytest.mark.parametrize("command", ["check", "coverage", "config"])
def test_a_working_folder_that_is_gone(tmp_path: Path, command: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    more = "show" if command == "config" else ""
    done = run(tmp_path, before=["sh", "-c", f'cd home && rmdir ../home && exec "$@" {more}', "sh"], command=command)  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert "working folder: No such file or directory" in done.stderr


@POSIX
@pytest.mark.parametrize("name", ["a.md.policylint.toml", "policylint.toml", "pyproject.toml"])
def test_settings_that_may_not_be_read_stop_the_run(
    tmp_path: Path, as_somebody: list[str], name: str
) -> None:
    (tmp_path / "a.md").write_text(POLICY, encoding="utf-8")
    (tmp_path / name).write_text("")
    assert run(tmp_path, "a.md", before=as_somebody).returncode == 1
    (tmp_path / name).chmod(0)
    done = run(tmp_path, "--no-cache", "a.md", before=as_somebody)
    assert (done.returncode, done.stdout, is_clean(done)) == (2, "", True)
    assert name in done.stderr
    assert "Permission denied" in done.stderr


@POSIX
def test_a_file_that_may_not_be_written_is_named_and_stays_as_it_is(
    tmp_path: Path, as_somebody: list[str]
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    text = "# Privacy\n\nWe collect your name.\n\n#### Cookies\n\nWe set two.\n"
    (home / "a.md").write_text(text, encoding="utf-8")
    home.chmod(0o555)
    try:
        asked = ("--no-cache", "--select", "heading-level-jump", "--fix", "--unsafe-fixes", "a.md")
        done = run(home, *asked, before=as_somebody)
    finally:
        home.chmod(0o755)
    assert (done.returncode, is_clean(done)) == (2, True)
    assert "a.md: Permission denied" in done.stderr
    assert (home / "a.md").read_text(encoding="utf-8") == text


GOES = """
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from policylint.diagnostics import Finding
from policylint.hookspecs import hookimpl
from policylint.rule import Documentation, RuleInfo
from policylint.source import Span
class Gone:
    info = RuleInfo("gone", "quality", "s", Documentation("", "", (), (), ""))
    def check(self, policy):
        Path("b.md").unlink(missing_ok=True)
        Path("c.md").write_text("# Privacy policy\\n\\nWe collect your name.\\n")
        return ()
@hookimpl
def policylint_rules():
    return [Gone()]
"""


def test_files_that_vanish_or_change_while_others_are_read(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "gone.py").write_text(GOES, encoding="utf-8")
    for name in ("a.md", "b.md", "c.md"):
        (home / name).write_text(POLICY, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    first = run(home, "--plugin", "gone", "-j", "1", "a.md", "b.md", "c.md", env=environment)
    assert first.returncode == 2
    assert "b.md: input: No such file or directory" in first.stderr
    assert "c.md:1:1" not in [line for line in first.stdout.splitlines() if "retention-vague" in line]
    cached = run(home, "--plugin", "gone", "-j", "1", "a.md", "c.md", env=environment)
    fresh = run(home, "--plugin", "gone", "--no-cache", "-j", "1", "a.md", "c.md", env=environment)
    assert (cached.returncode, cached.stdout) == (fresh.returncode, fresh.stdout)


@POSIX
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "arguments",
    [("check", "a.md"), ("disclosures", "a.md"), ("coverage", "a.md"), ("parse", "a.md"), ("rule", "--all"), ("config", "show"), ("--version",), ("--help",), ("check", "--help"), ("new", "rule", "x")],
    ids=" ".join,
)  # fmt: skip
def test_a_full_disk_is_no_success(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.md").write_text(POLICY, encoding="utf-8")
    with Path("/dev/full").open("w") as full:
        done = run(tmp_path, *arguments[1:], command=arguments[0], stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, is_clean(done)) == (2, True)
    assert done.stderr == "policylint: output: No space left on device\n"


LAID_OUT_WRONGLY = (
    'policy   "Acme"   {\n' + "  # a long remark\n" * 20 + '   controller "Acme" { email "a@b.example" }\n}\n'
)
JUMP = "# Privacy\n\n" + "We collect your name.\n\n" * 20 + "#### Cookies\n\nWe set two.\n"


@POSIX
@pytest.mark.parametrize(
    ("command", "arguments", "name", "text"),
    [
        ("fmt", ("a.policy",), "a.policy", LAID_OUT_WRONGLY),
        ("check", ("--fix", "--unsafe-fixes", "--select", "heading-level-jump", "a.md"), "a.md", JUMP),
        ("check", ("--add-ignore", "--select", "heading-level-jump", "a.md"), "a.md", JUMP),
        (
            "export",
            ("a.policy", "--to", "dpv", "-o", "out.json"),
            "out.json",
            "what was there before\n" * 20,
        ),
    ],
    ids=["fmt", "fix", "add-ignore", "export"],
)
def test_a_file_that_cannot_be_written_whole_is_named_and_stays(
    tmp_path: Path, unmeasured: dict[str, str], command: str, arguments: tuple[str, ...], name: str, text: str
) -> None:
    import resource

    (tmp_path / "a.policy").write_text(LAID_OUT_WRONGLY, encoding="utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")
    environment = {
        **unmeasured,
        "POLICYLINT_CACHE_DIR": str(tmp_path / "cache"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }  # Python would keep half of it
    done = run(
        tmp_path, *arguments, command=command, env=environment, by=subprocess.run,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200)),
    )  # fmt: skip
    assert (done.returncode, is_clean(done)) == (2, True)
    assert f"{name}: File too large" in done.stderr
    assert (tmp_path / name).read_text(encoding="utf-8") == text
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_file()) == sorted({"a.policy", name})


@POSIX
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_report_that_cannot_be_written_is_named_and_the_findings_are_there(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(POLICY, encoding="utf-8")
    done = run(
        tmp_path, "a.md", "--exit-zero", "--output-format", "json=/dev/full", "--output-format", "concise"
    )
    assert done.returncode == 2
    assert "policylint: /dev/full: No space left on device" in done.stderr
    assert done.stdout.startswith("a.md:")


@POSIX
def test_an_output_that_nobody_reads_any_more_ends_quietly(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(POLICY, encoding="utf-8")
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "w") as pipe:
        done = run(tmp_path, "-q", "a.md", stdout=pipe, stderr=subprocess.PIPE)
        helped = run(tmp_path, command="--help", stdout=pipe, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (helped.returncode, helped.stderr) == (141, "")


@POSIX
@pytest.mark.parametrize(
    ("closed", "path", "status", "said"),
    [(">&-", "a.md", 2, "standard output is closed"), ("<&-", "a.md", 1, ""), ("<&-", "-", 2, "-: input: is not open for reading")],
)  # fmt: skip
def test_closed_streams(tmp_path: Path, closed: str, path: str, status: int, said: str) -> None:
    (tmp_path / "a.md").write_text(POLICY, encoding="utf-8")
    done = subprocess.run(
        ["sh", "-c", f'exec "$0" -m policylint check -q {path} {closed}', sys.executable],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, "Traceback" in done.stderr) == (status, False)
    assert said in done.stderr
