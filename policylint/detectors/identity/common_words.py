"""Words that name nobody by themselves, kinds of organisation, and companies whose services many policies mention."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from policylint.concordance import Concordance
from policylint.patterns import words
from policylint.phrases.memo import Memo

if TYPE_CHECKING:
    from policylint.concordance._scan import Words

_NEVER = words(
    """
    a about access according accordingly account accounts act acts additional additionally advertisers affiliates after
    all also although among an analytics and android another any anyone apart api apis april article articles as at
    attention august be because before both browser browsers but by california call can cancel ccpa chapter chief
    children chrome clause click code collection coming commission committee compliance consent consistent consumer
    consumers contact content cookie cookies coppa cpra customer customers data date december definitions
    depending details did directive disclosure do does dpo during each edge eea effective either email english eu europe
    european even events every everyone except faq faqs february federal finally firefox first flash following for
    framework from further gdpr general generally has have he her here hipaa his how however html http https i if
    important in including information instead internet introduction ios ip is it its january javascript july june last
    law lgpd like log mac machine many march may member members minors moreover most mr mrs ms my name neither nevada no
    nobody none nor not note notice nothing notwithstanding november october of often on once one only or other
    otherwise our ours over overall parent parents part partners party people person personal pii please policies policy
    posted practices privacy processing products protection provided providing published purpose purposes questions
    recently regarding registration regulation retention rights safari said scope section security see september service
    services shield should sdk sdks similarly since site sites so some source state statement states subject such summary
    terms that the their then there therefore these they third this those though through thus to together u.k. u.s. uk
    under union united unless unlike until updated upon us usa usage use user users using usually version via visitor
    visitors want we web website websites welcome what when whenever where whether which while who why windows with
    within without yes you your yours url wifi wi-fi dnt safe harbor harbour control global online mobile apps app cookie
    non-personal non-personally notices overview background legal team officer office address phone fax p.o. box
    agreement applicable law laws consumer's customer's co-op
    amendment annex appendix schedule exhibit lawful basis date-of-birth inc ltd llc gmbh monday tuesday wednesday
    thursday friday saturday sunday digital advertising alliance initiative network do-not-track
    """
)
GENERIC = words(
    """
    university college school library district city county council board foundation association society hospital
    clinic church club bank agency ministry department government institute museum center centre cooperative company
    firm corporation organisation organization group companies studio studios house entities
    """
)
"""Kinds of organisation: part of a name, but none by themselves ("the Library")."""

KINDS = GENERIC | words(
    """
    academy trust union hospice practice surgery pharmacy theatre theater orchestra charity federation league alliance
    coalition fund laboratory observatory partnership ministries coop store authority service services
    """
)
"""What the name of an organisation may end in whose other words are common ("Consumer Information Center")."""

OPENERS = words(
    "the this that our your their at by for from to of in with and or as when if while welcome we"
)

_OTHERS = words(
    """
    google facebook meta twitter instagram linkedin youtube apple microsoft amazon adobe paypal stripe vimeo pinterest
    snapchat tiktok whatsapp hotjar mailchimp cloudflare hubspot salesforce zendesk intercom sendgrid twilio shopify
    wordpress squarespace wix doubleclick mixpanel amplitude segment braintree klarna adyen visa mastercard bing yahoo
    aws azure github gitlab slack truste trustarc jams bbb comscore nielsen criteo taboola outbrain adroll disqus
    gravatar recaptcha typekit fonts firebase crashlytics sentry datadog cloudfront akamai matomo piwik yandex vk
    flurry appsflyer adjust admob unity crazy chartbeat quantcast omniture webtrends norton mcafee verisign
    """
)
"""Companies of whose services policies speak: a policy is theirs only if it says so."""

FORMS = words("inc ltd llc gmbh")
"""Common words that are legal forms, too: with one of them, common words may make a name."""

DEEDS = words(
    """
    adhere adheres adopt adopts also appreciate appreciates are ask asks attaches aims believe believes can cannot care cares
    collect collects complies comply consider considers disclose discloses do does endeavor endeavors endeavour endeavours ensure
    ensures follow follows gather gathers handle handles has is keep keeps know knows looks maintain maintains makes may must
    obtain obtains only pledge pledges promise promises process processes protect protects receive receives recognise
    recognises recognize recognizes require requires reserve reserves respect respects retain retains safeguards sell sells
    shall share shares store stores strive strives take takes treat treats understand understands use uses value values want
    wants will would
    """
)
"""With what begins what an organisation does, adverbs left out."""

SMALL_ENDS = words("inc ltd llc corp plc s.r.o a.s d.o.o d.d o.o")


def base(name: str) -> str:
    """A name without its possessive."""
    if name.endswith(("'s", "’s")):
        return name[:-2]
    return name[:-1] if name.endswith(("'", "’")) else name


def _is_common(word: str) -> bool:
    plain = word.strip(".,;:'’\"()").lower().removesuffix("'s").removesuffix("’s")
    return plain in _NEVER or plain.replace(".", "").isdigit()


_COMMON = Memo(_is_common, 1 << 12)


def is_common(word: str) -> bool:
    """Whether a word, capitalised or not, names nobody by itself."""
    return _COMMON[word]


def is_supplier(name: str) -> bool:
    """Whether a name is that of a company whose services many policies mention."""
    return (
        name.split()[0].strip(",.'’").lower().removesuffix("'s").removesuffix("’s").removesuffix(".com")
        in _OTHERS
    )


_NOBODY, _DONE = 1, 2
"""The numbers of words, as `Words.names` takes them."""


def may_name_in(asked: Concordance, contents: Sequence[str]) -> tuple[int, int]:
    """In which of the texts that `asked` is of a word may belong to a name, and in which such a word stands before one of
    the `DEEDS`, an adverb or a bracket: as sets. No other text names anybody, or anybody who acts.
    """
    if not asked.scanned:
        everywhere = (1 << len(contents)) - 1
        return everywhere, everywhere
    rows = _telling().names(list(contents))
    width = len(rows) // 2
    return int.from_bytes(rows[:width], "little"), int.from_bytes(rows[width:], "little")


@cache
def _telling() -> Words:
    from policylint.concordance._scan import Words

    numbers = dict.fromkeys(_NEVER - FORMS, _NOBODY)
    for word in DEEDS:
        numbers[word] = numbers.get(word, 0) | _DONE
    return Words(numbers)
