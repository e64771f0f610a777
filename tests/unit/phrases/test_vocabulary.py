"""Vocabularies are shipped compiled, and are never out of date."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from policylint.phrases import __main__ as trying
from policylint.phrases import build, matcher
from policylint.phrases import vocabulary as stored_vocabulary
from policylint.phrases.reading import read
from policylint.phrases.vocabulary import CLAUSES, CODE, COMPILED, VocabularyError, digest, load, vocabulary

SOURCE = """family = "a"
[classes]
keep = ["(keep~|retain~)", "hold~ on to"]
[[pattern]]
topics = ["retention.period"]
any = ["{keep} ..2 data ... {number} <!tax year~ !(ago)", '^ {Name} "Ltd" [{any}] keeps', "period $"]
with = [["data", "account~"], "year~"]
"""
TEXTS = [
    "We hold on to data for 3 years.",
    "We keep all data for 3 years ago",
    "Acme Ltd always keeps data",
    "the retention period",
]


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    (tmp_path / "classes.toml").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def found(directory: Path) -> list[list[tuple[int, int] | None]]:
    patterns = load(directory).patterns
    return [[patterns.search(number, text) for number in range(len(patterns))] for text in TEXTS]


def test_compiled_is_as_good_as_source(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fresh, entries = found(directory), load(directory).entries
    assert build.main([str(directory)]) == 0
    assert COMPILED in capsys.readouterr().out
    assert load(directory).entries == entries
    assert found(directory) == fresh
    assert any(any(row) for row in fresh)


def test_compiled_is_used_only_while_it_is_current(directory: Path) -> None:
    build.main([str(directory)])
    stored = directory / COMPILED
    document = json.loads(stored.read_text(encoding="utf-8"))
    document["sources"][0] = "marked"
    stored.write_text(json.dumps(document), encoding="utf-8")
    assert load(directory).patterns.sources[0] == "marked"
    (directory / "classes.toml").write_text(SOURCE.replace("3 ", "4 ") + "\n", encoding="utf-8")
    assert load(directory).patterns.sources[0] != "marked"


@pytest.mark.parametrize("content", ["", "{}", "[]", "{", '{"digest": 3}', "\udcff", '{"digest": "DIGEST"}'])
def test_a_broken_compiled_file_is_passed_over(directory: Path, content: str) -> None:
    content = content.replace("DIGEST", digest(directory))
    (directory / COMPILED).write_bytes(content.encode(errors="surrogateescape"))
    assert len(load(directory).entries) == 1


@pytest.mark.parametrize("native", [True, False])
@pytest.mark.parametrize("name", [CODE, CLAUSES])
@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff", b'{"digest": 3}', b"0" * 40])
def test_compiled_files_of_different_times_are_not_mixed(
    directory: Path, name: str, content: bytes | None, native: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = found(directory)
    build.main([str(directory)])
    (directory / name).unlink() if content is None else (directory / name).write_bytes(content)
    for module in (stored_vocabulary, matcher):
        monkeypatch.setattr(module, "NATIVE", native and matcher.NATIVE)
    assert found(directory) == fresh


def test_line_ends_do_not_matter(directory: Path) -> None:
    build.main([str(directory)])
    compiled = (directory / COMPILED).read_bytes()
    (directory / "classes.toml").write_bytes(SOURCE.replace("\n", "\r\n").encode())
    build.main([str(directory)])
    assert (directory / COMPILED).read_bytes() == compiled


def test_building_tells_mistakes(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (directory / "more.toml").write_text('family = "b"\n[classes]\nx = "("\n', encoding="utf-8")
    assert build.main([str(directory)]) == 1
    assert "more.toml:3: the pattern ends too early" in capsys.readouterr().err
    assert not (directory / COMPILED).exists()


def test_mistakes_in_an_edited_vocabulary_are_raised(directory: Path) -> None:
    (directory / "classes.toml").write_text(SOURCE.replace("{keep}", "{kep}"), encoding="utf-8")
    with pytest.raises(
        VocabularyError, match=r"classes\.toml:6: there is no class \{kep\}.*did you mean `keep`"
    ):
        load(directory)


def test_topics_are_checked_against_the_known_ones(directory: Path) -> None:
    with pytest.raises(VocabularyError, match="unknown topic"):
        read(directory, ("cookies",))


def test_a_language_without_vocabulary() -> None:
    with pytest.raises(LookupError, match="'xx'"):
        vocabulary("xx")


def test_one_pattern_can_be_tried(capsys: pytest.CaptureFixture[str]) -> None:
    assert trying.main(["keep~ ..2 data", "We keep your data and kept data."]) == 0
    assert capsys.readouterr().out == "3-17: keep your data\n22-31: kept data\n"
    assert trying.main(["keep~", "nothing"]) == 1
    assert trying.main(["keep~ (", "nothing"]) == 2
    assert "keep~ (\n       ^ the pattern ends too early" in capsys.readouterr().err
    assert trying.main([]) == 2


def test_matching_needs_no_parser(directory: Path, unmeasured: dict[str, str]) -> None:
    build.main([str(directory)])
    program = (
        "import sys; from pathlib import Path; from policylint.phrases.vocabulary import load;"
        f"found = load(Path({str(directory)!r})).patterns; found.search(0, 'we keep data');"
        "print([name for name in ('lark', 'tomllib', 'tomli', 'difflib') if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], env=unmeasured, capture_output=True, text=True, check=True
    )
    assert ran.stdout == "[]\n"
