"""Apple's privacy manifest, `PrivacyInfo.xcprivacy`: a property list in XML, or a binary one.

https://developer.apple.com/documentation/bundleresources/privacy-manifest-files
"""

from __future__ import annotations

import plistlib
from typing import Any
from xml.parsers.expat import ExpatError

from policylint.source import Source, Span, decode
from policylint_app_stores.data_types import data_types
from policylint_app_stores.manifests import Declared, Manifest, ManifestError

STORE = "app-store"
_TYPES, _TYPE, _TRACKS = (
    "NSPrivacyCollectedDataTypes",
    "NSPrivacyCollectedDataType",
    "NSPrivacyCollectedDataTypeTracking",
)
_TRACKING = "NSPrivacyTracking"


def read_privacy_manifest(data: bytes, path: str) -> Manifest:
    """What a privacy manifest declares. Raises ManifestError."""
    try:
        content = plistlib.loads(data)
    except (plistlib.InvalidFileException, ExpatError, ValueError, OverflowError, IndexError) as error:
        raise ManifestError(f"{path}: no property list ({error})") from None
    if not isinstance(content, dict) or not any(str(key).startswith("NSPrivacy") for key in content):
        raise ManifestError(
            f"{path}: no privacy manifest: it has no key NSPrivacy… (a data safety form ends in .csv)"
        )
    source = Source(path, "") if data.startswith(b"bplist") else decode(data, path)
    declared, unknown = [], []
    tracking = _place(source, _TRACKING) if content.get(_TRACKING) is True else None
    position = 0
    for entry in _entries(content, path):
        name = str(entry.get(_TYPE, "")).removeprefix(_TYPE)
        span = _place(source, f"<string>{_TYPE}{name}</string>", position)
        position = span.end
        if entry.get(_TRACKS) is True and tracking is None:
            tracking = span
        if name in data_types(STORE):
            declared.append(Declared(data_types(STORE)[name], span))
        else:
            unknown.append(_TYPE + name)
    return Manifest(STORE, source, tuple(declared), tuple(unknown), tracking)


def _entries(content: dict[str, Any], path: str) -> list[dict[str, Any]]:
    entries = content.get(_TYPES, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ManifestError(f"{path}: {_TYPES} must be a list of dictionaries")
    return entries


def _place(source: Source, text: str, after: int = 0) -> Span:
    """Where a piece of the file stands; its start, where it cannot be told (a binary file has no lines)."""
    at = source.text.find(text, after)
    return Span(at, at + len(text)) if at >= 0 else Span(0, 0)
