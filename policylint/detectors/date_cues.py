"""The words that say whose a date is: the policy's own, a law's, an earlier version's."""

from __future__ import annotations

import re

from policylint.patterns import deferred

ACT = deferred(
    r"updat(?:ed?|es|ing)|revis(?:ed?|ions?)|rev\.?|modif(?:ied|ications?)|amend(?:ed|ments?)|change[ds]?|review(?:ed)?|looked"
    r"|edit(?:ed|ion)?|post(?:ed|ing)|publi(?:shed|cation)|issue[ds]?|issuance|adopt(?:ed|ion)|approv(?:ed|al)|agreed|passed|ratified|signed|tweaked|compiled|touched|rewritten"
    r"|creat(?:ed|ion)|written|drafted|uploaded|refreshed|verified|checked|released?|version|vers|ver|status|stand|date[ds]?"
    r"|effective(?:ness|ly)?|effect|force|valid(?:ity)?|appl(?:y|ies|ied|icable)|commenc(?:es?|ement|ing)|introduced"
    r"|implement(?:ed|ation)|prepared|launched|enacted|current|operative|start(?:s|ing)?|as",
    re.IGNORECASE,
)
"""What happens to a policy on a date."""

LINK = deferred(
    r"last|latest|most|recent|recently|first|dates?|days?|on|of|at|from|since|in|into|with|to|is|was|were|are|be|been"
    r"|being|has|have|shall|will|the|this|our|these|it|and|or|both|for|all|users|by|us|we|go|goes|went|gone|comes?|came"
    r"|coming|entry|enter(?:s|ed|ing)?|takes?|took|taking|becomes?|became|begins?|beginning|began|made|time|privacy"
    r"|cookies?|data|protection|security|sites?|website|web|online|polic(?:y|ies)|notice|statement|declaration|document"
    r"|page|text|terms|changes|board|management|council|directors|governors|trustees|committee|society|club|meeting|its|note|agm|off|number|no|new|present|global|immediately|mon|tue|tues|wed|thu|thurs|fri|sat|sun"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|v|v?[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[a-z]?|[0-9]{1,2}:[0-9]{2}|[ap]m",
    re.IGNORECASE,
)
"""What may stand between such a word and the date, or around them, and changes nothing."""

SURE = deferred(
    r"\b(?:last|latest|most\s+recent(?:ly)?)\W+(?:\w+\W+){0,4}?"
    r"(?:updat|revis|modif|amend|chang|review|look|edit|publi|posted|version)"
    r"|\b(?:effective|revision|updated?|modification|modified|publication|version|issue|commencement|release)\W+date"
    r"|\bdate\W+(?:\w+\W+){0,3}(?:last|latest|issue|publication|revis|version|entry|effect|updat|modif)"
    r"|\beffective\W*(?:\b(?:from|as|since|on|date)\b|$)|\brev(?:ised|ision)?\b|\bupdated\b|\bversion\W+v?[0-9]"
    r"|\b(?:in|into)\s+(?:force|effect)\b",
    re.IGNORECASE,
)
"""Words that date a document and hardly anything else."""

WEAK = deferred(
    r"\b(?:dated?|status|stand|current|as|starts?|starting|written|created|creation|launched|introduced|released?"
    r"|enacted|checked|verified|prepared|applicable)\b",
    re.IGNORECASE,
)
"""Words that date anything: they count with a word for the document, or on a line of their own."""

DOCUMENT = deferred(
    r"\b(?:polic(?:y|ies)|notice|statement|declaration|document|page|text|version|disclosures?|terms|note)\b",
    re.IGNORECASE,
)
OWN = deferred(rf"{DOCUMENT.pattern}|\b(?:we|it|this|these)\b", re.IGNORECASE)

FOREIGN = deferred(
    r"\b(?:acts?|directives?|regulations?|laws?|legislation|statutes?|code|decisions?|judge?ments?|rulings?|court"
    r"|commission|gdpr|ccpa|cpra|coppa|hipaa|lgpd|shield|framework|clauses|bill|certificat\w+|rights?|section|article"
    r"|archive\w*|snapshot|extracted|captured|crawled|retrieved|downloaded|accessed|copyright|born|birth|founded"
    r"|established|incorporated|registered|registration|orders?|purchas\w+|invoice|contracts?|offer|promotion|expir\w+"
    r"|licen[cs]es?|membership|accounts?|profiles?|lists?|tables?|schedule|translation|tools?|database|software"
    r"|information|data)\b|©|\(c\)",
    re.IGNORECASE,
)
"""What the date belongs to if this stands nearer to it than a word for the policy."""

EARLIER = deferred(
    r"\b(?:previous|prior|earlier|former|older|preceding|outdated|superseded|archived|replac(?:es|ed|ing)"
    r"|supersed(?:es|ing)|until|before|not|never|no\s+later\s+than|next|upcoming|(?:its|their)\s+version)\b",
    re.IGNORECASE,
)
"""What tells of another version's date, or of one to come."""

HISTORY = deferred(
    r"\bchange[\s-]?log|\b(?:version|revision|change|update|document|amendment)s?\s+(?:history|record|log|control)"
    r"|\bhistory\s+of\b|\blast\s+(?:updated?|modified|revised|change|revision|review)|\beffective\s+date|\bversions?\b"
    r"|\bdate\s+(?:of\s+)?(?:last\s+)?(?:updated?|issue|revision|version)"
    r"|\b(?:past|recent|latest)\s+(?:changes|updates|revisions)",
    re.IGNORECASE,
)
"""A heading or a column of a policy's versions."""

TOKEN = deferred(r"[\w’']+(?:[.:][\w’']+)*")
_REACH = 120

SUBJECT = deferred(r"\b(?:privacy|data\s+protection|cookies?|confidentiality)\b", re.IGNORECASE)
"""What the title of a privacy policy speaks of."""

_SMALL_WORDS = """
    the our this a an and of for on to in at by is privacy policy notice statement data protection cookie cookies de la
    only use website
"""
_SMALL = frozenset(_SMALL_WORDS.split())


def is_title(content: str) -> bool:
    """Whether all words are a title's: capitalised, or such as titles are made of."""
    words = re.findall(r"[^\W\d_][\w'’.&-]*", content)
    return len(words) <= 14 and all(word[0].isupper() or word.lower() in _SMALL for word in words)


def run_start(content: str, date_start: int) -> int:
    """Where the words right before a date begin that say nothing but "last updated on" and the like."""
    start = date_start
    window = max(0, date_start - _REACH)
    for token in reversed(list(TOKEN.finditer(content, window, date_start))):
        if token.start() == window and window and content[window - 1].isalnum():
            break
        if not (ACT.fullmatch(token[0]) or LINK.fullmatch(token[0])):
            break
        start = token.start()
    return start
