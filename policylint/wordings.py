"""What findings say in another language than English: translated texts, by topic. Written as TOML.

```toml
[missing]
message = "{noun} nicht gefunden"
readers = "{noun} nur für {readers} gefunden"
help = "Schreiben Sie zum Beispiel: {write} ({passages} Textstellen durchsucht.)"
fix = "Formulierung: {noun}"

[topic."retention.period"]
noun = "Speicherdauer"
write = "Wir speichern ⟨Daten⟩ ⟨Zeitraum⟩ lang."
```
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache

from policylint.frozen import dataclass
from policylint.machine.failing import told_of

_FIELDS = ("message", "readers", "help", "fix")


@dataclass(frozen=True, slots=True)
class Wording:
    """How a topic is called, as in `policylint.topics.Topic`: `noun` names it, `write` would disclose it."""

    noun: str
    write: str


@dataclass(frozen=True, slots=True)
class Wordings:
    """The texts of a language. `missing` are the sentences of the `-missing` rules: `message`, `readers`, `help`, `fix`."""

    missing: Mapping[str, str]
    topics: Mapping[str, Wording]


class WordingsError(ValueError):
    """A file of texts that cannot be used: which, and why."""


@cache
def wordings(path: str) -> Wordings:
    """The texts in a file. Raises WordingsError if it cannot be read or is not as it should be."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        with open(path, encoding="utf-8") as file:
            data = tomllib.loads(file.read())
        missing = {name: str(data["missing"][name]) for name in _FIELDS}
        for text in missing.values():
            text.format(noun="", readers="", write="", passages=0)
        named = {
            topic: Wording(str(texts["noun"]), str(texts["write"])) for topic, texts in data["topic"].items()
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise WordingsError(f"{path}: {told_of(error)}") from error
    return Wordings(missing, named)
