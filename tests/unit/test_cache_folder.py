"""Where the cache of a user lies."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import platformdirs
import pytest

from policylint.cache import folder as cache_folder
from policylint.cache.folder import CacheFolderError, default_folder, is_ours, prepare, user_key


@pytest.mark.parametrize("named", [None, "", "/somewhere", "there"])
def test_it_is_where_platformdirs_says(named: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if named is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", named)
    assert default_folder() == platformdirs.user_cache_path("policylint", appauthor=False)


def test_many_who_begin_at_once_have_the_same_key_and_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin(place: Path) -> bytes | None:
        key = user_key()
        assert key is not None
        prepare(place, key)
        return key

    for number in range(20):
        place = tmp_path / str(number)
        monkeypatch.setattr(cache_folder, "default_folder", lambda place=place: place)
        with ThreadPoolExecutor(6) as pool:
            keys = set(pool.map(begin, [place] * 6))
        assert len(keys) == 1
        assert is_ours(place, keys.pop() or b"")
        assert (place / "entries").is_dir()


def test_a_folder_that_holds_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.md").write_text("mine")
    with pytest.raises(CacheFolderError):
        prepare(tmp_path, b"k" * 32)
    assert [one.name for one in tmp_path.iterdir()] == ["thesis.md"]
