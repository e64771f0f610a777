"""Google's data safety form as Play Console exports it: a CSV file with a row for each possible answer.

https://support.google.com/googleplay/android-developer/answer/10787469
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from policylint.source import Position, Source, Span, decode
from policylint_app_stores.data_types import data_types
from policylint_app_stores.manifests import Declared, Manifest, ManifestError

STORE = "google-play"
_HEADER = "Question ID"
_TYPES, _USAGE = "PSL_DATA_TYPES_", "PSL_DATA_USAGE_RESPONSES:"
_SHARED = ("PSL_DATA_USAGE_ONLY_SHARED", "PSL_DATA_USAGE_BOTH_COLLECTED_AND_SHARED")
_DELETION = ("PSL_SUPPORT_DATA_DELETION_BY_USER", "DATA_DELETION_YES")
_PAGES = ("PSL_ACCOUNT_DELETION_URL", "PSL_DATA_DELETION_URL")


def read_data_safety(data: bytes, path: str) -> Manifest:
    """What a data safety form declares. Raises ManifestError."""
    source = decode(data, path)
    rows = list(_rows(source))
    if not rows or not rows[0][0].startswith(_HEADER):
        raise ManifestError(f"{path}: no data safety form: the first column is not called “{_HEADER} …”")
    declared, unknown, pages = [], [], []
    sharing = deletion = None
    for question, answer, value, span in rows[1:]:
        yes = value.lower() == "true"
        if yes and question.startswith(_TYPES):
            if answer in data_types(STORE):
                declared.append(Declared(data_types(STORE)[answer], span))
            else:
                unknown.append(answer)
        elif yes and question.startswith(_USAGE) and answer in _SHARED:
            sharing = sharing or span
        elif yes and (question, answer) == _DELETION:
            deletion = span
        elif question in _PAGES and value:
            pages.append((value, span))
    return Manifest(
        STORE,
        source,
        tuple(declared),
        tuple(unknown),
        sharing=sharing,
        deletion=deletion or (pages[0][1] if pages else None),
        deletion_pages=tuple(dict(reversed([(url, (url, span)) for url, span in pages])).values()),
    )


def _rows(source: Source) -> Iterator[tuple[str, str, str, Span]]:
    """Question, answer and value of each row, and its first line in the file. Raises ManifestError."""
    reader = csv.reader(io.StringIO(source.text, newline=""))
    line = 1
    try:
        for row in reader:
            start = source.offset(Position(line, 1))
            cells = [cell.strip() for cell in (*row, "", "", "")[:3]]
            if row:
                yield cells[0], cells[1], cells[2], Span(start, start + len(source.line(line)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise ManifestError(f"{source.path}:{line}: no CSV ({error})") from None
