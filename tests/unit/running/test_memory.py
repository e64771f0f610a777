"""Memory stays flat in the number of files: documents go when they have been judged, and sources are packed."""

from __future__ import annotations

import gc
import pickle
from datetime import date
from pathlib import Path

import pytest

from policylint.decisions import Settings
from policylint.host import load_parts
from policylint.request.loading import Request
from policylint.running import outcomes
from policylint.running.run import check
from policylint.source import Source, Span, decode
from policylint.source.packing import PackedSource

LABELLED = """# Privacy policy

## Contact data

**Emails:** We use your email address, and share it with Example Inc. and our partners in the USA.

| Data | Purpose | Period |
|---|---|---|
| Your name and address | We use it to send parcels; we share it with Acme Ltd. | two years |
"""
TEXT = "# Privacy policy\n\nWe collect **your name**.\n\n- access\n- erasure [here](#a)\n\n| a | b |\n|---|---|\n| c | d |\n"
HTML = "<h1>Privacy policy</h1><p>We collect your name &amp; more.<ul><li>x</ul><table><tr><td>a</table>"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", TEXT),
        ("labels.md", LABELLED),
        ("a.txt", TEXT),
        ("a.html", HTML),
        ("a.policy", 'policy "X" {\n  version 1\n}\n'),
    ],
)
def test_a_document_needs_no_collector_to_go(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    request, parts = Request((str(tmp_path / name),), date(2026, 11, 27)), load_parts()
    check(request, Settings(frameworks=("gdpr",)), parts)
    gc.collect()
    gc.disable()
    try:
        check(request, Settings(frameworks=("gdpr",)), parts)
        assert gc.collect() == 0, "something of the document is part of a cycle"
    finally:
        gc.enable()


def test_of_many_sources_only_some_are_kept_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outcomes, "_PLAIN", 1 << 17)
    text = f"{TEXT}\n#### Cookies\n\n{'We may change. ' * 5000}\n"
    for number in range(6):
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    report = check(
        Request((str(tmp_path),), date(2026, 11, 27)), Settings(select=("heading-level-jump",)), load_parts()
    )
    kinds = {one.source.path: type(one.source) for one in report.diagnostics}
    assert list(kinds.values()) == [Source] * 2 + [PackedSource] * 4


@pytest.mark.parametrize(
    "data", [b"", b"a\r\nb\rc\n", "é\ud800x\n".encode("utf-8", "surrogatepass"), b"\xff\xfea\x00\n\x00"]
)
def test_a_packed_source_reads_like_the_one_it_was_made_of(data: bytes) -> None:
    source = decode(data, "p.md")
    for packed in (PackedSource(source), pickle.loads(pickle.dumps(PackedSource(source)))):
        for name in (
            "path",
            "text",
            "encoding",
            "byte_order_mark",
            "undecodable",
            "line_starts",
            "line_count",
        ):
            assert getattr(packed, name) == getattr(source, name)
        assert [packed.position(offset) for offset in range(len(source.text) + 1)] == [
            source.position(offset) for offset in range(len(source.text) + 1)
        ]
        assert packed.slice(Span(0, len(source.text))) == source.text
