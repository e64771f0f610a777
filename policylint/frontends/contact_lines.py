"""Lines of an address block: names of companies, streets, towns, telephone numbers, e-mail and web addresses."""

from __future__ import annotations

import re

from policylint.patterns import deferred, lowered, words

LONGEST = 80
"""No line of an address block is longer, in characters."""

_COMPANY = words(
    """
    Inc INC Ltd LTD LLC L.L.C LLP GmbH AG AB AS A/S ApS Oy Oyj OY BV B.V NV N.V SA S.A S.r.l SRL S.R.L S.p.A SpA SAS
    PLC plc Corp Corporation Limited LIMITED Pty Pvt KG OHG Co
    """
)
_COUNTRIES = frozenset(
    name.replace("_", " ")
    for name in words(
        """
        usa u.s.a united_states united_states_of_america united_kingdom uk england scotland ireland germany deutschland
        france spain italy sweden norway denmark finland netherlands the_netherlands belgium austria switzerland poland
        portugal canada australia india singapore japan brazil israel new_zealand luxembourg cyprus malta estonia latvia
        lithuania iceland czech_republic hungary greece romania
        """
    )
)
_LABELLED = deferred(
    r"""(?:e-?mail|mail|tel|telephone|phone|mobile|fax|call|attn|attention|address|postal\ address|mailing\ address
         |post|web|website|toll[- ]free|vat|reg|registration\ (?:no|number)|company\ (?:no|number)|org)\b[^.:]{0,30}[.:]
      | (?:attn|attention|c/o)\b
    """,
    re.VERBOSE,
)
_ADDRESSED = ("attn", "attention", "c/o")
_SIGNS = ("@", "[at]", "(at)", "://", "www.")
_AT = deferred(r"\S@\S|\[at\]|\(at\)|https?://|\bwww\.")
_NUMBERED = deferred(
    r"""(?:\+|\b00)\d[\d\s().\-/]{6,}\d | \(?\b\d{3}\)?[\s.\-]\d{3}[\s.\-]\d{4}\b | \b1-8\d\d-
      | \bp\.?\s?o\.?\s?box\b | \b(?:suite|ste|floor|apt|unit|room|bldg|building)\.?\s+\#?\w?\d
      | \b\d+(?:st|nd|rd|th)\s+floor\b
      | ^\d{1,5}[a-z]?(?:-\d+)?,?\s+(?:[\w.'’-]+\s+){1,4}
         (?:st|street|rd|road|ave|avenue|blvd|boulevard|dr|drive|lane|ln|way|court|ct|place|pl|square|sq|parkway|pkwy
           |highway|hwy|terrace|circle|plaza|row|quay|mews|close|crescent|gardens|park)\b
      | (?:stra(?:ß|ss)e|str\.|gatan|gata|v[äa]gen|väg|vej|veien|gade|weg|laan|straat|platz|plein|katu|gasse|allee)\s+\d
      | ^(?:rue|via|calle|avenida|avenue|rua|piazza)\s.*\d
    """,
    re.VERBOSE,
)
_POSTCODE = deferred(
    r"""^(?:[A-Z]{1,2}-)?\d{4,5}\s+[A-ZÅÄÖØÆÉ][^\W\d]+(?:[\s-][A-ZÅÄÖØÆÉ][^\W\d]+)*$    # 10115 Berlin
      | \b\d{3}\s\d{2}\s+[A-ZÅÄÖ]\w+ | \b\d{4}\s?[A-Z]{2}\b,?\s+[A-Z]                        # 111 22 Stockholm
      | \b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b | \b[A-Z]{2},?\s+\d{5}(?:-\d{4})?\b              # SW1A 1AA, CA 94105
      | ,\s*(?:[A-Z][a-z]+\s?){1,3},?\s+\d{5}(?:-\d{4})?\b
    """,
    re.VERBOSE,
)
_DIGIT = deferred(r"\d")
_NUMBER_ALONE = deferred(r"\d{1,2}(?:\.\d{1,2})*\.\D*\Z")
"""A line with no figures but those of the number it begins with, before a full stop: no number in it is one of an address."""
_RUNNING = deferred(r"[a-z]+,?\s+[a-z]+\s+\S")


def is_contact_line(content: str) -> bool:
    """Whether a short line looks like part of an address block, taken by itself.

    One that begins with a word in lower case goes on with a sentence that was wrapped: "reached at …".
    """
    if not content or len(content) > LONGEST or content[-1] in "?!":
        return False
    lower = lowered(content)
    if content.rsplit(None, 1)[-1].rstrip(".,") in _COMPANY or lower.rstrip(".") in _COUNTRIES:
        return True
    if (":" in lower or "." in lower or lower.startswith(_ADDRESSED)) and _LABELLED.match(lower):
        return True
    if "a" <= content[0] <= "z" and _RUNNING.match(content):
        return False
    for sign in _SIGNS:
        if sign in lower and _AT.search(lower):
            return True
    return _DIGIT.search(content) is not None and _has_address_number(content, lower)


def _has_address_number(content: str, lower: str) -> bool:
    if _NUMBER_ALONE.match(content) and "box" not in lower:
        return False
    return _NUMBERED.search(lower) is not None or _POSTCODE.search(content) is not None
