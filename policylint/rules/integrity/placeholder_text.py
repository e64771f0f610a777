"""`placeholder-text`: what a template wanted filled in, still there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from policylint.diagnostics import Finding
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.reading_order import ReadText, texts, texts_with
from policylint.rule import Documentation, Example, RuleInfo
from policylint.source import Span
from policylint.source.overlapping import Overlapping

_INFO = RuleInfo(
    name="placeholder-text",
    group="integrity",
    declarations=True,
    summary="A placeholder was never filled in.",
    severity="error",
    documentation=Documentation(
        what="""
Reports what a template leaves for its user to fill in: `[Company]`, `[insert date]`, `[e.g., 26 months]`, `[Anschrift]`, `{{ company }}`,
`%COMPANY%`, `<<NAME>>`, "Max Mustermann", "John Doe", `Your Company Name`, "Company Name, Inc.", `TODO` and `TBD`, blanks (`____`), dates and numbers of X (`XX/XX/XXXX`)
or of letters ("effective DD/MM/YYYY"), 123-456-7890, Lorem ipsum, addresses and links at `example.com`, and, in Markdown, links to nothing.
""",
        why="""
The reader does not learn who the company is or which date holds, and sees that nobody read the policy
before it was published. What stands around the placeholder is then probably not about this company
either.
""",
        flagged=(
            Example("# Privacy policy\n\n[Company Name] sells tea. Last updated: XX/XX/XXXX.\n", flagged=("[Company Name]", "XX/XX/XXXX")),
            Example("# Privacy policy\n\n{{company}} is the controller. Write to privacy@example.com.\n", flagged=("{{company}}", "privacy@example.com")),
            Example("# Privacy policy\n\nWe keep orders for [insert period]. TODO: ask Legal about ____ years.\n", flagged=("[insert period]", "TODO", "____")),
            Example("# Privacy policy\n\nThis is the policy of <<Company>>, see [our site](https://www.example.com/).\n", flagged=("<<Company>>", "our site")),
            Example("# Privacy policy\n\nCompany Name, Inc. asks for your name. Opt out [here]().\n", flagged=("Company Name, Inc.", "here")),
        ),
        accepted=(
            Example("# Privacy policy\n\nRead [our terms](https://acme.example/terms) and the [notes][1].\n\n[1]: https://acme.example/notes\n"),
            Example("# Privacy policy\n\nWrite to privacy [at] acme.example.[^1]\n\n[^1]: Monday to Friday.\n"),
            Example("# Cookies\n\nThe cookie `_ga_XXXXXX` and __utma measure visits; see [1] and [sic].\n"),
            Example("# Rights\n\nGive your birth date (DD/MM/YYYY) and your company name when you ask us.\n"),
        ),
        limits="""
A name in brackets that no template word gives away (`[Acme]`) is not recognised, nor is a placeholder in
preformatted text. A variable of a site generator is one, too, unless the file begins with front matter and the name has a
dot (`{{ site.email }}`), the file has a block in that language (`{% if eu %} … {% endif %}`), or the configuration lists its language under `templates`.

