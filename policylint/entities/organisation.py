"""Organisations: names with a legal form ("Acme, Inc.", "Foo GmbH & Co. KG"), universities and foundations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policylint.entities.words import places_of
from policylint.entity import Entity
from policylint.patterns import deferred, words
from policylint.patterns.expressions import compiled

_UNIVERSITY = "Universi"
_LONGEST = 110
_MOST_WORDS = 8


_LINKS = words("of & + de du des la le von van der den und et y do da")
_LETTERS_ONLY = words("AB AS SA AG SE NV BV KG SL Ab UG AD KK LP Oy")
_NO_COMMA = _LETTERS_ONLY | words("Limited Company Foundation University Stiftung Universität Universitet")
_LEADING = words(
    """
    The This That These We Our Your At By If In On For From To Of And Or When Is Are With Contact About As Where
    Us Copyright Welcome Controller Address Name Attn Dear You Mail Email Please Each Any All Such Its Their Use
    How Who Privacy Policy Notice Statement Terms Conditions Data Protection Officer Website Site Between Under
    Within Both Only While Because Since Although However Also Through Via Per What Which But Provider Operator
    Owner Company Joint Seller Registered Office Headquarters Trademark Effective Updated Partner A An No Not
    """
)
_GENERIC = _LEADING | words(
    """
    Parent Group Holding Affiliated Subsidiary Public Private Limited Liability Stock Local Foreign Same Other
    Insurance Operating Management Member Successor Acquiring State Time Legal Solid Named Charitable National
    """
)
_NOT_BEFORE_OF = words(
    """
    Policy Notice Statement Terms Part Subsidiary Division Trademark Trademarks Member Affiliate Affiliates Use
    Website Behalf Privacy Service Services Name Products Property Site Subsidiaries Representative Officer
    Director CEO Employees Users Customers Owner Address Office Headquarters Copyright Department Conditions Rights
    """
)
_NOT_BEFORE_LETTERS = words(
    """
    State States US U.S. California Texas York Virginia Colorado Utah Connecticut Street St St. Avenue Ave Ave.
    Road Rd Rd. Blvd Blvd. Boulevard Drive Dr Dr. Way Lane Floor Suite SUCH WELL USED KNOWN SAME FAR LONG SOON ACT
    SERVE ACTING DATA PROVIDED JUST
    """
)
_BREAKING = words("We You From Our Your Another That This Is Are Who What How Where When If With Or Contact")
_UNSURE_AFTER_NUMBER = _NO_COMMA | words("Corporation CORPORATION Co. SIA SRL N.A.")
_BEFORE_YEAR = words("Copyright COPYRIGHT In Since From By Article Section Part No")
_YEAR = deferred(r"(?:19|20)[0-9]{2}")
_NUMBER = deferred(r"[0-9]{2,6}")
_WORD = deferred(r"[\w&'’.+!-]+")
_BREAK = deferred(r"[\n:;()\[\]“”\"|•·,?]|\s[–—-]\s")
_BRACKET = deferred(r"\s\([A-Z][\w. ]{1,20}\)$")
_POINTED = deferred(r"(?:[A-Z]\.)+|(?:St|Dr|Mr|Mrs|Bros|Co|Intl|Dept|Mt|Ft|Jr|Sr)\.")
_FOLLOWED = deferred(r"\s(?:[0-9]{5}\b|[A-Z][0-9][A-Z]\b)")
_LIMITED_TO = deferred(r"\s(?:to|by|in|time|use|Liability|Time|Access|Data|Use|Exceptions?|Partnership)\b")


@cache
def _forms() -> re.Pattern[str]:
    """Legal forms, longer ones first; the full stops that belong to them included."""
    limited = r"(?:Ltd\b\.?|LTD\b\.?|Limited\b|LIMITED\b)"
    combined = (
        rf"Co\.?,?\s(?:{limited}|KG|Inc\b\.?)|Private\sLimited|Public\sLimited\sCompany|Limited\sLiability\sCompany"
        rf"|Limited\sPartnership|(?:\(?P(?:ty|TY)\)?|P(?:te|TE)|P(?:vt|VT))\.?,?\s{limited}|Sdn\.?\sBhd\b\.?"
        r"|GmbH\s(?:&|und)\sCo\.?\s?(?:KGaA|KG|OHG)|(?:AG|SE)\s(?:&|und)\sCo\.?\s?(?:KGaA|KG)"
        r"|UG\s\(haftungsbeschränkt\)|Sociedad\sAnónima"
    )
    romance = (
        r"S\.?\s?A\.?\s?de\sC\.?\s?V\.?|S\.?\s?de\sR\.?\s?L\.?(?:\sde\sC\.?V\.?)?|S\.?\s?[àÀ]\s?r\.?\s?l\.?"
        r"|S\.A\.R\.L\.?|SARL|SÀRL|Sàrl|S\.A\.S\.|S\.A\.U\.|S\.p\.A\.?|SpA|S\.P\.A\.?|S\.r\.l\.?|S\.R\.L\.?|SRL|Srl"
        r"|S\.L\.U\.|S\.L\.|S\.A\.|S\.E\.|SASU?|EURL|SPRL|Lda\b\.?|Ltda\b\.?|LTDA"
    )
    continental = (
        r"gGmbH|GmbH|Sp\.\s?z\s?o\.\s?o\.?|BVBA|B\.\s?V\.?|BV|N\.\s?V\.?|NV|V\.O\.F\.|VOF|A/S|I/S|K/S|ApS|ASA|AB|AS"
        r"|Oyj|Oy|Ab|AG|SE|SA|SL|KGaA|KG|OHG|GbR|UG|OÜ|UAB|SIA|K[Ff][Tt]\b\.?|Zrt\b\.?|Nyrt\b\.?|A\.Ş\."
    )
    others = (
        r"K\.K\.|KK|G\.K\.|PJSC|JSC|OOO|FZ-?LLC|FZE|W\.L\.L\.|PLLC|LLLP|LLP|L\.L\.P\.|LLC|L\.L\.C\.|L\.P\.|LP|PLC|P\.L\.C\."
        rf"|DAC|CLG|N\.A\.|Inc\b\.?|INC\b\.?|Incorporated|{limited}|Ltée|Corporation|CORPORATION|Corp\b\.?|CORP\b\.?"
        r"|Company|Co\.|Foundation|Stiftung|University|Universität|Universitet"
    )
    return compiled(rf"(?:{combined}|{romance}|{continental}|{others})(?![\w&])")


@cache
def _small_forms() -> re.Pattern[str]:
    return compiled(
        r"(?:plc|e\.\s?V\.|e\.\s?K\.|e\.\s?G\.|eG|s\.r\.o\.?|a\.s\.|d\.o\.o\.?|d\.d\.|sp\.\sz\so\.o\.?)(?!\w)"
    )


@cache
def _university_of() -> re.Pattern[str]:
    place = r"[A-ZÀ-Þ][\w'’-]{1,30}"
    return compiled(
        r"(?:University|Université|Universidad|Universidade|Università|Universität|Universiteit)"
        rf"\s(?:(?:of|de|do|di|van|at|degli|zu)\s)?(?:(?:the|la|Studi\sdi)\s)?{place}(?:\s(?:of\s)?{place}){{0,3}}"
    )


FIRST_WORDS = words(
    """
    Co Private Public Limited Pty PTY Pte PTE Pvt PVT Sdn GmbH AG SE UG Sociedad S.A SA S.à S.À SARL SÀRL
    Sàrl S.A.R.L S.A.S S.A.U S.p.A SpA S.P.A S.r.l S.R.L SRL Srl S.L.U S.L S.E SAS SASU EURL SPRL Lda Ltda LTDA Sp
    BVBA B.V BV N.V NV V.O.F VOF A/S I/S K/S ApS ASA AB AS Oyj Oy Ab SL KGaA KG OHG GbR OÜ UAB SIA Kft KFT KFt Zrt
    Nyrt A.Ş K.K KK G.K PJSC JSC OOO FZ FZLLC FZE W.L.L PLLC LLLP LLP L.L.P LLC L.L.C L.P LP PLC P.L.C DAC CLG N.A
    Inc INC Incorporated Ltd LTD LIMITED Ltée Corporation CORPORATION Corp CORP Company Foundation Stiftung
    University Université Universidad Universidade Università Universität Universiteit Universitet
    """
)
"""The capitalised words with which legal forms begin."""

HINTS = (" plc", ".o.", "a.s.", "d.d.", " eg", "e.v", "e. v", "e.k", "e. k", "e.g", "universi")
"""One of these stands, folded, where an organisation is named without any of these: a small legal form, or a university."""


def find(content: str) -> Iterator[Entity]:
    """Organisations in order; the value is the name as written, its legal form included."""
    forms = [form for place in places_of(content, FIRST_WORDS) if (form := _forms().match(content, place))]
    if _has_small_form(content):
        forms.extend(_small_forms().finditer(content))
    hits = [(start, form.end()) for form in forms if (start := _name_start(content, form)) is not None]
    if _UNIVERSITY in content:
        hits.extend(match.span() for match in _university_of().finditer(content))
    done = 0
    for start, end in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if start >= done:
            yield Entity("organisation", start, end, content[start:end])
            done = end


def is_marked(content: str) -> bool:
    """Whether a text that has the `HINTS` has them as they are written."""
    return _has_small_form(content) or _UNIVERSITY in content


def _has_small_form(content: str) -> bool:
    """Whether a small legal form may stand in a text."""
    if " plc" in content or ".o." in content or "a.s." in content or "d.d." in content or " eG" in content:
        return True
    return "e.V" in content or "e. V" in content or "e.K" in content or "e. K" in content or "e.G" in content


def _name_start(content: str, form: re.Match[str]) -> int | None:
    """Where the name before a legal form begins; None if there is none, or the form is something else."""
    end = form.start()
    if not end or content[end - 1] not in " \xa0":
        return None
    end -= 1
    if content[end - 1 : end] == ",":
        if form[0] in _NO_COMMA or form[0] == "Co.":
            return None
        end -= 1
    elif bracket := _BRACKET.search(content, max(0, end - 24), end):
        end = bracket.start()
    words = _words_before(content, end)
    if not words or not _is_form(content, form, words[0][1]):
        return None
    if _is_number(content, words) and form[0] not in _UNSURE_AFTER_NUMBER:
        return words[0][0]
    while words and (words[-1][1] in _LINKS or _is_leading(words[-1][1])):
        words.pop()
    if all(word in _GENERIC or not any(map(str.isalpha, word)) for _, word in words):
        return None
    return words[-1][0]


def _is_number(content: str, words: list[tuple[int, str]]) -> bool:
    """Whether the name is a number ("1906 Ltd"), and the number not the year of a notice of copyright."""
    start, number = words[0]
    if _NUMBER.fullmatch(number) is None or content[max(0, start - 5) : start].rstrip().endswith(
        ("©", "(c)", "(C)")
    ):
        return False
    return len(words) == 1 or (_is_leading(words[1][1]) and words[1][1] not in _BEFORE_YEAR)


def _is_leading(word: str) -> bool:
    """Whether `word` stands before a name rather than in it: an article, a label, a year."""
    return (
        word in _LEADING or (word.isupper() and word.title() in _LEADING) or _YEAR.fullmatch(word) is not None
    )


def _words_before(content: str, end: int) -> list[tuple[int, str]]:
    """The words of a name that ends at `end`, the last first, each with its start."""
    left = max(0, end - _LONGEST)
    window = content[left:end]
    breaks = [match.end() for match in _BREAK.finditer(window)]
    offset = breaks[-1] if breaks else 0
    words: list[tuple[int, str]] = []
    position = len(window)
    for word in reversed(window[offset:].replace("\xa0", " ").split(" ")):
        position -= len(word)
        if not word or len(words) == _MOST_WORDS or not _is_part(word, words):
            break
        words.append((left + position, word))
        position -= 1
    return words


def _is_part(word: str, after: list[tuple[int, str]]) -> bool:
    """Whether `word` belongs to the name whose later words are `after`."""
    if word in _LINKS:
        return bool(after)
    if word in _BREAKING:
        return False
    if _WORD.fullmatch(word) is None:
        return False
    if not (word[0].isupper() or word[0].isdigit()):
        branded = any(mark.isupper() for mark in word) or word.endswith((".com", ".org", ".io", ".de"))
        return branded and word[0].isalpha() and word not in ("iOS",)
    if after and word.endswith("."):
        return _POINTED.fullmatch(word) is not None
    if after and after[-1][1] == "of" and word in _NOT_BEFORE_OF:
        return False
    return not after or _forms().fullmatch(word) is None or word in ("University", "Foundation", "Company")


def _is_form(content: str, form: re.Match[str], before: str) -> bool:
    """Whether what looks like a legal form is none of the words and abbreviations that look alike."""
    written, end = form[0], form.end()
    if written == "Limited":
        return _LIMITED_TO.match(content, end) is None
    if written in _LETTERS_ONLY:
        return before not in _NOT_BEFORE_LETTERS and _FOLLOWED.match(content, end) is None
    return _forms().fullmatch(before) is None or before in ("University", "Foundation", "Company", "Limited")
