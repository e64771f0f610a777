"""How time grows with the size of a document, the number of files and that of phrase patterns; how memory grows with that of files."""

from __future__ import annotations

import gc
import math
import re
import time
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import Corpus
from processes import peak
from stages import TODAY

from policylint.decisions import Settings
from policylint.detectors import LanguageDetector
from policylint.detectors.english import ENGLISH
from policylint.host import Parts, load_parts
from policylint.request.loading import Request
from policylint.running.run import check

SIZES = (100_000, 400_000, 1_600_000)
LARGE = (6_400_000, 20_000_000)
SETTINGS = Settings(frameworks=("gdpr",))


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the line through the logarithms: 1 is linear growth."""
    x = [math.log(size) for size, _ in points]
    y = [math.log(took) for _, took in points]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    above = sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True))
    return above / sum((a - middle_x) ** 2 for a in x)


def _seconds(paths: Sequence[Path], parts: Parts | None = None) -> float:
    parts = parts or load_parts()
    gc.set_threshold(10_000, 5, 2)  # as the command line does
    started = time.process_time()
    check(Request(tuple(map(str, paths)), TODAY), SETTINGS, parts)
    return time.process_time() - started


def with_size(corpus: Corpus, large: bool = False) -> dict[str, float]:
    """Seconds for one document of each size, glued together from policies, and the exponent of growth."""
    sizes = SIZES + (LARGE if large else ())
    whole = b"\n\n".join(corpus.contents) + b"\n\n"
    whole *= 1 + sizes[-1] // len(whole)
    points: list[tuple[float, float]] = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "privacy.md"
        for size in sizes:
            path.write_bytes(whole[:size])
            points.append((size, min(_seconds([path]) for _ in range(1 if size in LARGE else 2))))
    return {
        **{f"{size / 1000:.0f} kB": round(took, 3) for size, took in points},
        "exponent": round(exponent(points), 3) if len(points) > 1 else float("nan"),
    }


def with_number(corpus: Corpus) -> dict[str, dict[str, float]]:
    """Seconds per MB, and peak memory, of a quarter, half and all of the files."""
    found = {}
    for part in (4, 2, 1):
        some = corpus.share(part)
        found[f"{len(some.files)} files"] = {
            "s per MB": round(_seconds(some.files) / (some.size / 1e6), 3),
            "peak MB": peak(some.files),
        }
    return found


def with_vocabulary(corpus: Corpus) -> dict[str, float]:
    """How much longer a whole check takes with all of the English vocabulary than with half of its entries, in per cent."""
    with TemporaryDirectory() as folder:
        parts = {share: _reading(Path(folder) / str(share), share) for share in (2, 1)}
        for one in parts.values():
            _seconds(corpus.files[:8], one)
        rounds = [{share: _seconds(corpus.files, one) for share, one in parts.items()} for _ in range(3)]
    took = {share: min(one[share] for one in rounds) for share in parts}
    return {"whole check, from half to all, %": round(100 * (took[1] / took[2] - 1), 1)}


def _reading(folder: Path, share: int) -> Parts:
    """All parts, with every so manieth entry of the English vocabulary, told by what is written in it."""
    folder.mkdir()
    for file in Path(ENGLISH.folder).glob("*.toml"):
        head, *entries = re.split(
            r"^(?=\[\[pattern\]\])", file.read_text(encoding="utf-8"), flags=re.MULTILINE
        )
        kept = [one for one in entries if blake2b(one.encode()).digest()[0] % share == 0]
        (folder / file.name).write_text(head + "".join(kept), encoding="utf-8")
    parts = load_parts()
    name = f"phrases-{ENGLISH.code}"
    other = LanguageDetector(replace(ENGLISH, folder=str(folder)))
    parts.detectors[:] = [other if one.name == name else one for one in parts.detectors]
    return parts
