"""What an app declares to a store: the contract of the readers of both kinds of file, and which one a file needs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from policylint.source import Source, Span
from policylint_app_stores.data_types import DataType


class ManifestError(ValueError):
    """A file that declares nothing: it cannot be read, or is something else."""


@dataclass(frozen=True, slots=True)
class Declared:
    """One data type that is declared, and where."""

    type: DataType
    span: Span


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that one file declares; a span says where, None that it does not.

    `unknown` are the ids of data types that the store is not known to have.
    """

    store: str
    source: Source
    types: tuple[Declared, ...] = ()
    unknown: tuple[str, ...] = ()
    tracking: Span | None = None
    sharing: Span | None = None
    deletion: Span | None = None
    deletion_pages: tuple[tuple[str, Span], ...] = ()


def read_manifest(path: str) -> Manifest:
    """A privacy manifest of Apple's, or the data safety form that Play Console exports. Raises ManifestError."""
    from policylint_app_stores.apple import read_privacy_manifest
    from policylint_app_stores.google import read_data_safety

    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ManifestError(f"{path}: {error.strerror or error}") from None
    if Path(path).suffix.lower() == ".csv":
        return read_data_safety(data, path)
    return read_privacy_manifest(data, path)
