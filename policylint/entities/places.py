"""The second half of a postal address: a place with its postcode, or a state or country."""

from __future__ import annotations

import re
from functools import cache

STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Calif\\.|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois"
    "|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana"
    "|Nebraska|Nevada|New\\sHampshire|New\\sJersey|New\\sMexico|New\\sYork|North\\sCarolina|North\\sDakota|Ohio|Oklahoma|Oregon"
    "|Pennsylvania|Rhode\\sIsland|South\\sCarolina|South\\sDakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington"
    "|West\\sVirginia|Wisconsin|Wyoming|District\\sof\\sColumbia|Puerto\\sRico"
)
STATE_CODES = (
    "A[KLRZ]|C[AOT]|D\\.?C\\.?|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|PR|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]"
    "|N\\.Y\\.|N\\.J\\."
)
_PROVINCES = (
    "ON|BC|QC|AB|MB|SK|NS|NB|NL|PE|YT|NT|NU|Ontario|British\\sColumbia|Qu[eé]bec|Alberta|Manitoba|Saskatchewan|Nova\\sScotia"
    "|New\\sBrunswick"
)
_CITY = r"[A-ZÀ-ÞĀ-Ž][\w'’.-]{1,24}"
_NOT_CITY = r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"


@cache
def sure() -> re.Pattern[str]:
    """A place that is hardly anything else: a state or province with a code, a postcode with letters, six digits."""
    return re.compile(
        rf"\b(?:(?:{STATES}|{STATE_CODES})\.?,?\s{{1,2}}[0-9]{{5}}(?:\s?[-–]\s?[0-9]{{4}})?(?![\w]|[-.][0-9])"
        rf"|(?:(?:{_PROVINCES}),?\s{{1,2}})?[ABCEGHJ-NPRSTVXY][0-9][A-Z]\s?[0-9][A-Z][0-9]\b"
        r"|(?:NSW|N\.S\.W\.|VIC|Vic|QLD|Qld|WA|SA|TAS|Tas|ACT|NT|New\sSouth\sWales|Victoria|Queensland|Tasmania"
        r"|Western\sAustralia|South\sAustralia|Australian\sCapital\sTerritory),?\s{1,2}[0-9]{4}(?![\w/]|[-.][0-9])"
        r"|(?:[A-PR-UWYZ][A-HK-Y]?[0-9][A-Z0-9]?\s?[0-9][ABD-HJLNP-UW-Z]{2}|GIR\s?0AA)\b"
        r"|(?:[AC-FHKNPRTV-Y][0-9]{2}|D6W)\s?(?=[0-9AC-FHKNPRTV-Y]{0,3}[0-9])[0-9AC-FHKNPRTV-Y]{4}\b"
        rf"|(?:NL-?\s?)?[1-9][0-9]{{3}}\s?[A-Z]{{2}},?\s{{1,2}}{_CITY}"
        rf"|{_CITY}(?:\s?[-–,]\s?|\s{{1,2}})[1-9][0-9]{{2}}\s?[0-9]{{3}}(?![\w/]|[-.][0-9])"
        rf"|Singapore\s{{1,2}}\(?[0-9]{{6}}\)?"
        rf"|(?:〒\s?)?[0-9]{{3}}-[0-9]{{4}},?\s{{1,2}}{_CITY}|{_CITY},?\s{{1,2}}(?:〒\s?)?[0-9]{{3}}-[0-9]{{4}}(?![\w-])"
        rf"|[0-9]{{2}}-[0-9]{{3}}\s{{1,2}}{_CITY}|[0-9]{{4}}-[0-9]{{3}}\s{{1,2}}{_CITY}|[0-9]{{5}}-[0-9]{{3}}(?![\w-])"
        rf"|(?:D|A|CH|F|B|L|S|SE|N|NO|DK|FI|FIN|FL|FR|DE|AT|BE|LU|I|IT|E|ES|LT|LV|EE|CZ|SK|SI|HR)[-–][0-9]{{3,5}}(?:\s[0-9]{{2}})?"
        rf"\s{{1,2}}{_CITY})"
    )


@cache
def likely() -> re.Pattern[str]:
    """A place that is one next to a street that is sure: a numeric postcode with a town, in either order."""
    return re.compile(
        rf"(?<![\w.,/-])(?:[0-9]{{3}}\s[0-9]{{2}}|[0-9]{{4,5}}),?\s{{1,2}}{_NOT_CITY}{_CITY}(?:\s(?:am|an\sder|de|la|[A-ZÀ-Þ])\s?[\w.-]{{2,20}})?"
        rf"|\b{_NOT_CITY}{_CITY},?\s{{1,2}}[0-9]{{4,7}}(?![\w/%]|[-.,][0-9])"
        r"|\bDublin\s[0-9]{1,2}\b"
    )


@cache
def region() -> re.Pattern[str]:
    """A state, province or great city without a code: a place only after a numbered street or a box."""
    return re.compile(
        rf"\b(?:{STATES}|(?<=,\s)(?:{STATE_CODES})|{_PROVINCES}|London|Dublin|Berlin|Paris|Stockholm|Oslo|Copenhagen|Helsinki|Amsterdam"
        r"|Brussels|Vienna|Zurich|Zürich|Geneva|Madrid|Barcelona|Milan|Rome|Lisbon|Warsaw|Prague|Budapest|Munich|Hamburg|Tel\sAviv"
        r"|Tokyo|Seoul|Beijing|Shanghai|Hong\sKong|Singapore|Sydney|Melbourne|Auckland|Toronto|Vancouver|Dubai|Mumbai|Bangalore"
        r"|Bengaluru|New\sDelhi|Reykjav[ií]k|Nicosia|Limassol|Valletta|Gibraltar|Luxembourg)\b"
    )
