"""Vocabulary files: what they may hold, and what is said of mistakes."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from policylint.phrases.reading import read, read_classes
from policylint.phrases.vocabulary import Entry, VocabularyError

TOPICS = ("retention", "retention.period", "cookies")


def directory(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.toml").write_text(dedent(text).lstrip(), encoding="utf-8")
    return tmp_path


def problems(tmp_path: Path, **files: str) -> list[tuple[str, int, str, str]]:
    with pytest.raises(VocabularyError) as caught:
        read(directory(tmp_path, **files), TOPICS)
    return [(found.file, found.line, found.message, found.hint) for found in caught.value.problems]


def test_entries_name_patterns_by_number(tmp_path: Path) -> None:
    vocabulary = read(
        directory(
            tmp_path,
            classes="""
                family = "classes"
                [classes]
                keep = ["(keep~|retain~)", "hold~ on to"]
                data = "(data|information)"
            """,
            retention="""
                family = "retention"

                [[pattern]]
                topics = ["retention", "retention.period"]
                any = ["{keep} {data} ..3 {number} year~", "for {number} year~"]
                with = ["{keep}", ["{data}", "account~"]]
                unless = ["backup~"]
                under = ["retention"]
                not-under = ["cookies"]
                in = ["sentence", "heading"]
                polarity = "stated"
                confidence = "likely"
                note = "a period"

                [[pattern]]
                topic = "cookies"
                any = ["cookies"]
            """,
        ),
        TOPICS,
    )
    first, second = vocabulary.entries
    names = vocabulary.patterns.sources
    assert [names[number] for number in first.any] == [
        "{keep} {data} ..3 {number} year~",
        "for {number} year~",
    ]
    assert [[names[number] for number in group] for group in first.with_] == [
        ["{keep}"],
        ["{data}", "account~"],
    ]
    assert [names[number] for number in (*first.unless, *first.under, *first.not_under)] == [
        "backup~",
        "retention",
        "cookies",
    ]
    assert (first.topics, first.kinds) == (("retention", "retention.period"), ("sentence", "heading"))
    assert (first.polarity, first.confidence, first.note) == ("stated", "likely", "a period")
    assert (first.family, first.line) == ("retention", 3)
    assert second == Entry(("cookies",), first.not_under, family="retention", line=15)


def test_only_triggers_are_looked_for(tmp_path: Path) -> None:
    vocabulary = read(
        directory(
            tmp_path,
            a="""
                family = "a"
                [[pattern]]
                topic = "cookies"
                any = ["cookies"]
                with = ["browser~"]
            """,
        ),
        TOPICS,
    )
    (sheet,) = vocabulary.patterns.sheets([("Cookies in your browser", 0)])
    found = sheet.matching(vocabulary.patterns.triggers)
    assert [vocabulary.patterns.sources[number] for number, _ in found] == ["cookies"]


def test_all_mistakes_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        classes="""
            family = "classes"
            [classes]
            keep = "(keep~|retain~"
            data = ["data", 3]
            uses = ["{keep} it"]
            number = "x"
        """,
        entries="""
            family = "entries"
            [classes]
            keep = "store~"

            [[pattern]]
            topic = "retention.perod"
            any = [
              "good",
              "keep {uzes}",
            ]
            polarity = "denyed"

            [[pattern]]
            any = []
            wiht = ["x"]
            in = ["paragraph"]

            [[pattern]]
            topic = "cookies"
            any = ['say "" it', "{uses} x"]
            with = "browser"
        """,
    )
    assert found == [
        (
            "classes.toml",
            3,
            "the pattern ends too early at offset 14 of `(keep~|retain~`",
            "`(` is never closed",
        ),
        ("classes.toml", 4, "class {data} is no pattern", "a string, or a list of strings"),
        ("classes.toml", 6, "class {number} is defined twice", "first built in"),
        ("entries.toml", 3, "class {keep} is defined twice", "first in classes.toml"),
        ("entries.toml", 6, "unknown topic `retention.perod`", "did you mean `retention.period`?"),
        (
            "entries.toml",
            9,
            "there is no class {uzes} at offset 5 of `keep {uzes}`",
            "did you mean `uses`?",
        ),
        ("entries.toml", 11, "`polarity` cannot be 'denyed'", "did you mean `denied`?"),
        ("entries.toml", 13, "`any` is no list of patterns", 'any = ["…", "…"]'),
        ("entries.toml", 13, "an entry needs its topics", '`topic = "…"` or `topics = ["…"]`'),
        ("entries.toml", 15, "unknown key `wiht`", "did you mean `with`?"),
        ("entries.toml", 16, "`in` names kinds of passage", "sentence item row heading"),
        ("entries.toml", 18, "`with` is no list", "a list of patterns or of lists of patterns"),
        (
            "entries.toml",
            20,
            'no word at offset 4 of `say "" it`',
            "quotation marks hold words in exactly this case",
        ),
    ]


def test_a_file_that_is_no_vocabulary(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        broken="family = \n",
        nameless="""
            famly = "x"
            [[pattern]]
            topic = "cookies"
            any = ["cookies"]
        """,
        shapes="""
            family = "shapes"
            classes = 3
            pattern = ["x"]
        """,
    )
    assert [(file, line) for file, line, _, _ in found] == [
        ("broken.toml", 1),
        ("nameless.toml", 1),
        ("nameless.toml", 1),
        ("shapes.toml", 2),
        ("shapes.toml", 3),
    ]
    assert found[0][2].startswith("not valid TOML")
    assert {found[1][2], found[2][2]} == {"unknown key `famly`", "`family` is missing"}


def test_escaped_quotation_marks_are_found_in_their_line(tmp_path: Path) -> None:
    found = problems(tmp_path, a='family = "a"\n[classes]\nx = [\n  "fine",\n  "our \\"DPO\\" ("\n]\n')
    assert [(line, message.split(" at ")[0]) for _, line, message, _ in found] == [
        (5, "the pattern ends too early")
    ]


def test_classes_of_a_directory(tmp_path: Path) -> None:
    files = directory(tmp_path, a='family = "a"\n[classes]\nwe = ["we", "us"]\nit = "it"\n')
    assert read_classes(files) == {"we": ("we", "us"), "it": ("it",)}


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "9" * 5000, "a." * 3000 + "b = 1"])
def test_what_no_reader_of_toml_takes_is_told(tmp_path: Path, text: str) -> None:
    ((_, line, message, _),) = problems(tmp_path, deep=text)
    assert (line, message[:14]) == (1, "not valid TOML")


def test_a_class_without_patterns_cannot_be_used(tmp_path: Path) -> None:
    told = problems(tmp_path, few='family = "few"\n[classes]\nnone = []\n')
    assert [message for _, _, message, _ in told if "is no pattern" in message]
