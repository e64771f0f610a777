"""British and American spelling read as one, and the inflected forms of English words.

Only used when patterns are compiled. A rule may also give forms that nobody writes ("exercize"): they
match nothing. What it must not give is a form that is another word ("filed" for "filled"), which is why
some endings go by lists of stems.
"""

from __future__ import annotations

import re

from policylint.phrases.irregular import IRREGULAR, PAST_FORMS

_OUR = "arm|behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|rum|sav|vap|vig"
_SINGLE_L = (
    "cancel|channel|counsel|dial|duel|equal|fuel|initial|label|level|marvel|model|panel|signal|total|travel|tunnel"
)
_PAIRS: tuple[tuple[str, str, str], ...] = (
    (r"is(e|es|ed|ing|er|ers|able|ation|ations|ational)$", r"iz(e|es|ed|ing|er|ers|able|ation|ations|ational)$", "is iz"),
    (r"ys(e|es|ed|ing|er|ers)$", r"yz(e|es|ed|ing|er|ers)$", "ys yz"),
    (r"ence(s?)$", r"ense(s?)$", "ence ense"),
    (r"licenc(e|es|ed|ing|ee|ees|or|ors)$", r"licens(e|es|ed|ing|ee|ees|or|ors)$", "licenc licens"),
    (r"practic(e|es|ed|ing)$", r"practis(e|es|ed|ing)$", "practic practis"),
    (r"ogue(s?|d)$", r"og(s?|d)$", "ogue og"),
    (r"programme(s?)$", r"program(s?)$", "programme program"),
    (r"(cent|met|lit|fib|theat|calib|spect)re(s?|d)$", "", ""),
    (r"(judg|acknowledg|abridg|lodg)ement(s?)$", r"(judg|acknowledg|abridg|lodg)ment(s?)$", "ement ment"),
    (r"(enrol|fulfil|instal|distil|instil)(s?|ment|ments)$", "", ""),
    (r"(skil|wil)ful(ly)?$", r"(skil|wil)lful(ly)?$", "ful lful"),
    (r"enquir(y|ies|e|es|ed|ing|er|ers)$", r"inquir(y|ies|e|es|ed|ing|er|ers)$", "enquir inquir"),
    (r"ageing$", r"aging$", "ageing aging"),
    (r"whilst$", r"while$", "whilst while"),
    (r"(toward|afterward|forward)s$", "", ""),
    (r"(among|amid)st$", "", ""),
)
_OUR_ENDING = re.compile(rf"^(un|dis|mis)?({_OUR})ou?r(s|ed|ing|al|ally|able|ably|ite|ites|y|ful|less|er|ers)?$")
_L_ENDING = re.compile(rf"^({_SINGLE_L})l?l(ed|ing|er|ers|ation|ations)$".replace("l)l?l", ")ll?"))
_VOWELS = "aeiou"


def spellings(word: str) -> frozenset[str]:
    """The word in British and in American spelling (a set of one where they agree). `word` is a key."""
    return frozenset((word, *_by_ending(word)))


def inflections(word: str) -> frozenset[str]:
    """The word and its inflected forms, as a noun and as a verb, in either spelling."""
    bases = spellings(word)
    forms = {form for base in bases for form in _forms(base)}
    return frozenset(variant for form in forms for variant in spellings(form))


def _by_ending(word: str) -> set[str]:
    found = set()
    for british, american, swap in _PAIRS:
        if not swap:
            continue
        one, other = swap.split()
        if re.search(british, word):
            found.add(_swap_last(word, one, other))
        if re.search(american, word):
            found.add(_swap_last(word, other, one))
    match = _OUR_ENDING.search(word)
    if match:
        front, back = (match[1] or "") + match[2], match[3] or ""
        found |= {f"{front}our{back}", f"{front}or{back}"}
    found |= _by_stem(word)
    return found - {word}


def _by_stem(word: str) -> set[str]:
    match = re.search(r"^((?:kilo|milli|centi)?(?:cent|met|lit|fib|theat|calib))(?:re|er)(s|d|ed)?$", word)
    if match:
        ending = (match[2] or "")[-1:]
        return {f"{match[1]}re{ending}", f"{match[1]}er{'ed' if ending == 'd' else ending}"}
    match = re.search(r"^(enrol|fulfil|instal|distil|instil)l?(s|ment|ments)?$", word)
    if match:
        return {match[1] + (match[2] or ""), f"{match[1]}l{match[2] or ''}"}
    match = re.search(rf"^({_SINGLE_L})l?(ed|ing|er|ers|ation|ations)$", word)
    if match:
        return {match[1] + match[2], f"{match[1]}l{match[2]}"}
    match = re.search(r"^(toward|afterward)s?$", word)
    if match:
        return {match[1], f"{match[1]}s"}
    match = re.search(r"^(among|amid)(?:st)?$", word)
    return {match[1], f"{match[1]}st"} if match else set()


def _swap_last(word: str, old: str, new: str) -> str:
    front, _, back = word.rpartition(old)
    return front + new + back


def _forms(word: str) -> set[str]:
    irregular = IRREGULAR.get(word)
    if irregular is not None:
        return {word, *irregular}
    forms = {word, *_plurals(word), *_gerunds(word)}
    past = PAST_FORMS.get(word)
    return forms | (set(past) if past is not None else _pasts(word))


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
    if word.endswith("e") and not re.search(r"(ee|oe|ye)$", word):
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
    if not re.search(r"[^aeiou](?:[aeiou]|qu[aeiou])[bdfgklmnprt]$", word):
        return {word}
    one_syllable = len(re.findall(r"[aeiouy]+", word.replace("qu", "q"))) == 1
    return {word + word[-1]} if one_syllable else {word, word + word[-1]}
