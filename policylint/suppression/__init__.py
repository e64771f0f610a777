"""Suppression: comments in a document and files beside it that keep findings from being reported."""

from __future__ import annotations

import errno
from pathlib import Path

from policylint.inputs import contents

SUFFIX = ".policylint.toml"
"""What the file beside a document has behind the name of the document."""


def has_sidecar(path: str) -> bool:
    """Whether there is a file beside a document that says what is suppressed in it."""
    try:
        return Path(path + SUFFIX).is_file()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:  # so there is none
            return False
        raise


def beside(path: str) -> bytes | None:
    """The content of the file beside a document that says what is suppressed in it, or why it cannot be read; None if there is none."""
    try:
        return contents(path + SUFFIX)
    except (FileNotFoundError, ValueError):
        return None
    except OSError as error:
        return repr(error).encode()
