from __future__ import annotations

import io
from pathlib import Path

import pytest

from policylint.inputs import InputProblem, read, source_of
from policylint.request.discovery import Discovery, distinct, find, speaks_of_privacy
from policylint.source import Source

SUFFIXES = (".md", ".txt")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("a.md", "b.TXT", "c.py", ".hidden.md", "sub/d.md", ".git/e.md", "node_modules/f.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    return tmp_path


def test_a_directory_gives_every_known_suffix_but_hidden_and_foreign_folders(tree: Path) -> None:
    found, problems = find([str(tree)], SUFFIXES)
    assert [Path(name).relative_to(tree).as_posix() for name in found] == ["a.md", "b.TXT", "sub/d.md"]
    assert problems == []


def test_a_file_named_outright_is_read_whatever_its_suffix_and_only_once(tree: Path) -> None:
    named = str(tree / "c.py")
    assert find([named, named, str(tree / ".hidden.md")], SUFFIXES) == ([named, str(tree / ".hidden.md")], [])


def test_a_file_is_read_once_however_it_is_spelled(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree)
    (tree / "link.md").symlink_to("a.md")
    assert distinct(["a.md", "./a.md", "sub/../a.md", str(tree / "a.md"), "link.md"]) == ["a.md"]
    assert distinct(["./a.md", "a.md"]) == ["./a.md"]
    assert distinct(["link.md", "./link.md"]) == ["link.md"]
    assert distinct(["link.md", "b.TXT", "./a.md"]) == ["./a.md", "b.TXT"]


def test_standard_input_stands_for_the_file_whose_name_it_bears(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tree)
    assert distinct(["a.md", "sub/d.md", "-"], "./a.md") == ["-", "sub/d.md"]
    assert distinct(["-", "a.md"]) == ["-", "a.md"]


def test_a_missing_path_suggests_what_was_meant(tree: Path) -> None:
    _, (problem,) = find([str(tree / "a.dm")], SUFFIXES)
    assert "no such file" in problem.message
    assert "a.md" in problem.hint


def test_a_directory_without_policies_is_a_problem(tmp_path: Path) -> None:
    found, (problem,) = find([str(tmp_path)], SUFFIXES)
    assert found == []
    assert "no policies" in problem.message
    assert ".md" in problem.hint


def test_reads_standard_input_under_the_given_name() -> None:
    source = read("-", io.BytesIO(b"\xef\xbb\xbfHello"), "policy.md")
    assert isinstance(source, Source)
    assert (source.path, source.text) == ("policy.md", "Hello")


def test_an_unreadable_file_is_a_problem_not_an_exception(tmp_path: Path) -> None:
    problem = read(str(tmp_path), io.BytesIO())
    assert isinstance(problem, InputProblem)
    assert str(tmp_path) in str(problem)


def names(root: Path, discovery: Discovery | None = None) -> list[str]:
    found, _ = find([str(root)], SUFFIXES, discovery)
    return [Path(name).relative_to(root).as_posix() for name in found]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("web/datenschutz.html", True), ("Datenschutzerklärung.md", True), ("privacybeleid.md", True), ("privacyverklaring.html", True),
        ("politique-de-confidentialité.md", True), ("confidentialite.html", True), ("vie-privee.md", True), ("privacidad.html", True),
        ("aviso-de-privacidade.md", True), ("informativa-privacy.md", True), ("integritetspolicy.md", True), ("personvern.md", True),
        ("privatlivspolitik.md", True), ("tietosuojaseloste.md", True), ("polityka-prywatności.md", True), ("datenschutz/index.html", True),
        ("ochrana-osobních-údajů.md", True), ("accord-de-confidentialite.md", False), ("terms.md", False), ("integritet.md", False),
    ],
)  # fmt: skip
def test_names_that_speak_of_privacy(path: str, expected: bool) -> None:
    assert speaks_of_privacy(Path("root", path), Path("root"), {".md", ".html"}) is expected


