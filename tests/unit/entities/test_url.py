from __future__ import annotations

import pytest

from policylint.entities.url import find

URLS = (
    ("https://Acme.example/Privacy", "acme.example"),
    ("http://acme.example", "acme.example"),
    ("https://acme.example:8080/a?b=c#d", "acme.example"),
    ("https://acme.example/wiki/Law_(EU)", "acme.example"),
    ("www.Acme.example", "www.acme.example"),
    ("acme.com", "acme.com"),
    ("acme.co.uk/privacy", "acme.co.uk"),
    ("policies.acme.com/privacy", "policies.acme.com"),
    ("youtu.be/x", "youtu.be"),
    ("my.acme.it", "my.acme.it"),
    ("acme.it/", "acme.it"),
    ("ACME.COM", "acme.com"),
    ("acme-group.org", "acme-group.org"),
    ("https://müller.example/x", "müller.example"),
)
NONE = (
    "privacy@acme.com",
    "privacy [at] acme.com",
    "e.g. this",
    "i.e.that",
    "see this.It is",
    "Node.js",
    "Acme.com, Inc.",
    "Acme.com B.V.",
    "version 2.0",
    "a.m. to p.m.",
    "U.S. law",
    "https://",
    "www.",
    "...com",
    "1.50",
    "file.md",
    "see acme.it",
    "e.g.in the shop",
    "whatever .com",
    "www.acme",
    "http://10.0.0/x",
    "https://localhost/",
)


@pytest.mark.parametrize(("url", "host"), URLS)
@pytest.mark.parametrize(("before", "after"), [("See ", "."), ("(", ")"), ("“", "”, or so"), ("at ", "\n")])
def test_an_address_is_found_whole(url: str, host: str, before: str, after: str) -> None:
    content = before + url + after
    assert [(content[e.start : e.end], e.value) for e in find(content)] == [(url, host)]


@pytest.mark.parametrize("content", NONE)
def test_what_looks_like_an_address_is_none(content: str) -> None:
    assert list(find(content)) == []