On 131 real policies of 2013 to 2021: 1 finding, which is right. Mostly tested on the texts of its case file, written for it.
""",
        references=("https://www.rfc-editor.org/rfc/rfc2606",),
    ),
)  # fmt: skip

_FIELD = (
    r"(?:your|our|the|company|business|organi[sz]ation|controller|entity|trading|legal|website|"
    r"web ?site|site|app|application|"
    r"product|service|brand|client|store|shop|first|last|full|contact|registered|street|postal|mailing|"
    r"e-?mail|phone|telephone|"
    r"fax|effective|support|dpo|officer|officer's|current|today's|publication|release|launch)"
)
_THING = (
    r"(?:company|business|organi[sz]ation|controller|entity|website|web ?site|site|app|application|"
    r"brand|store|shop|name|names|"
    r"address|e-?mail|url|link|date|day|month|year|number|phone|telephone|fax|country|state|province|"
    r"city|town|jurisdiction|"
    r"period|title|position|details|email address|zip|postcode|authority|xx+)"
)
_ORDERS = r"(?:insert|enter|add|fill in|fill out|specify|delete|describe|choose|select|list|replace|state|provide|set|put|to be)"
_FOR_EXAMPLE = r"(?:e\.?\s?g\.?|for example|for instance)[,:]?\s[^\[\]]{1,120}"
_LENGTH = r"(?:X{1,3}|N|number of|how many)[ _-](?:(?:business|working) )?(?:hour|day|week|month|year)s?"
_MARKS = r"[ -]{0,60}[•●∙_][•●∙_ -]{0,200}|XX{1,60}"
_FILL_IN = rf"\[[\s~]{{0,9}}(?:{_ORDERS}\b[^\[\]]{{1,120}}|(?:{_FIELD}[ _-]{{1,9}}){{0,4}}{_THING}(?:\(s\))?|your[ _-](?:{_FIELD}[ _-]{{1,9}}){{0,3}}{_THING} (?:(?:goes|comes) )?here|{_LENGTH}|{_FOR_EXAMPLE}|{_MARKS})[\s~]{{0,9}}\]"
_HOW_MANY = r"(?:\[[XYN#]\]|(?<=\w )\[[xyn]\])[ -](?:(?:calendar|business|working|full) )?(?:day|week|month|year|hour|minute)s?\b"
_STARRED = rf"\*{{2,3}}\s?(?:(?:{_ORDERS}|{_FIELD})\s){{0,3}}{_THING}(?:\s(?:goes|comes))?\shere\s?\*{{2,3}}"
_GERMAN_THING = (
    r"(?:firma|firmenname|unternehmen|unternehmensname|verein|vereinsname|betreiber|verantwortlicher|ansprechpartner|name|namen|vorname"
    r"|nachname|anschrift|adresse|stra(?:ß|ss)e|hausnummer|nummer|plz|postleitzahl|ort|datum|monat|jahr|zeitraum|frist|telefon|telefonnummer"
    r"|e-?mail|e-?mail-adresse|web(?:site|seite)|domain|kontaktdaten|aufsichtsbehörde|bundesland|hosting-?anbieter|hoster)"
)
_FILL_IN_GERMAN = (
    rf"\[\s{{0,9}}(?:(?:(?:ihre?|deine?)\s)?{_GERMAN_THING}(?:(?:,\s|\s|/|\sund\s){_GERMAN_THING}){{0,5}}(?:\s\([^()]{{1,60}}\))?"
    r"|[^\[\]]{1,120}\s(?:eintragen|einfügen|einsetzen|ergänzen|ausfüllen|angeben)(?:\s\([^()]{1,60}\))?)\s{0,9}\]"
)
_STAND_IN = (
    r"\b(?:Max|Erika)\s+Mustermann\b|\bMuster(?:stadt|hausen|firma)\b"
    r"|\b(?:John|Jane) Doe\b(?! (?:subpoena|lawsuit|suit|defendant|order|summons|proceeding|warrant)s?\b)|\bAnytown\b"
    r"|(?<![\w-])(?:\(?123\)?[-. ]456[-. ]7890|\(?555\)?[-. ]555[-. ]5555)(?![\w-])"
)
_PERCENT = r"(?<![\w%])%{1,2}(?:[A-Z][A-Z0-9_]{2,40}|[a-z]{2,20}(?:_[a-z]{2,20}){1,3})%{1,2}(?![\w%])"
_VARIABLE = r"\{\{[^{}\n]{1,80}\}\}|\$\{[a-z_][\w. -]{0,60}\}|\{%[^%\n]{1,80}%\}|\[\{[^{}\[\]\n]{1,80}\}\]"
_UNFINISHED = r"(?<![\w-])(?:TODO|TBD|TBC|FIXME)(?![\w-])(?! [A-ZÁÉÍÓÚ]{2})"
_DATED = "".join(
    f"|(?<={word}{colon} )"
    for word in ("updated", "revised", "amended", "fective", "date", "as of")
    for colon in ("", ":")
)[1:]
_NO_DATE = (
    rf"(?:{_DATED})(?:DD|MM)([/.-])(?:DD|MM)\1YYYY\b"
    r"|(?<![\w/.-])(?:xx|\d\d)([/.-])xx\2(?:(?:xx|20)?xx|\d{4})(?![\w/])"
)
_NO_NUMBER = (
    r"(?<![\w*•.-])XX{2,}(?:[ -]XX{2,})*(?![\w*•-]|\.\w)|(?<=\s)XX(?=\s(?:day|month|year|week|hour)s?\b)"
)
_BLANK = r"(?<![\w/.=?&-])_{3,}(?![\w/.-])|(?<=\s)_{4,}(?=[.,;:])"
_YOUR_NAME = (
    r"\b(?:Your )?Company Name,? (?:Inc|Ltd|LLC|Limited|Corp|GmbH|AB|B\.?V|S\.?A|Pty)\b\.?|\bYour (?:Company|Business),? (?:Inc|Ltd|LLC|Limited|Corp|GmbH)\b\.?"
    r"|\b(?:Your|Insert) (?:Company|Business|Organi[sz]ation|Website|App|Site)(?:'s)? "
    r"(?:Name|URL|Address|Here)\b"
    r"|\bYOUR (?:COMPANY|BUSINESS|WEBSITE|APP) (?:NAME|URL|ADDRESS)\b"
)
_NOBODY = (
    r"\b[\w.+-]{1,64}@(?:[\w-]{1,63}\.)?(?:example\.(?:com|org|net)"
    r"|(?:your|my)-?(?:domain|company|site|website|email|business)\.(?:com|org|net))\b"
)
_PATTERNS = (
    (Hinted("[&]", _FILL_IN, re.IGNORECASE), "{} was never filled in"),
    (
        Hinted("[x]|[y]|[n]|[#]&day|week|month|year|hour|minute", _HOW_MANY),
        "{} was never filled in",
    ),
    (Hinted("[&]", _FILL_IN_GERMAN, re.IGNORECASE), "{} was never filled in"),
    (
        Hinted(
            "mustermann|musterstadt|musterhausen|musterfirma|john doe|jane doe|anytown|7890|5555", _STAND_IN
        ),
        "{} stands in templates for a real one",
    ),
    (Hinted("**&here", _STARRED, re.IGNORECASE), "{} was never filled in"),
    (Hinted("{", _VARIABLE, re.IGNORECASE), "the variable {} was never filled in"),
    (Hinted("%", _PERCENT), "the variable {} was never filled in"),
    (Hinted("todo|tbd|tbc|fixme", _UNFINISHED), "{} marks unfinished text"),
    (Hinted("lorem ipsum", r"(?<!\w)lorem ipsum\b", re.IGNORECASE), "{} is filler text"),
    (Hinted("xx|yyyy", _NO_DATE, re.IGNORECASE), "the date {} was never filled in"),
    (Hinted("xx", _NO_NUMBER), "{} was never filled in"),
    (Hinted("___", _BLANK), "a blank was never filled in"),
    (
        Hinted(
            "company name|your company|your business|your organi|your website|your app|your site"
            "|insert company|insert business|insert organi|insert website|insert app|insert site",
            _YOUR_NAME,
        ),
        "{} was never filled in",
    ),
    (
        Hinted("@&example.|domain.|company.|site.|website.|email.|business.", _NOBODY, re.IGNORECASE),
        "the address {} belongs to nobody",
    ),
)
"""The patterns, and what to say of a match."""

_ANGLE = deferred(r"<(?:<|\s?[iyceIYCE])")
_IN_ANGLES = deferred(
    r"<<\s?[^<>\n]{1,60}?\s?>>|<\s?(?:insert|your|company|enter)\b[^<>\n]{0,60}>", re.IGNORECASE
)
"""Markdown and HTML take these for tags and do not show them: looked for in the source."""

_RESERVED = deferred(
    r"^(?:https?:)?//(?:[\w-]+\.)*(?:example\.(?:com|org|net)|yourdomain\.com|yoursite\.com)(?:[/?#:]|$)",
    re.IGNORECASE,
)
_NOWHERE = frozenset({"", "#", "todo", "tbd", "#todo", "url", "link", "http://", "https://"})
_GENERATED = (
    "Fill it in, or take out the sentence that needs it. If a site generator fills it in, name its template language "
    "under `templates` in the configuration."
)


class PlaceholderText:
    """Finds placeholders of templates."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        help_ = "Fill it in, or take out the sentence that needs it."
        for read, held in texts_with(policy, *(pattern for pattern, _ in _PATTERNS)):
            for span, message in _in_text(read, held):
                filled = _GENERATED if message.startswith("the variable") else help_
                yield Finding(message, span, help=filled)
        every = texts(policy.document)
        for span, words in _in_angles(policy, every):
            yield Finding(f'"{words}" was never filled in', span, help=help_)
        for read in every:
            for link in read.links:
                if _RESERVED.match(link.target) or link.target.lower() in _NOWHERE:
                    from policylint.rules.integrity.placeholder_links import leading_nowhere

                    yield from leading_nowhere(read, link, policy.document.source, help_)


