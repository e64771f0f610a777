"""Lines of an address block: names of companies, streets, towns, telephone numbers, e-mail and web addresses."""

from __future__ import annotations

import re

_LONGEST = 80

_CONTACT = re.compile(
    r"""[^\s@]+@[^\s@]+\.\w | \[at\] | \(at\) | https?:// | www\.
      | ^(?:e-?mail|mail|tel|telephone|phone|mobile|fax|call|attn|attention|c/o|address|postal\ address|post|web
           |website|toll[- ]free|vat|reg\.?|org\.?\s?n)\b[^.]{0,40}[:.]
      | ^(?:attn|attention|c/o)\b
      | (?:\+|\b00)\d[\d\s().\-/]{6,}\d | \(?\b\d{3}\)?[\s.\-]\d{3}[\s.\-]\d{4}\b | \b1-8\d\d-
      | \bP\.?\s?O\.?\s?Box\b | \b(?:suite|ste|floor|apt|unit|room|bldg|building)\.?\s+\#?\w*\d | \b\d+(?:st|nd|rd|th)\s+floor
      | ^\d{1,5}[a-z]?(?:-\d+)?[,\s]+(?:[A-Z][\w.'’-]*\s+){1,4}
         (?:st|street|rd|road|ave|avenue|blvd|boulevard|dr|drive|lane|ln|way|court|ct|place|pl|square|sq|parkway|pkwy
           |highway|hwy|terrace|circle|plaza|row|quay|mews|close|crescent|gardens|park)\b
      | (?:stra(?:ß|ss)e|gatan|gata|vägen|vagen|väg|vej|veien|gade|weg|laan|straat|platz|plein|katu|tie|gasse|ring|allee)
         \s+\d | ^(?:rue|via|calle|avenida|av\.|avenue|rua|piazza|plaza|boulevard|place)\s.*\d
      | ^[A-Z]?-?\d{4,5}\s+[A-ZÅÄÖØÆÉ][\w\s.-]*$ | \b\d{3}\s\d{2}\s+[A-ZÅÄÖ]\w+ | \b\d{4}\s?[A-Z]{2}\b\s+[A-Z]
      | \b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b | \b[A-Z]{2},?\s+\d{5}(?:-\d{4})?\b
      | ,\s*(?:[A-Z][a-z]+\s?){1,3},?\s+\d{5}(?:-\d{4})?\b
      | \b(?:inc|ltd|llc|l\.l\.c|llp|gmbh|ag|ab|as|a/s|aps|oy|oyj|b\.?v|n\.?v|s\.?a|s\.?r\.?l|s\.?p\.?a|sas|plc|corp
           |corporation|limited|pty|pvt|kg|ohg|e\.?v|co)\.?,?$
      | ^(?:u\.?s\.?a?\.?|united\ (?:states|kingdom)(?:\ of\ america)?|uk|england|scotland|ireland|germany|deutschland|france
           |spain|italy|sweden|norway|denmark|finland|netherlands|the\ netherlands|belgium|austria|switzerland|poland
           |portugal|canada|australia|india|singapore|japan|brazil|israel|new\ zealand|luxembourg|cyprus|malta|estonia
           |latvia|lithuania|iceland|czech\ republic|hungary|greece|romania)\.?$
    """,
    re.VERBOSE,
)
_FOLDED = re.compile(_CONTACT.pattern, re.VERBOSE | re.IGNORECASE)
_NAMES_A_COMPANY = re.compile(r"[A-Z].*\b(?:AB|AS|AG|SA|BV|NV|Inc|Ltd|LLC|GmbH|Oy|ApS|PLC|Corp|Limited)\b\.?,?$")
