"""The words that say whose a date is: the policy's own, a law's, an earlier version's."""

from __future__ import annotations

import re

from policylint.patterns import deferred

ACT = deferred(
    r"updat(?:ed?|es|ing)|revis(?:ed?|ions?)|rev\.?|modif(?:ied|ications?)|amend(?:ed|ments?)|change[ds]?|review(?:ed)?|looked"
    r"|edit(?:ed|ion)?|post(?:ed|ing)|publi(?:shed|cation)|issue[ds]?|issuance|adopt(?:ed|ion)|approv(?:ed|al)|agreed|passed|ratified|signed|tweaked|compiled|touched|rewritten"
    r"|creat(?:ed|ion)|written|drafted|uploaded|refreshed|verified|checked|released?|version|vers|ver|status|stand|date[ds]?"
    r"|effective(?:ness|ly)?|effect|force|valid(?:ity)?|appl(?:y|ies|ied|icable)|commenc(?:es?|ement|ing)|introduced"
    r"|implement(?:ed|ation)|prepared|launched|enacted|current|operative|start(?:s|ing)?|as"
    r"|wrote|rewrote|redone|typed|drawn|put|gone|good|use|stood|accepted|endorsed|minuted|settled|confirmed",
    re.IGNORECASE,
)
"""What happens to a policy on a date."""

LINK = deferred(
    r"last|latest|most|recent|recently|first|dates?|days?|on|of|at|from|since|in|into|with|to|is|was|were|are|be|been"
    r"|being|has|have|shall|will|the|this|our|these|it|and|or|both|for|all|users|by|us|we|go|goes|went|gone|comes?|came"
    r"|coming|entry|enter(?:s|ed|ing)?|takes?|took|taking|becomes?|became|begins?|beginning|began|made|time|privacy"
    r"|cookies?|data|protection|security|sites?|website|web|online|polic(?:y|ies)|notice|statement|declaration|document"
    r"|page|text|sheet|leaflet|booklet|wording|up|out|over|through|down|again|scratch|entirely|completely|terms|changes|board|management|council|directors|governors|trustees|committee|society|club|meeting|its|note|agm|off|number|no|new|present|global|immediately|mon|tue|tues|wed|thu|thurs|fri|sat|sun"
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
    r"|enacted|checked|verified|prepared|applicable|wrote|rewrote|redone|typed|drawn|put|gone|good|use|stood|accepted"
    r"|endorsed|minuted|settled|confirmed)\b",
    re.IGNORECASE,
)
"""Words that date anything: they count with a word for the document, or on a line of their own."""

DOCUMENT = deferred(
    r"\b(?:polic(?:y|ies)|notice|statement|declaration|document|page|text|version|disclosures?|terms|note|sheet|leaflet"
    r"|booklet|wording)\b",
    re.IGNORECASE,
)
OWN = deferred(rf"{DOCUMENT.pattern}|\b(?:we|it|this|these)\b", re.IGNORECASE)

FOREIGN = deferred(
    r"\b(?:acts?|directives?|regulations?|laws?|legislation|statutes?|code|decisions?|judge?ments?|rulings?|court"
    r"|commission|gdpr|ccpa|cpra|coppa|hipaa|lgpd|shield|framework|clauses|bill|certificat\w+|rights?|section|article"
    r"|archive\w*|snapshot|extracted|captured|crawled|retrieved|downloaded|accessed|copyright|born|birth|founded"
    r"|established|incorporated|registered|registration|orders?|purchas\w+|invoice|contracts?|offer|promotion|expir\w+"
    r"|licen[cs]es?|membership|accounts?|profiles?|lists?|tables?|schedule|translation|tools?|database|software"
    r"|information|data|exam(?:s|iners?)?|parliament|congress|senate|legislature|inspect\w+)\b|©|\(c\)",
    re.IGNORECASE,
)
"""What the date belongs to if this stands nearer to it than a word for the policy."""

EARLIER = deferred(
    r"\b(?:previous|prior|earlier|former|older|old\s+(?:version|text|policy|notice)|preceding|outdated|superseded|archived|replac(?:es|ed|ing)"
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

AGENT = deferred(
    r"\b(?:reviewed|revised|adopted|approved|agreed|passed|ratified|signed|written|rewritten|drafted|prepared|compiled"
    r"|issued|published|posted|checked|updated|amended|typed|drawn|put|brought|gone|looked|accepted|endorsed|minuted"
    r"|settled|confirmed|redone|read)\s+(?:(?:again|up|out|over|down|off|through|it|this)\s+){0,2}(?:by|at|in)\s+"
    r"(?:[\w’'.&-]+,?\s+){1,10}?(?:(?:on|at|of|in)\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
"""By whom, or at which meeting, something was done to the policy on a date."""

ITSELF = deferred(
    r"\b(?:passed|adopted|agreed|reviewed|approved|ratified|revised|accepted|endorsed)\s+(?:it|this)\b",
    re.IGNORECASE,
)
"""Said of the policy as "it"."""

PLAIN = deferred(
    r"(?:\bthis\s+(?:one|page|note|notice|policy|version|sheet|text|copy|edition|statement|document|leaflet)(?:\s+is|['’]s)"
    r"\s+(?:from|of|dated|as\s+of)|\bit(?:\s+is|['’]s)\s+dated|\bhow\s+(?:things|matters)\s+(?:stand|stood)\s+(?:on|at|in)"
    r"|\bI\s+(?:last\s+)?(?:wrote|rewrote|redid|revised|changed|updated|tidied)\s+(?:it|this)(?:\s+(?:page|note|text|policy|notice))?"
    r"(?:\s+up)?\s+on|\b(?:one|version|text|sheet|page)\s+(?:that\s+|which\s+)?(?:we|I)\s+(?:last\s+)?(?:brought|put|drew|wrote|rewrote|sent|gave)"
    r"(?:\s+(?:out|up))?\s+(?:on|in))\s*(?:the\s+)?$",
    re.IGNORECASE,
)
"""What lone authors say of the text before its date."""

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
    """Where the words right before a date begin that say nothing but "last updated on", "reviewed by the partners on" and the like."""
    window = max(0, date_start - _REACH)
    start = _linked(content, window, date_start)
    agent = AGENT.search(content, window, start)
    if agent is None or FOREIGN.search(agent[0]):
        return start
    return _linked(content, window, agent.start())


def _linked(content: str, window: int, end: int) -> int:
    start = end
    for token in reversed(list(TOKEN.finditer(content, window, end))):
        if token.start() == window and window and content[window - 1].isalnum():
            break
        if not (ACT.fullmatch(token[0]) or LINK.fullmatch(token[0])):
            break
        start = token.start()
    return start
