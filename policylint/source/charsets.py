"""The encoding that an HTML page declares in itself (`<meta charset>`), by the names of the WHATWG Encoding Standard."""

from __future__ import annotations

import re

_WITHIN = 1024
"""So many bytes at the beginning are searched, as by browsers."""

_DECLARED = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([a-z0-9_:.-]+)", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_BEGINS = re.compile(rb"\s*<(?:!doctype\s+html|html|head|meta)\b", re.IGNORECASE)

_NAMES = {
    "ascii": "cp1252", "us-ascii": "cp1252", "latin1": "cp1252", "l1": "cp1252", "cp1252": "cp1252",
    "iso8859-1": "cp1252", "iso-8859-1": "cp1252", "iso_8859-1": "cp1252", "windows-1252": "cp1252",
    "x-cp1252": "cp1252", "iso-8859-2": "iso8859-2", "latin2": "iso8859-2", "iso-8859-3": "iso8859-3",
    "iso-8859-4": "iso8859-4", "iso-8859-5": "iso8859-5", "iso-8859-7": "iso8859-7", "iso-8859-9": "cp1254",
    "latin5": "cp1254", "iso-8859-10": "iso8859-10", "iso-8859-13": "iso8859-13", "iso-8859-14": "iso8859-14",
    "iso-8859-15": "iso8859-15", "latin9": "iso8859-15", "iso-8859-16": "iso8859-16", "koi8-r": "koi8-r",
    "koi8-u": "koi8-u", "macintosh": "mac-roman", "windows-1250": "cp1250", "windows-1251": "cp1251",
    "windows-1253": "cp1253", "windows-1254": "cp1254", "windows-1255": "cp1255", "windows-1256": "cp1256",
    "windows-1257": "cp1257", "windows-1258": "cp1258", "gb2312": "gbk", "gbk": "gbk", "gb18030": "gb18030",
    "big5": "big5", "euc-jp": "euc-jp", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932",
    "euc-kr": "cp949",
}  # fmt: skip


def declared_encoding(data: bytes, path: str) -> str:
    """The name of Python's codec for the encoding that a page declares; empty if it is no page, or declares none we know."""
    if not path.lower().endswith((".html", ".htm", ".xhtml")) and not _BEGINS.match(data):
        return ""
    found = _DECLARED.search(_COMMENT.sub(b"", data[:_WITHIN]))
    return _NAMES.get(found[1].decode("ascii").lower(), "") if found else ""
