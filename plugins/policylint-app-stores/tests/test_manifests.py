from __future__ import annotations

import plistlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policylint_app_stores import STORES
from policylint_app_stores.apple import read_privacy_manifest
from policylint_app_stores.data_types import data_types
from policylint_app_stores.google import read_data_safety
from policylint_app_stores.manifests import ManifestError, read_manifest

from policylint.terms import term

FILES = Path(__file__).parent / "files"


def test_a_privacy_manifest_with_its_places() -> None:
    manifest = read_manifest(str(FILES / "PrivacyInfo.xcprivacy"))
    lines = {one.type.label: manifest.source.position(one.span.start).line for one in manifest.types}
    assert lines == {
        "email address": 15,
        "precise location": 27,
        "crash data": 39,
        "contacts": 51,
        "other data types": 63,
    }
    assert manifest.unknown == ("NSPrivacyCollectedDataTypeAura",)
    assert manifest.tracking is not None
    assert manifest.source.slice(manifest.tracking) == "NSPrivacyTracking"


def test_a_binary_privacy_manifest_has_no_places() -> None:
    entry = {
        "NSPrivacyCollectedDataType": "NSPrivacyCollectedDataTypeName",
        "NSPrivacyCollectedDataTypeTracking": True,
    }
    data = plistlib.dumps({"NSPrivacyCollectedDataTypes": [entry]}, fmt=plistlib.FMT_BINARY)
    manifest = read_privacy_manifest(data, "a.xcprivacy")
    assert [one.type.label for one in manifest.types] == ["name"]
    assert manifest.tracking == manifest.types[0].span


def test_a_data_safety_form_with_its_places() -> None:
    manifest = read_manifest(str(FILES / "data-safety.csv"))
    places = {one.type.label: manifest.source.position(one.span.start).line for one in manifest.types}
    assert places == {"email address": 8, "approximate location": 9, "device or other IDs": 10}
    spans = (manifest.sharing, manifest.deletion)
    assert [manifest.source.position(span.start).line for span in spans if span] == [12, 6]
    assert [url for url, _ in manifest.deletion_pages] == ["https://fernwood.example/delete/"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.xcprivacy", b"", "no property list"),
        ("a.xcprivacy", b"<plist><dict><key>NSPrivacyTracking</key>", "no property list"),
        ("a.xcprivacy", plistlib.dumps({"CFBundleName": "x"}), "no privacy manifest"),
        (
            "a.xcprivacy",
            plistlib.dumps({"NSPrivacyCollectedDataTypes": ["x"]}),
            "must be a list of dictionaries",
        ),
        ("a.csv", b"", "no data safety form"),
        ("a.csv", b"name,value\n", "no data safety form"),
        ("a.csv", b"Question ID\n\x00" + b"x" * 200_000, "no CSV"),
    ],
)
def test_what_is_no_manifest_is_refused_with_the_reason(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ManifestError, match=message):
        read_manifest(str(tmp_path / name))
    with pytest.raises(ManifestError, match="No such file"):
        read_manifest(str(tmp_path / f"other-{name}"))


@given(st.binary() | st.text().map(lambda text: f"Question ID,\n{text}".encode()))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for read in (read_privacy_manifest, read_data_safety):
        try:
            manifest = read(data, "x")
        except ManifestError:
            continue
        assert all(one.span.end <= len(manifest.source.text) for one in manifest.types)


@pytest.mark.parametrize("store", STORES)
def test_every_term_exists(store: str) -> None:
    kinds = data_types(store)
    assert len(kinds) == {"app-store": 35, "google-play": 38}[store]
    assert [name for kind in kinds.values() for name in kind.terms if term("data", name) is None] == []
