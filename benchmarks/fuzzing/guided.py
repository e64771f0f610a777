"""Fuzzing led by coverage: atheris changes our own files and what it made of them, and keeps what reaches new code."""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

from fuzzing.target import Target, as_bytes


def fuzz(name: str, seconds: float, seed: int, keep: Path) -> None:
    """Fuzz one target; does not return. A failing input is left in `keep`, and the exit status is not 0.

    Raises ModuleNotFoundError without atheris, and KeyError for an unknown target.
    """
    import atheris

    with redirect_stderr(StringIO()), atheris.instrument_imports(include=["policylint"]):
        from fuzzing.running import attempt, attempt_quietly
        from fuzzing.targets import targets

        target = targets()[name]
        corpus = keep / "corpus" / name
        _sow(target, corpus)
        for file in sorted(corpus.iterdir())[:20]:
            attempt_quietly(target, file.read_bytes())  # imports what is imported late
    atheris.Setup(
        [
            sys.argv[0], f"-max_total_time={max(int(seconds), 1)}", f"-seed={seed % 2**31 + 1}", "-max_len=4000", "-timeout=60",
            f"-artifact_prefix={keep}{os.sep}{name}-", f"-dict={_dictionary(target, keep)}", "-print_final_stats=1", "-verbosity=0", str(corpus),
        ],
        lambda data: attempt(target, data) and None,
    )  # fmt: skip
    atheris.Fuzz()


def _sow(target: Target, corpus: Path) -> None:
    """Put some inputs there to begin with: those of the target's own making."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded

    if corpus.is_dir():
        return
    corpus.mkdir(parents=True)
    sown: list[bytes] = []
    chosen = settings(
        max_examples=60,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    seeded(1)(chosen(given(target.inputs())(lambda data: sown.append(data))))()
    for number, data in enumerate(sown):
        (corpus / f"{number:03}").write_bytes(data)


def _dictionary(target: Target, keep: Path) -> Path:
    """The pieces from which texts are made, as libFuzzer reads them."""
    from fuzzing import texts

    words = {*texts.MARKDOWN, *texts.HTML, *texts.ODD, *texts.SUPPRESSIONS, *texts.PROSE}
    file = keep / f"{target.name}.dict"
    quoted = ("".join(f"\\x{byte:02x}" for byte in as_bytes(word)[:60]) for word in sorted(words))
    file.write_text("".join(f'"{word}"\n' for word in quoted), encoding="ascii")
    return file
