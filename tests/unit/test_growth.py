"""Time and memory grow with a document, and no faster than it: however much it says, and however many names it has."""

from __future__ import annotations

import time
import tracemalloc
from math import log

import pytest

from policylint.linter import Linter

SAYINGS = (
    "We keep your address for two years, and share it.", "We sell your data to our partners.", "It rains.",
    "You can ask us for a copy of your data.", "We do not sell personal data.", "Write to privacy@acme.example.",
    "Payment details go to Stripe, Inc.", "Our servers are in Germany.", "Children under 13 may not use it.",
)  # fmt: skip
EXPONENT = 1.35
"""A square would be 2; what is measured in a second or two on a busy machine is not exact."""
LOOSE = 1.55
"""The same for texts of few different sentences, of which a short one is read from what is remembered."""
TRIES = 6
"""The least times count: other processes only make them longer."""
BYTES = 75
"""Of memory for a byte of text in which every sentence of forty bytes says something, the report included."""


def plain(size: int) -> str:
    """Short sentences that say something, over and over, in paragraphs of five."""
    paragraph = " ".join(SAYINGS[n % len(SAYINGS)] for n in range(7)) + "\n\n"
    return "# Privacy policy\n\n" + paragraph * (size // len(paragraph))


def named(size: int) -> str:
    """Sections in which every name, address, date, place and definition is another."""
    parts, length, number = ["# Privacy policy\n\n"], 0, 0
    while length < size:
        number += 1
        word = "".join(chr(97 + int(digit)) for digit in f"{number:06}")
        part = (
            f"## About {word} {number}\n\n{word.title()} Ltd collects your {word} and shares it with {word[::-1].title()} Inc. "
            f"We keep {word} for {number} days. Write to {word}@{word}.example or call +49 30 {number:07}. "
            f"See section {number} and [{word}](#{word}). Updated {number % 28 + 1} May {1990 + number % 30}.\n\n"
            f"- {word} of {word.title()} GmbH, {word.title()} Street {number}, 10{number % 900:03} Berlin;\n"
            f"- we sell your {word}; we do not sell your {word[::-1]}.\n\n"
        )
        parts.append(part)
        length += len(part)
    return "".join(parts)


def operated(size: int) -> str:
    """Each sentence calls another organisation its own."""
    said = "Ac{0}me Corp{0} Ltd collects your data. We share it with Zeb{0}ra Inc.\n\n"
    return "# Privacy policy\n\n" + "".join(said.format(number) for number in range(size // len(said)))


def templated(size: int) -> str:
    """Two paragraphs and many more, with a variable that was forgotten, a choice, a link or a placeholder in each sentence."""
    parts = [
        "We keep {{data}} and see [us](https://www.example.com/x) for it. ",
        "We {% if site.a %}sell{% else %}do not sell{% endif %} your data. ",
        "{% if site.a %}We sell your data.{% else %}We do not sell your data.{% endif %} <<Company>> <wrote> {{ site.b }}.\n\n",
        "See `code` and {props.b}, please. ",
    ]
    paragraphs = (part * (size // 4 // len(part)) for part in parts)
    return "---\ntitle: Privacy\n---\n\n# Privacy policy\n\n" + "\n\n".join(paragraphs) + "\n"


@pytest.mark.parametrize(
    ("text", "path", "rules", "small"),
    [
        (plain, "p.md", [], 40_000),
        (named, "p.md", [], 40_000),
        (operated, "p.md", [], 40_000),
        (templated, "p.md", ["ALL"], 50_000),
        (templated, "p.mdx", ["ALL"], 50_000),
    ],
)
def test_time_grows_with_the_length(text: object, path: str, rules: list[str], small: int) -> None:
    linter = Linter(frameworks=["gdpr"], select=rules, preview=bool(rules))
    large = 5 * small

    def took(size: int) -> float:
        start = time.thread_time()
        assert linter.check_text(text(size), path=path).failures == ()  # type: ignore[operator]
        return time.thread_time() - start

    linter.check_text(text(small), path=path)  # type: ignore[operator]
    least = [float("inf"), float("inf")]
    for _ in range(TRIES):
        least = [min(least[0], took(small)), min(least[1], took(large))]
        if log(least[1] / least[0]) / log(large / small) < (LOOSE if rules else EXPONENT):
            return
    raise AssertionError(f"{small} code points take {least[0]:.2f} s, {large} take {least[1]:.2f} s")


def _peak(text: str, path: str = "p.md") -> float:
    """How many bytes of memory the check of a text takes at most, for each of its characters."""
    linter = Linter(frameworks=["gdpr"])
    linter.check_text(plain(5_000))
    tracemalloc.start(1)
    try:
        report = linter.check_text(text, path=path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert report.failures == ()
    return peak / len(text)


def test_memory_is_in_proportion_to_the_length() -> None:
    assert _peak(plain(80_000)) < BYTES


@pytest.mark.parametrize(
    ("path", "begins", "part", "most"),
    [
        ("p.md", "", "# a\n", 195),
        ("p.md", "", "- a\n  - b\n    - c\n", 225),
        ("p.md", "", "a\n\n", 195),
        ("p.md", "|x|y|z|\n|-|-|-|\n", "|a|b|c|\n", 395),
        ("p.html", "<table><tr><th>x</th></tr>", "<tr><td>a</td></tr>\n", 187),
        ("p.html", "<table><tr>", "<td>a</td>", 165),
        ("p.html", "<body>", "<h2>a</h2>\n", 190),
        ("p.html", "<ul>", "<li>a\n", 270),
    ],
)
def test_blocks_of_one_letter_take_no_more_memory_than_they_must(
    path: str, begins: str, part: str, most: float
) -> None:
    text = begins + part * (60_000 // len(part))
    assert _peak(text, path) < most