def _in_text(read: ReadText, held: Sequence[Hinted]) -> Iterator[tuple[Span, str]]:
    content = read.text.content
    taken: list[tuple[int, int]] = []
    for pattern, message in _PATTERNS:
        if pattern not in held:
            continue
        found = [match for match in pattern.pattern.finditer(content) if not _is_taken(match.span(), taken)]
        told = [match for match in found if "@" not in match[0] or not _is_example(content, match.start())]
        for match in told:
            yield read.text.span(*match.span()), message.format(f'"{match[0].strip()}"')
        taken = sorted([*taken, *(match.span() for match in told)])


def _is_taken(place: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a place shares a character with one of those that are taken, which stand in order and apart."""
    index = bisect_left(taken, (place[1], 0))
    return index > 0 and taken[index - 1][1] > place[0]


def _is_example(content: str, start: int) -> bool:
    from policylint.rules.integrity.placeholder_links import says_as_example

    return says_as_example(content, start)


def _in_angles(policy: Policy, every: Sequence[ReadText]) -> Iterator[tuple[Span, str]]:
    """The placeholders that stand between angles, in no expression of a template: where, and what is written."""
    text = policy.document.source.text
    if "<" not in text or _ANGLE.search(text) is None:
        return
    expressions = Overlapping(policy.document.expressions, lambda span: span)
    looked = 0
    for read in every:
        around = read.text.source
        start = max(looked, text.rfind("\n", 0, around.start) + 1)
        looked = max(looked, around.end)
        for match in _IN_ANGLES.finditer(text, min(start, around.start), around.end):
            span = Span(*match.span())
            if next(expressions.with_(span), None) is None:
                yield span, match[0]
