"""The forms of German words, for patterns: `word~`, and spellings with and without umlauts and ß.

By rule, with a table of strong verbs. A rule may give forms that nobody writes ("gebte"); they match nothing.
"""

from __future__ import annotations

from policylint_german.strong_verbs import STRONG

_ASCII = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"))
_UMLAUT = {"a": "ä", "o": "ö", "u": "ü"}
_ENDINGS = ("", "e", "en", "er", "es", "em", "ern", "n", "s", "in", "innen")
_VERB = (
    "e",
    "st",
    "t",
    "est",
    "et",
    "en",
    "te",
    "ten",
    "tet",
    "ete",
    "eten",
    "end",
    "ende",
    "enden",
    "ender",
    "endes",
)
_PREFIXES = (
    "zurück", "weiter", "bereit", "fest", "offen", "nach", "mit", "ein", "aus", "auf", "vor", "her", "hin", "weg",
    "bei", "ab", "an", "zu",
)  # fmt: skip
_INSEPARABLE = ("be", "ver", "er", "ent", "zer", "miss", "über", "unter", "wider", "ge")


def forms(word: str) -> frozenset[str]:
    """The word as it is spelled with umlauts and ß, and without ("ue", "ss"). `word` is in lower case."""
    plain = word.replace("ß", "ss")
    written = word
    for letter, letters in _ASCII:
        written = written.replace(letter, letters)
    return frozenset({word, plain, written})


def inflections(word: str) -> frozenset[str]:
    """The word and its inflected forms, as noun, adjective and verb, in every spelling."""
    found = {word + ending for ending in _ENDINGS} | _umlauted(word)
    if word.endswith("e") and len(word) > 1:
        found |= {word + ending for ending in ("n", "r", "s", "m", "rn")} | {word[:-1]}
    if word.endswith("n") and len(word) > 3:
        found |= _verb(word)
    return frozenset(spelled for form in found for spelled in forms(form))


def _umlauted(word: str) -> set[str]:
    """Plurals with an umlaut: "verträge", "häuser"."""
    for place in range(len(word) - 1, -1, -1):
        if word[place] in _UMLAUT and word[place - 1 : place + 1] not in ("eu", "au"):
            changed = word[:place] + _UMLAUT[word[place]] + word[place + 1 :]
            return {changed + ending for ending in ("", "e", "en", "er", "ern")}
    return set()


def _verb(word: str) -> set[str]:
    prefix = next((one for one in _PREFIXES if word.startswith(one) and len(word) > len(one) + 4), "")
    base = word[len(prefix) :]
    if base in STRONG:
        present, past, participle = STRONG[base]
        found = {*present.split(), *past.split(), participle, base, f"{base}d"}
    else:
        stem = base[:-2] if base.endswith("en") else base[:-1]
        found = {stem + ending for ending in _VERB} | {base}
        weak = stem + ("et" if stem.endswith(("t", "d")) else "t")
        found.add(weak if base.startswith(_INSEPARABLE) or base.endswith("ieren") else f"ge{weak}")
    joined = {prefix + form for form in found}
    return joined | ({f"{prefix}zu{base}"} if prefix else set())