def test_a_repository_gives_what_speaks_of_privacy_and_if_nothing_does_everything(tree: Path) -> None:
    (tree / ".git").mkdir(exist_ok=True)
    assert names(tree) == ["a.md", "b.TXT", "sub/d.md"]
    for name in ("sub/PRIVACY", "sub/our-privacy-policy.md", "privacy.png", "x.policy"):
        (tree / name).write_text("x")
    assert names(tree) == ["sub/PRIVACY", "sub/our-privacy-policy.md", "x.policy"]
    assert names(tree, Discovery(included=lambda path: path.endswith("a.md"))) == ["a.md"]


def test_exclusion_spares_what_is_named_unless_it_is_forced(tree: Path) -> None:
    discovery = Discovery(excluded=lambda path: path.endswith("a.md"))
    assert names(tree, discovery) == ["b.TXT", "sub/d.md"]
    named = str(tree / "a.md")
    assert find([named], SUFFIXES, discovery) == ([named], [])
    forced = Discovery(excluded=discovery.excluded, force_exclude=True)
    assert find([named], SUFFIXES, forced) == ([], [])


def test_folders_of_other_peoples_code_are_excluded_by_force_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules/privacy.md").write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    named = "node_modules/privacy.md"
    assert find([named], SUFFIXES, Discovery()) == ([named], [])
    assert find([named], SUFFIXES, Discovery(force_exclude=True)) == ([], [])
    assert find([named], SUFFIXES, Discovery(force_exclude=True, skipped=frozenset())) == ([named], [])


def test_links_odd_names_and_circles(tree: Path) -> None:
    (tree / "sub" / "loop").symlink_to("..")
    (tree / "link.md").symlink_to("a.md")
    (tree / "dead.md").symlink_to("gone.md")
    (tree / "with space é.md").write_text("x")
    assert names(tree) == ["a.md", "b.TXT", "link.md", "sub/d.md", "with space é.md"]


def test_an_empty_directory_may_be_fine(tmp_path: Path) -> None:
    assert find([str(tmp_path)], SUFFIXES, Discovery(may_be_empty=True)) == ([], [])


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("PRIVACY", True),
        ("PRIVACY.md", True),
        ("PRIVACY-NOTICE", True),
        ("privacy.txt", True),
        ("privacy_policy.MD", True),
        ("our-privacy-policy.md", True),
        ("acme.policy", True),
        ("privacy.png", False),
        ("privacy.py", False),
        ("README.md", False),
        ("privacy/de.md", True),
        ("legal/Privacy-Policies/shop.md", True),
        ("privacy/logo.png", False),
        ("privacy-tools/README.md", False),
    ],
)
def test_what_counts_as_a_policy_in_a_repository(tmp_path: Path, name: str, read: bool) -> None:
    (tmp_path / ".git").mkdir()
    for file in ("docs/privacy.md", name):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("x")
    assert (name in names(tmp_path)) == read
    assert "docs/privacy.md" in names(tmp_path)
    (tmp_path / "docs/privacy.md").unlink()
    (tmp_path / "other.md").write_text("x")
    assert ("other.md" in names(tmp_path)) == (not read)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\x7fELF\x02\x01\x01" + bytes(50) + b"text", "binary"),
        ("We collect your name.".encode("utf-16-le"), "binary"),
        (b"PK\x03\x04\x14\0\0\0\0\0xl/workbook.xml", "binary"),
        (rb"{\rtf1\ansi We collect your name.}", "RTF"),
    ],
)
def test_what_is_no_text_is_a_problem(data: bytes, told: str) -> None:
    problem = source_of(data, "privacy.md")
    assert isinstance(problem, InputProblem)
    assert told in problem.message


@pytest.mark.parametrize(
    "data",
    [
        b"",
        "Мы собираем ваше имя.".encode("cp1251"),
        b"We are caf\xe9 Alma, and \x1b[1mbold\x1b[0m.",
        b"One \0 in a long text. " * 2,
    ],
)
def test_what_is_nearly_text_is_read(data: bytes) -> None:
    assert isinstance(source_of(data, "privacy.md"), Source)
