"""Files written at once."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from policylint.fixing.replacing import Replacement, replace_file

POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions, links and pipes as POSIX has them")


def test_a_new_file_is_made_with_the_folders_it_needs(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "p.md"
    replace_file(file, b"new")
    replace_file(tmp_path / "a" / "b" / "q.md", b"more")
    assert {one.name: one.read_bytes() for one in file.parent.iterdir()} == {"p.md": b"new", "q.md": b"more"}


@POSIX
@pytest.mark.parametrize("mode", [0o640, 0o755, 0o1600])
def test_permissions_stay(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "p.md"
    file.write_bytes(b"old")
    file.chmod(mode)
    replace_file(file, b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o7777) == (b"new", mode)


@POSIX
def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "p.md", tmp_path / "link.md"
    real.write_bytes(b"old")
    link.symlink_to(real)
    replace_file(link, b"new")
    assert (link.is_symlink(), real.read_bytes()) == (True, b"new")
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["link.md"]


@POSIX
def test_links_that_lead_to_each_other_are_told_and_stay(tmp_path: Path) -> None:
    link, back = tmp_path / "link.md", tmp_path / "back.md"
    link.symlink_to(back)
    back.symlink_to(link)
    with pytest.raises(OSError, match="symbolic links") as told:
        replace_file(link, b"new")
    assert (told.value.errno, told.value.filename) == (errno.ELOOP, str(link))
    assert {one.name: one.is_symlink() for one in tmp_path.iterdir()} == {"link.md": True, "back.md": True}


@POSIX
def test_what_is_no_regular_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        replace_file(pipe, b"new")
        assert os.read(reader, 10) == b"new"
    finally:
        os.close(reader)
    assert (pipe.is_fifo(), list(tmp_path.iterdir())) == (True, [pipe])


@pytest.mark.parametrize("step", ["replace", "open"])
def test_after_an_error_the_file_is_as_it_was_and_nothing_is_left_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    file = tmp_path / "p.md"
    file.write_bytes(b"old")

    def fail(path: Path, *_: object) -> None:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY))
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, step, fail)
        patch.setattr(os, "O_TMPFILE", 0, raising=False)
        with pytest.raises(OSError, match="No space left on device"):
            replace_file(file, b"new")
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"p.md": b"old"}


def test_where_nothing_could_be_written_at_all_the_error_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", fail)
    monkeypatch.setattr(os, "O_TMPFILE", 0, raising=False)
    with pytest.raises(PermissionError, match="Permission denied"):
        replace_file(tmp_path / "p.md", b"new")


def test_a_reader_never_sees_half_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes are all there, in the same folder, before the old file goes."""
    file = tmp_path / "p.md"
    file.write_bytes(b"old")
    seen: list[tuple[Path, bytes, bytes]] = []
    replace = Path.replace

    def watched(path: Path, target: Path) -> Path:
        seen.append((path.parent, path.read_bytes(), target.read_bytes()))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", watched)
    replace_file(file, b"new")
    assert seen == [(tmp_path, b"new", b"old")]


def test_files_whose_names_begin_alike_can_be_written_at_the_same_time(tmp_path: Path) -> None:
    files = [tmp_path / f"{'report-of-all-our-policies-' * 3}.{ending}" for ending in ("json", "jsonl")]
    new = [Replacement(file) for file in files]
    for piece in (b"one ", b"two"):
        for number, one in enumerate(new):
            one.write(b"%d: " % number + piece)
    for one in new:
        one.put()
    assert [file.read_bytes() for file in files] == [b"0: one 0: two", b"1: one 1: two"]
    assert sorted(tmp_path.iterdir()) == sorted(files)


@POSIX
def test_what_is_given_up_although_it_cannot_be_written_to_the_end_leaves_nothing(tmp_path: Path) -> None:
    """Closing writes what was held back; that it cannot does not hide the error before it."""

    class Full:
        def close(self) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "p.md").write_bytes(b"old")
    new = Replacement(tmp_path / "p.md")
    new.write(b"new")
    new._stream = Full()  # type: ignore[assignment]
    new.give_up()
    new.give_up()
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"p.md": b"old"}


WRITER = """
import sys, time
from pathlib import Path
from policylint.fixing import replacing
if sys.argv[2] == "named":
    replacing.nameless = lambda folder: None
new = replacing.Replacement(Path(sys.argv[1]))
new.write(b"half of it")
print("written", flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(os.name == "nt", reason="asked to end, a process just ends there")
@pytest.mark.parametrize("how", ["nameless", "named"])
def test_being_asked_to_end_leaves_nothing_beside_the_file(tmp_path: Path, how: str) -> None:
    target = tmp_path / "out.json"
    target.write_bytes(b"before")
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(target), how], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"written\n"
        assert how == "nameless" or len(list(tmp_path.iterdir())) == 2
        process.terminate()
        assert process.wait(20) == -signal.SIGTERM
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("out.json", b"before")]


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="every file has a name there")
def test_without_a_way_to_name_what_has_no_name_it_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_given: object, **_named: object) -> None:
        raise OSError(errno.EPERM, "not permitted")

    monkeypatch.setattr(os, "link", refused)
    replace_file(tmp_path / "new.json", b"all of it")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("new.json", b"all of it")]


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="every file has a name there")
def test_where_files_must_have_names_they_have_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "O_TMPFILE", 0)
    new = Replacement(tmp_path / "new.json")
    new.write(b"all of it")
    assert [one.name for one in tmp_path.iterdir()] == [f".new.json.{os.getpid()}.{suffix(tmp_path)}.tmp"]
    new.put()
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("new.json", b"all of it")]


def suffix(folder: Path) -> str:
    (name,) = [one.name for one in folder.iterdir()]
    return name.split(".")[-2]


@POSIX
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1"])
def test_what_is_open_already_is_written_to_where_it_stands(tmp_path: Path, name: str) -> None:
    """Replaced, the file would lose what is in it, and what comes after."""
    code = (
        "from pathlib import Path; from policylint.fixing.replacing import replace_file\n"
        f"print('one', flush=True); replace_file(Path({name!r}), b'two\\n'); print('three')"
    )
    log = tmp_path / "log"
    log.write_bytes(b"before\n")
    with log.open("ab") as out:
        subprocess.run([sys.executable, "-c", code], stdout=out, check=True)
    assert log.read_bytes().split() == [b"before", b"one", b"two", b"three"]
    assert list(tmp_path.iterdir()) == [log]
