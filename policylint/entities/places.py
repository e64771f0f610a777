"""The second half of a postal address: a place with its postcode, or a state, province or great city."""

from __future__ import annotations

import re
from functools import cache

from policylint.patterns.expressions import compiled

_STATES = (
    r"Alabama|Alaska|Arizona|Arkansas|California|Calif\.|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho"
    r"|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi"
    r"|Missouri|Montana|Nebraska|Nevada|New\sHampshire|New\sJersey|New\sMexico|New\sYork|North\sCarolina"
    r"|North\sDakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode\sIsland|South\sCarolina|South\sDakota|Tennessee|Texas"
    r"|Utah|Vermont|Virginia|Washington|West\sVirginia|Wisconsin|Wyoming|District\sof\sColumbia|Puerto\sRico"
)
_STATE_CODES = (
    r"A[KLRZ]|C[AOT]|D\.?C\.?|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|PR|RI|S[CD]|T[NX]"
    r"|UT|V[AT]|W[AIVY]|N\.Y\.|N\.J\."
)
_PROVINCES = (
    r"ON|BC|QC|AB|MB|SK|NS|NB|NL|PE|YT|NT|NU|Ontario|British\sColumbia|Qu[eé]bec|Alberta|Manitoba|Saskatchewan"
    r"|Nova\sScotia|New\sBrunswick"
)
_AUSTRALIAN = (
    r"NSW|N\.S\.W\.|VIC|Vic|QLD|Qld|WA|SA|TAS|Tas|ACT|NT|New\sSouth\sWales|Victoria|Queensland|Tasmania"
    r"|Western\sAustralia|South\sAustralia|Australian\sCapital\sTerritory"
)
_CITIES = (
    r"London|Dublin|Berlin|Paris|Stockholm|Oslo|Copenhagen|Helsinki|Amsterdam|Brussels|Vienna|Zurich|Zürich|Geneva"
    r"|Madrid|Barcelona|Milan|Rome|Lisbon|Warsaw|Prague|Budapest|Munich|Hamburg|Tel\sAviv|Tokyo|Seoul|Beijing"
    r"|Shanghai|Hong\sKong|Singapore|Sydney|Melbourne|Auckland|Toronto|Vancouver|Dubai|Mumbai|Bangalore|Bengaluru"
    r"|New\sDelhi|Reykjav[ií]k|Nicosia|Limassol|Valletta|Gibraltar|Luxembourg|Cork|Galway|Limerick|Waterford|Belfast"
)
_IRISH_COUNTIES = (
    r"Carlow|Cavan|Clare|Cork|Donegal|Dublin|Galway|Kerry|Kildare|Kilkenny|Laois|Leitrim|Limerick|Longford|Louth|Mayo"
    r"|Meath|Monaghan|Offaly|Roscommon|Sligo|Tipperary|Waterford|Westmeath|Wexford|Wicklow|Antrim|Armagh|Down"
    r"|Fermanagh|Londonderry|Derry|Tyrone"
)
IRISH_COUNTY = rf"(?:Co\.?|County)\s(?:{_IRISH_COUNTIES})\b"
"""A county of Ireland as addresses name it; most of them have no postcode."""

_TOWN = r"(?:(?:St|Ste|Mt|Ft)\.?\s)?[A-ZÀ-ÞĀ-Ž][\w'’-]{1,24}"
_NOT_OTHER = (
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Suite|Ste"
    r"|Unit|Box|Floor|Level|Room|Apt|Building|Bldg|Flat|Tower|Since|From|Until|Copyright|In|Of|By|On)\b)"
)


@cache
def sure() -> re.Pattern[str]:
    """A place that is hardly anything else: a postcode with letters or of six digits, or one beside a state."""
    ends = r"(?![\w/]|[-.][0-9])"
    country = r"(?:D|A|CH|F|B|L|S|SE|N|NO|DK|FI|FIN|FL|FR|DE|AT|BE|LU|I|IT|E|ES|LT|LV|EE|CZ|SK|SI|HR)"
    united_states = rf"(?:{_STATES}|{_STATE_CODES})\.?,?\s{{1,2}}[0-9]{{5}}(?:\s?[-–]\s?[0-9]{{4}})?{ends}"
    canada = rf"(?:(?:{_PROVINCES}),?\s{{1,2}})?[ABCEGHJ-NPRSTVXY][0-9][A-Z]\s?[0-9][A-Z][0-9]\b"
    britain = r"(?:[A-PR-UWYZ][A-HK-Y]?[0-9][A-Z0-9]?\s?[0-9][ABD-HJLNP-UW-Z]{2}|GIR\s?0AA)\b"
    ireland = r"(?:[AC-FHKNPRTV-Y][0-9]{2}|D6W)\s?(?=[0-9AC-FHKNPRTV-Y]{0,3}[0-9])[0-9AC-FHKNPRTV-Y]{4}\b"
    east_asia = (
        rf"Singapore\s{{1,2}}\(?[0-9]{{6}}\)?|(?:〒\s?)?[0-9]{{3}}-[0-9]{{4}},?\s{{1,2}}{_TOWN}"
        rf"|{_TOWN},?\s{{1,2}}(?:〒\s?)?[0-9]{{3}}-[0-9]{{4}}(?![\w-])"
    )
    six_digits = rf"{_TOWN}(?:\s?[-–,]\s?|\s{{1,2}})[1-9][0-9]{{2}}\s?[0-9]{{3}}{ends}"
    hyphened = rf"[0-9]{{2}}-[0-9]{{3}}\s{{1,2}}{_TOWN}|[0-9]{{4}}-[0-9]{{3}}\s{{1,2}}{_TOWN}|[0-9]{{5}}-[0-9]{{3}}(?![\w-])"
    return compiled(
        rf"\b(?=[A-ZÀ-ÞĀ-Ž0-9〒])(?:{united_states}|{canada}|(?:{_AUSTRALIAN}),?\s{{1,2}}[0-9]{{4}}{ends}|{britain}|{ireland}"
        rf"|(?:NL-?\s?)?[1-9][0-9]{{3}}\s?[A-Z]{{2}},?\s{{1,2}}{_TOWN}|{six_digits}|{east_asia}|{hyphened}"
        rf"|{country}[-–][0-9]{{3,5}}(?:\s[0-9]{{2}})?\s{{1,2}}{_TOWN})"
    )


@cache
def likely() -> re.Pattern[str]:
    """A place only beside a street that is sure: a numeric postcode with a town, in either order."""
    return compiled(
        rf"(?<![\w.,/-])(?:[0-9]{{3}}\s[0-9]{{2}}|[0-9]{{4,5}}),?\s{{1,2}}{_NOT_OTHER}{_TOWN}"
        rf"|\b{_NOT_OTHER}{_TOWN},?\s{{1,2}}[0-9]{{4,7}}(?![\w/%]|[-.,][0-9])"
        r"|\bDublin\s[0-9]{1,2}\b"
    )


@cache
def region() -> re.Pattern[str]:
    """A state, province, county or great city without a postcode: a place only after a street that is sure."""
    return compiled(rf"\b(?:{IRISH_COUNTY}|{_STATES}|(?<=,\s)(?:{_STATE_CODES})|{_PROVINCES}|{_CITIES})\b")
