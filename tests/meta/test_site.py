"""The documentation as a site, and as plain Markdown in the repository: every link leads somewhere, and nothing is loaded from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
FENCED = re.compile(r"^ *```.*?^ *```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")


@cache
def anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    prose = FENCED.sub("", path.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_links_between_files_of_the_repository_lead_somewhere() -> None:
    wrong = []
    for page in PAGES:
        for target in LINK.findall(FENCED.sub("", page.read_text(encoding="utf-8"))):
            name, _, anchor = target.partition("#")
            if re.match(r"<?[a-z]+:", name):
                continue
            to = (page.parent / name).resolve() if name else page
            if not to.exists() or (anchor and to.suffix == ".md" and anchor not in anchors(to)):
                wrong.append(f"{page.relative_to(ROOT)}: {target}")
    assert wrong == []


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built strictly: an unknown link, anchor or a page that is not in the navigation is an error."""
    pytest.importorskip("material", reason="the site needs the extra `docs`")
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr, done.stderr
    return folder


@pytest.fixture(scope="module")
def built(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")
    }


def test_every_page_is_built(built: dict[str, str]) -> None:
    pages = {
        path.relative_to(ROOT / "docs").with_suffix(".html").as_posix() for path in ROOT.glob("docs/**/*.md")
    }
    assert {re.sub(r"README\.html$", "index.html", page) for page in pages} <= set(built)


def test_nothing_is_loaded_from_elsewhere(built: dict[str, str], site: Path) -> None:
    for path, text in built.items():
        loaded = re.findall(r"<(?:script|img|iframe|source|video)\b[^>]*\bsrc=\"([^\"]*)", text)
        loaded += re.findall(r"<link\b[^>]*\bhref=\"([^\"]*)", text)
        assert [one for one in loaded if re.match(r"([a-z]+:)?//", one)] == [], path
    for sheet in site.rglob("*.css"):
        assert not re.search(r"(@import|url\()\s*[\"']?(https?:)?//", sheet.read_text(encoding="utf-8"))


def test_no_markdown_is_left_over(built: dict[str, str]) -> None:
    """What GitHub takes for a list or a table must be one in the site, too."""
    for path, text in built.items():
        prose = re.sub(r"<(pre|code|script|style)\b.*?</\1>", "", text, flags=re.DOTALL)
        assert re.findall(r"^(?:[-*] |\|).*", prose, re.MULTILINE) == [], path
        assert re.findall(r"<td[^>]*><code>[^<]*\\\|.*", text) == [], path


def test_rules_stand_in_the_navigation_by_group(built: dict[str, str]) -> None:
    page = built["reference/rules/stale-date.html"]
    for title in ("Tutorials", "How-to", "Reference", "Explanation", "quality", "stale-law", "missing"):
        assert re.search(rf"^\s*{title}\s*$", page, re.MULTILINE), title
    assert 'href="retention-missing.html"' in page


def test_files_of_the_repository_that_pages_link_to_are_in_the_site(
    built: dict[str, str], site: Path
) -> None:
    linked = {
        (site / path).parent.joinpath(target).resolve()
        for path, text in built.items()
        for target in re.findall(r'href="([./]*source/[^"#]+)', text)
    }
    assert linked
    assert [path for path in linked if not path.is_file()] == []
