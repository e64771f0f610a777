from __future__ import annotations

from pathlib import Path

import pytest

from policylint.wordings import Wording, WordingsError, wordings

MISSING = '[missing]\nmessage = "mankas: {noun}"\nreaders = "nur {readers}: {noun}"\nhelp = "{write} {passages}"\nfix = "{noun}"\n'


def test_texts_are_read_by_topic(tmp_path: Path) -> None:
    file = tmp_path / "texts.toml"
    file.write_text(f'{MISSING}[topic."cookies"]\nnoun = "kukoj"\nwrite = "Ni uzas kukojn."\n')
    found = wordings(str(file))
    assert found.topics["cookies"] == Wording("kukoj", "Ni uzas kukojn.")
    assert found.missing["message"].format(noun="kukoj") == "mankas: kukoj"


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        MISSING,
        MISSING.replace("{noun}", "{nown}") + "[topic]\n",
        '[missing]\nmessage = "x"\n[topic]\n',
        f'{MISSING}[topic."cookies"]\nnoun = "kukoj"\n',
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "texts.toml"
    file.write_text(text)
    with pytest.raises(WordingsError, match=r"texts\.toml"):
        wordings(str(file))


def test_a_missing_file_is_named() -> None:
    with pytest.raises(WordingsError, match="nowhere"):
        wordings("nowhere.toml")
