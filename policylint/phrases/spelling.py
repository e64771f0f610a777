"""British and American spelling read as one, and the inflected forms of English words.

Only used when patterns are compiled. A rule may also give forms that nobody writes ("exercize"): they
match nothing. What it must not give is a form that is another word ("filed" for "filled"), which is why
some endings go by lists of stems.
"""

from __future__ import annotations

import re

from policylint.phrases.irregular import IRREGULAR, PAST_FORMS

_VERB = "e|es|ed|ing|er|ers"
_SINGLE_L = (
    "cancel|channel|counsel|dial|duel|equal|fuel|initial|label|level|marvel|model|panel|signal|total|travel"
)
_OUR = "arm|behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|rum|sav|vap|vig"

_PAIRS: tuple[tuple[str, str, str, str], ...] = (
    (r"\w+", "is", "iz", rf"{_VERB}|able|ation|ations|ational"),
    (r"\w+", "ys", "yz", _VERB),
    (r"\w+", "ence", "ense", "|s"),
    (r"\w*", "licenc", "licens", f"{_VERB}|ee|ees|or|ors"),
    (r"\w*", "practic", "practis", _VERB),
    (r"\w+", "ogue", "og", "|s"),
    (r"\w*", "programme", "program", "|s"),
    (r"judg|acknowledg|abridg", "ement", "ment", "|s"),
    (r"enrol|fulfil|instal|distil|instil", "", "l", "|s|ment|ments"),
    (r"skil|wil", "ful", "lful", "|ly"),
    (r"", "enquir", "inquir", f"y|ies|{_VERB}"),
    (r"(?:kilo|milli|centi)?(?:cent|met|lit|fib|theat|calib)", "re", "er", "|s"),
    (r"(?:cent|met)", "re", "ere", "d"),
    (rf"(?:un|dis|mis)?(?:{_OUR})", "our", "or", "|s|ed|ing|al|ally|able|ably|ite|ites|y|ful|less|er|ers"),
    (_SINGLE_L, "l", "", "ed|ing|er|ers|ation|ations"),
    (r"", "ageing", "aging", ""),
    (r"", "whilst", "while", ""),
    (r"", "until", "till", ""),
    (r"toward|afterward", "s", "", ""),
    (r"among|amid", "st", "", ""),
)
_RULES = tuple(
    (re.compile(rf"({stem}){old}({endings})"), rf"\g<1>{new}\g<2>")
    for stem, british, american, endings in _PAIRS
    for old, new in ((british, american), (american, british))
)


def spellings(word: str) -> frozenset[str]:
    """The word in British and in American spelling (a set of one where they agree). `word` is a key."""
    found = {word}
    for rule, replacement in _RULES:
        match = rule.fullmatch(word)
        if match:
            found.add(match.expand(replacement))
    return frozenset(found)


def inflections(word: str) -> frozenset[str]:
    """The word and its inflected forms, as a noun and as a verb, in either spelling."""
    forms = {form for base in spellings(word) for form in _forms(base)}
    return frozenset(variant for form in forms for variant in spellings(form))


def _forms(word: str) -> set[str]:
    irregular = IRREGULAR.get(word)
    if irregular is not None:
        return {word, *irregular}
    past = PAST_FORMS.get(word)
    return {word, *_plurals(word), *_gerunds(word), *(_pasts(word) if past is None else past)}


def _plurals(word: str) -> set[str]:
    if re.search(r"[^aeiou]y$", word):
        return {f"{word[:-1]}ies"}
    if re.search(r"(s|x|z|ch|sh)$", word):
        return {f"{word}es"}
    if word.endswith("o"):
        return {f"{word}es", f"{word}s"}
    return {f"{word}s"}


def _gerunds(word: str) -> set[str]:
    if word.endswith("ie"):
        return {f"{word[:-2]}ying"}
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return {f"{word[:-1]}ing"}
    return {f"{stem}ing" for stem in _stems(word)}


def _pasts(word: str) -> set[str]:
    if re.search(r"[^aeiou]y$", word):
        return {f"{word[:-1]}ied"}
    if word.endswith("e"):
        return {f"{word}d"}
    return {f"{stem}ed" for stem in _stems(word)}


def _stems(word: str) -> set[str]:
    """The stem before -ed and -ing: with its last consonant doubled, plain, or (for longer words) either."""
    if not re.search(r"(?:[^aeiou]|qu)[aeiou][bdfgklmnprt]$", word):
        return {word}
    one_syllable = len(re.findall(r"[aeiouy]+", word.replace("qu", "q"))) == 1
    return {word + word[-1]} if one_syllable else {word, word + word[-1]}
