from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from pathlib import Path

import pytest

from policylint import __version__
from policylint.plugins.loading import Plugin
from policylint.recording import contents
from policylint.recording.contents import (
    file_record,
    files_digest,
    library_records,
    plugin_record,
    relative,
    tool_record,
    vocabulary_record,
)


def test_line_ends_and_places_of_files_change_no_digest(tmp_path: Path) -> None:
    for name, end in (("unix", b"\n"), ("windows", b"\r\n")):
        (tmp_path / name / "attributes").mkdir(parents=True)
        (tmp_path / name / "a.toml").write_bytes(b"x = 1" + end)
        (tmp_path / name / "attributes" / "b.toml").write_bytes(b"y = 1" + end)
        (tmp_path / name / "compiled.json").write_text(name, encoding="utf-8")
    unix, windows = (vocabulary_record("en", str(tmp_path / name)) for name in ("unix", "windows"))
    assert unix == windows
    (tmp_path / "unix/attributes/b.toml").write_bytes(b"y = 2\n")
    assert vocabulary_record("en", str(tmp_path / "unix")) != unix


def test_a_name_and_its_content_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"x")
    (tmp_path / "two").write_bytes(b"y")
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    assert files_digest([("a", one), ("b", two)]) == files_digest([("b", two), ("a", one)])
    assert files_digest([("a", one), ("b", two)]) != files_digest([("a", two), ("b", one)])


def test_the_tool_is_the_same_from_a_wheel_as_from_its_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tool_record()
    assert here.version == __version__
    assert re.fullmatch("[0-9a-f]{64}", here.digest)
    package = tmp_path / "policylint"
    (package / "recording").mkdir(parents=True)
    (package / "vocabulary").mkdir()
    listed = []
    for name, content in (("api.py", b"x\n"), ("vocabulary/en.toml", b"y\n"), ("facts.json", b"{}"), ("facts.toml", b"z\n")):  # fmt: skip
        (package / name).write_bytes(content)
        hashed = urlsafe_b64encode(contents.sha256(content).digest()).decode("ascii").rstrip("=")
        listed.append(f"policylint/{name},sha256={hashed},{len(content)}\n")
    monkeypatch.setattr(contents, "__file__", str(package / "recording" / "contents.py"))
    monkeypatch.setattr(contents, "import_module", lambda name: __import__("types").SimpleNamespace(__path__=[str(tmp_path / "none")]))  # fmt: skip
    sources = tool_record()
    info = tmp_path / f"policylint-{__version__}.dist-info"
    info.mkdir()
    (info / "RECORD").write_text("".join(listed) + "../bin/policylint,sha256=abc,1\n" + "policylint/x.py,,\n", encoding="utf-8")  # fmt: skip
    assert tool_record() == sources
    (package / "api.py").write_bytes(b"other\n")
    (info / "RECORD").unlink()
    assert tool_record() != sources


def test_libraries_that_read_documents_count_only_where_there_are_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pyromark-0.9.1.dist-info", "python_docx-1.2.0.dist-info", "numpy-2.0.dist-info", "x.py"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(contents, "import_paths", lambda: [str(tmp_path / "none"), str(tmp_path)])
    assert [(one.name, one.version) for one in library_records(["a.md"])] == [("pyromark", "0.9.1")]
    assert [one.name for one in library_records(["a.md", "b.DOCX"])] == ["pyromark", "python-docx"]


def test_of_a_pack_only_what_is_read_counts(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    for name in ("pack.toml", "rules/more.toml", "notes.toml", "rules/notes.md"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    pack = Plugin("house", None, "1.0", str(tmp_path), "pack")
    record = plugin_record(pack)
    assert (record.kind, record.name, record.version) == ("pack", "house", "1.0")
    (tmp_path / "notes.toml").unlink()
    (tmp_path / "rules/notes.md").unlink()
    assert plugin_record(pack) == record
    (tmp_path / "rules/more.toml").write_text("else", encoding="utf-8")
    assert plugin_record(pack) != record


def test_a_plugin_whose_files_are_not_found_has_no_digest() -> None:
    assert plugin_record(Plugin("odd", object(), "1")).digest == ""
    assert re.fullmatch("[0-9a-f]{64}", plugin_record(Plugin("json", __import__("json"))).digest)


def test_paths_are_told_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "x.toml").write_bytes(b"")
    monkeypatch.chdir(tmp_path / "below")
    assert relative(str(tmp_path / "x.toml")) == "../x.toml"
    found = file_record(str(tmp_path / "x.toml"))
    assert found is not None
    assert (found.path, found.size, found.sha256[:8]) == ("../x.toml", 0, "e3b0c442")
    assert file_record("gone.toml") is None
