from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from policylint import Linter
from policylint.reporter import Report, Style
from policylint.reporters.html import render

TEMPLATE = files("policylint.reporters").joinpath("templates/report.html").read_text(encoding="utf-8")


def colours(scheme: str) -> dict[str, str]:
    light, dark = re.findall(r":root \{(.*?)\}", TEMPLATE, re.DOTALL)
    return dict(re.findall(r"--([\w-]+): (#\w+)", light if scheme == "light" else dark))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[index : index + 2], 16) / 255 for index in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["text", "faint", "link", "error", "warning", "info"])
def test_contrast_is_that_of_wcag_aa(scheme: str, name: str) -> None:
    palette = colours(scheme)
    for ground in ("back", "soft"):
        darker, lighter = sorted((luminance(palette[name]), luminance(palette[ground])))
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5
    darker, lighter = sorted((luminance(palette["mark-text"]), luminance(palette["mark"])))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_each_finding_has_its_place_its_law_and_its_cure(reports: dict[str, Report]) -> None:
    page = render(reports["shop"], Style())
    assert "<mark>## What we keep</mark>" in page
    assert (
        '<a href="https://eur-lex.europa.eu/eli/reg/2016/679/oj#art_13" rel="noopener noreferrer">GDPR Art. 13(2)(a)</a>'
        in page
    )
    assert "the other statement <code>shop/privacy.md:3:26</code>" in page
    assert "Possible wording" in page
    assert '<html lang="en">' in page


def test_identities_are_unique_and_links_within_the_page_lead_somewhere(reports: dict[str, Report]) -> None:
    page = render(reports["many"], Style())
    identities = re.findall(r' id="([^"]*)"', page)
    assert len(identities) == len(set(identities))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(identities)
    assert set(re.findall(r'aria-labelledby="([^"]*)"', page)) <= set(identities)


def test_nothing_is_loaded(reports: dict[str, Report]) -> None:
    page = render(reports["world"], Style())
    assert "default-src 'none'" in page
    assert not re.search(r"url\(|@import|<(?:script|link|img|iframe)|\ssrc=", page)


def test_failures_and_what_was_withheld_are_told(reports: dict[str, Report]) -> None:
    assert "Did not run properly" in render(reports["failed"], Style())
    assert "Nothing is reported as missing here: the text is in another language (sv)" in render(
        reports["world"], Style()
    )


def test_a_list_of_policies_tells_where_a_note_narrows_what_was_looked_for(tmp_path: Path) -> None:
    swedish = (
        "# Integritet\n\n"
        + "Vi samlar in ditt namn och din adress när du handlar hos oss, och vi säljer inga uppgifter. " * 3
    )
    texts = {"privacy.sv.md": swedish, "privacy.md": "# Privacy\n\nWe collect your name.\n"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = Linter().check_paths([tmp_path / name for name in texts])
    assert "no findings, with a note</li>" in render(report, Style())
