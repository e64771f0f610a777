"""BLAKE2 without OpenSSL, which `hashlib` loads: that takes as long as a digest of all vocabularies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b
else:
    try:
        from _blake2 import blake2b
    except ModuleNotFoundError:
        from hashlib import blake2b

__all__ = ["blake2b"]
