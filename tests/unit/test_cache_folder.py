"""Where the cache of a user lies."""

from __future__ import annotations

import platformdirs
import pytest

from policylint.cache.folder import default_folder


@pytest.mark.parametrize("named", [None, "", "/somewhere", "there"])
def test_it_is_where_platformdirs_says(named: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if named is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", named)
    assert default_folder() == platformdirs.user_cache_path("policylint", appauthor=False)
