"""What is kept on disk: read back as it was, or not at all."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from policylint.cache import folder, stamps
from policylint.cache.folder import prepare
from policylint.cache.store import Store, store_in

KEY = b"k" * 32
DAY = 24 * 60 * 60.0


@pytest.fixture
def store(tmp_path: Path) -> Store:
    prepare(tmp_path / "cache", KEY)
    return Store(tmp_path / "cache", KEY)


def entries(store: Store) -> list[Path]:
    return [path for path in store.folder.rglob("*") if path.is_file() and path.stat().st_size > 40]


def kept(store: Store, name: str, record: bytes = b"found" * 10, age: float = 0.0) -> Path:
    before = set(entries(store))
    store.put(name, record)
    (path,) = set(entries(store)) - before
    os.utime(path, (time.time() - age, time.time() - age))
    return path


def test_what_was_put_is_read_back(store: Store) -> None:
    kept(store, "aa11")
    assert store.get("aa11") == b"found" * 10
    assert store.get("aa12") is None


def test_an_entry_that_was_changed_or_is_anothers_is_not_there(store: Store) -> None:
    path = kept(store, "aa11")
    content = path.read_bytes()
    assert Store(store.folder, b"x" * 32).get("aa11") is None
    for changed in (content[:-1], content[:-1] + b"!", b"", b"x" + content[1:]):
        path.write_bytes(changed)
        assert store.get("aa11") is None
    other = kept(store, "bb22", b"other" * 10)
    other.write_bytes(content)
    assert store.get("bb22") is None


def test_an_entry_that_is_used_is_young_again(store: Store) -> None:
    path = kept(store, "aa11", age=3 * DAY)
    store.get("aa11")
    assert time.time() - path.stat().st_mtime < DAY
    recent = kept(store, "bb22", age=DAY / 2)
    before = recent.stat().st_mtime
    store.get("bb22")
    assert recent.stat().st_mtime == before


def test_pruning_deletes_what_is_old_or_left_over_and_the_oldest_of_too_much(store: Store) -> None:
    old, young, younger = (
        kept(store, name, age=age) for name, age in (("aa11", 60 * DAY), ("bb22", DAY), ("cc33", 0))
    )
    left = young.with_name("x.tmp")
    left.write_bytes(b"x" * 50)
    os.utime(left, (0, 0))
    store.prune()
    assert (old.exists(), left.exists(), young.exists(), younger.exists()) == (False, False, True, True)
    store.prune(most=1)
    assert young.exists(), "it is done once an hour"
    for marker in (path for path in store.folder.rglob("*") if path.is_file() and path.stat().st_size == 0):
        os.utime(marker, (0, 0))
    store.prune(most=younger.stat().st_size)
    assert (young.exists(), younger.exists()) == (False, True)


def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_raised(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    nowhere = Store(tmp_path / "file", KEY)
    nowhere.put("aa11", b"found")
    nowhere.prune()
    assert nowhere.get("aa11") is None


def test_what_is_interrupted_leaves_nothing_beside_the_entries(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    before = entries(store)
    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        store.put("aa11", b"found" * 10)
    assert entries(store) == before


def in_place_of(path: Path, kind: str) -> None:
    """Put something else in the place of a file."""
    if path.exists():
        path.unlink()
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        path.mkdir()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system")
@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_what_is_no_file_is_no_entry_and_nobody_waits_for_it(store: Store, kind: str) -> None:
    path = kept(store, "aa11")
    in_place_of(path, kind)
    assert store.get("aa11") is None
    old = kept(store, "aa12", age=31 * DAY)
    marker = store.folder / "entries" / "pruned"
    in_place_of(marker, kind)
    os.utime(marker, (time.time() - DAY, time.time() - DAY), follow_symlinks=False)
    store.prune()
    assert not old.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system")
def test_a_large_one_is_none_either(store: Store) -> None:
    path = kept(store, "aa11")
    with path.open("wb") as file:
        file.truncate(1 << 30)
    assert store.get("aa11") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system")
@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_what_is_no_file_is_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    home = tmp_path / "policylint"
    monkeypatch.setattr(folder, "default_folder", lambda: home)
    assert store_in(tmp_path / "one") is not None
    in_place_of(home / "key", kind)
    assert store_in(tmp_path / "two") is None
    assert sorted(path.name for path in home.iterdir()) == ["key"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system")
def test_what_is_beside_the_entries_is_no_pipe_either(tmp_path: Path) -> None:
    prepare(tmp_path, KEY)
    (tmp_path / "entries").rmdir()
    in_place_of(tmp_path / ".gitignore", "pipe")
    prepare(tmp_path, KEY)
    assert (tmp_path / ".gitignore").read_text(encoding="ascii") == "*\n"


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_a_link_among_our_own_files_that_leads_nowhere_keeps_nothing_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".#rule.py").symlink_to("somebody@host.17")
    with os.scandir(tmp_path) as entries:
        (link,) = entries
    monkeypatch.setattr(stamps, "files_below", lambda _folder: iter([link]))
    monkeypatch.setattr(stamps, "__version__", "0.0.0.not.installed")
    with pytest.raises(stamps.UnstampableError):
        stamps.environment_stamp((), ())
