"""The folder that holds a cache: where it lies, that it is this user's own, and the key that only this user has.

By default it lies in the user's own cache folder, not in the project: what is checked may be anybody's repository,
and a cache that came with it could say that nothing was found. The folder and its entries carry keyed hashes,
too, so that a folder inside a project (`--cache-dir`) is believed, and emptied, only if this user made it there.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from policylint.inputs import contents
from policylint.machine.digests import blake2b

ENTRIES = "entries"
_OWNER = "owner"
_KEY = "key"
_KEY_SIZE = 32
_TAG = "CACHEDIR.TAG"
_TAG_TEXT = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# The cache of policylint; it can be deleted at any time. See https://bford.info/cachedir/\n"
)


class CacheFolderError(ValueError):
    """A folder that holds no cache, or another user's, or one that came from elsewhere."""


def default_folder() -> Path:
    """The folder of this user, as platformdirs gives it; on Linux without loading it, which costs as much as the cache."""
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ:
        named = Path(os.environ.get("XDG_CACHE_HOME", "").strip())
        return (named if named.is_absolute() else Path("~/.cache").expanduser()) / "policylint"
    from platformdirs import user_cache_path

    return user_cache_path("policylint", appauthor=False)


def user_key() -> bytes | None:
    """The key of this user, made when first asked for; None if it can be neither read nor kept."""
    file = default_folder() / _KEY
    try:
        return _valid(contents(file)) or _made(file)
    except FileNotFoundError:
        return _made(file)
    except OSError:
        return None


def _valid(key: bytes) -> bytes | None:
    return key if len(key) == _KEY_SIZE else None


def _made(file: Path) -> bytes | None:
    """A new key, or that of another process which was faster."""
    beside = _beside(file.parent)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
            opened.write(os.urandom(_KEY_SIZE))
        _place(beside, file)
        return _valid(contents(file))
    except OSError:
        with suppress(OSError):
            beside.unlink()
        return None


def _place(beside: Path, file: Path) -> None:
    """Give a key its place, unless there is one."""
    try:
        file.hardlink_to(beside)
    except FileExistsError:
        if _valid(contents(file)) is None:
            beside.replace(file)
    except OSError:  # no links there
        beside.replace(file)
    beside.unlink(missing_ok=True)


def _beside(folder: Path) -> Path:
    """A new name in a folder, one that is not taken for a thing of somebody else's."""
    return folder / f"{_KEY}.{os.getpid()}.{os.urandom(4).hex()}"


def is_ours(folder: Path, key: bytes) -> bool:
    """Whether this user made the folder where it is."""
    try:
        owned = contents(folder / _OWNER) == _mark(folder, key).encode("ascii")
        return owned and not (folder / ENTRIES).is_symlink()
    except OSError:
        return False


def _mark(folder: Path, key: bytes) -> str:
    place = os.path.realpath(folder).encode("utf-8", "surrogateescape")
    return blake2b(place, key=key, digest_size=_KEY_SIZE).hexdigest()


def prepare(folder: Path, key: bytes) -> None:
    """Make the folder if need be.

    Raises OSError where nothing can be written, CacheFolderError if it is there and holds other things.
    """
    if is_ours(folder, key) and (folder / ENTRIES).is_dir():
        return
    folder.mkdir(parents=True, exist_ok=True)
    holds_things = any(not entry.name.startswith(_KEY) for entry in folder.iterdir())
    if holds_things and not is_ours(folder, key):  # asked again: another process may have begun just now
        raise CacheFolderError(
            f"{folder} is not used as a cache: it holds other things, or comes from elsewhere"
        )
    mark = _beside(folder)
    mark.write_text(_mark(folder, key), encoding="ascii", newline="\n")
    mark.replace(folder / _OWNER)
    (folder / ENTRIES).mkdir(exist_ok=True)
    for name, text in ((".gitignore", "*\n"), (_TAG, _TAG_TEXT)):
        (folder / name).unlink(missing_ok=True)  # whatever it is: a pipe would wait for a reader
        (folder / name).write_text(text, encoding="ascii", newline="\n")


def clean(folder: Path) -> int | None:
    """Delete a cache; how many entries it had, None if there is none. The user's key stays.

    Raises CacheFolderError for a folder that is no cache of this user's, and OSError.
    """
    if not folder.is_dir() or not any(not entry.name.startswith(_KEY) for entry in folder.iterdir()):
        return None
    key = user_key()
    if key is None or not is_ours(folder, key):
        raise CacheFolderError(f"{folder} is no cache that you made there; nothing was deleted")
    from shutil import rmtree

    number = sum(1 for _ in (folder / ENTRIES).glob("*/*"))
    if (folder / ENTRIES).exists():
        rmtree(folder / ENTRIES)
    for name in (".gitignore", _TAG, _OWNER):
        (folder / name).unlink(missing_ok=True)
    if not any(folder.iterdir()):
        folder.rmdir()
    return number
