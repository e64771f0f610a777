"""The words that plain denials of each practice are made of, and those they must have. Not a rule."""

from __future__ import annotations

from policylint.patterns import deferred
from policylint.rules.contradiction.denials import words

READERS_DATA = words("""
    data information info details detail content document documents file files pii your yours personal personally private identifiable identifying sensitive contact confidential user users user's users'
    it them confidentially privately safe securely keep keeps kept strictly strict confidence secret remain remains treat treated always completely absolutely entirely
    customer customers customer's customers' member members members' visitor visitors visitors' player players client clients subscriber subscribers subscribers' reader readers readers' guest guests guests' donor donors donors' patient patients patients' student students students' pupil pupils pupils' parents parents' supporter supporters supporters'
    """)
GIVING = words("""
    share shares shared sharing disclose discloses disclosed disclosing disclosure give gives given giving provide provides provided transfer transfers
    transferred distribute distributes distributed release releases released pass passes passed on along onward lend exchange exchanged reveal revealed
    forward forwarded away make makes made available send sends sent transmit transmits transmitted communicate communicated supply supplied report reported divulge divulged hand handed over
    see sees seen receive receives received get gets access leave leaves out show shows shown publish published expose exposed view viewed read accessible visible servers server device systems office hands
    """)
SELLING = words(
    "sell sells sold selling sale sales rent rents rented renting monetise monetize monetising monetizing trade trades traded lease leased barter out mailing list lists"
)
ANYBODY = words("""
    with outside third 3rd third-party party parties advertiser advertisers broker brokers anyone anybody one else other others another external unaffiliated outsiders company companies
    organisation organisations organization organizations business businesses entity entities person persons people individual individuals
    """)
MARKETING = words("for their own direct marketing advertising promotional purposes purpose use")
LAW = words(
    "cross-context behavioral behavioural as in defined term terms define under california californian law ccpa cpra consumer privacy act those"
)
"""How a denial to sell or share goes on that speaks of the law of California, in which to share is to share for advertising."""
COOKIES = words("""
    cookie cookies cookie-free use uses used using set sets place places placed employ employs store stores stored free your on device computer browser visitors here at
    works work runs functions makes make similar technologies technology tracking tracker trackers pages other web beacons pixels persistent identifiers altogether
    """)
CHILDREN = words("""
    directed intended designed meant made aimed suitable marketed targeted at for from children kids minors child children's under age years year old younger than below
    use used using may allow allowed permit permitted open join sign up an register accounts account create to anyone persons person people individuals who play plays
    """)
COLLECTING = READERS_DATA | words(
    "collect collects collected solicit solicits request process processes processed store stores stored knowingly intentionally about ask asks for"
)
TAKING = READERS_DATA | words(
    "collect collects collected gather gathers gathered record records recorded track tracks tracked obtain obtains obtained log logs logged about ask asks request requests for"
    " access accesses accessed know known precise exact approximate current see sees"
)
DECIDING = words("""
    use make makes made take takes taken carry carried out engage employ automated automatic decision decisions decision-making individual solely only subject machine including profiling takes place used
    occurs based on data means alone computer computers algorithm algorithms purely fully about software processing basis
    """)
STORING = READERS_DATA | words(
    "store stores stored storing save saves saved retain retains retained hold holds held file about on in our systems servers database for anyone anybody"
    " keep upload uploads uploaded reach reaches from phone device card payment bank see sees"
)
OBTAINING = (
    READERS_DATA
    | ANYBODY
    | words(
        "collect collects collected obtain obtains obtained receive receives received get gets gather gathers gathered buy buys bought purchase from about source sources elsewhere"
    )
)
ABROAD = (
    READERS_DATA
    | GIVING
    | words("""
    outside within inside in abroad overseas country countries border borders across cross international internationally stay stays store stores stored process processed host hosted held located exclusively solely
    european economic area union europe eea eu servers other
    """)
)
ANALYSING = words("""
    use uses using used contain contains include includes integrate integrates embed embeds run runs employ employs track tracks tracking tracker trackers analytics telemetry tool tools software sdk sdks
    library libraries technology technologies third-party third party parties crash reporting crash-reporting crash-reports reports metrics statistics usage in on for find you these pages
    """)
ADVERTISING = words("""
    show shows shown display displays displayed serve serves contain contains include includes run runs ad ads advert adverts advertisement advertisements advertising banner banners third-party third party
    in on you users players free ad-free advert-free advertising-free completely entirely always
    """)
PROMOTING = (
    READERS_DATA
    | MARKETING
    | words("""
    call calls phone telephone ring text sms by send sends sent sending use uses used using email emails e-mail e-mails mail mails message messages newsletter newsletters commercial marketing promotional promotions contact you market
    """)
)
TRAINING = READERS_DATA | words(
    "use uses used using train trains trained training write say type upload what in your our own any improve ai artificial intelligence machine learning model models language llm llms ml algorithms large on for with messages conversations photos pictures videos text images"
)
TRACKERS = words(
    "use uses using used contain contains include includes embed embeds run runs tracker trackers tracking tools tool technologies technology scripts script pixels pixel in on for of kind third-party third party"
)
ADVERTISING_USE = READERS_DATA | words(
    "use uses used using for advertising ads adverts advertisements advert targeted personalised personalized purposes purpose show target you to of kind"
)
PROFILING = words(
    "create creates created build builds built make makes made form compile keep maintain draw profile profiles profiling of about on for users user customers customer visitor visitors member members reader readers people you individuals engage in use used any personal take takes place carried out"
)
LOGGING = words(
    "keep keeps kept store stores stored write writes written retain retains maintain save saves log logs file files logfiles server servers access web webserver on of our any ip activity"
)
FOLLOWING = words(
    "track tracks tracked tracking follow follows followed you users visitors your activity across over other different third-party sites websites web site apps services devices online cross-site cross-app on in internet"
)


DATA_SAID = deferred(r"\b(?:data|information|info|details|pii|nothing|mailing lists?)\b")
GIVEN = deferred(
    r"\b(?:shar\w+|disclos\w+|giv\w+|provid\w+|transfer\w*|distribut\w+|releas\w+|pass\w*|lend|exchang\w+|reveal\w*|forward\w*|available|send|sent|divulge\w*|hand\w*|transmit\w*|communicat\w+|suppl\w+"
    r"|sees?|seen|receive[sd]?|gets?|access|leaves?|shown?|publish\w*|expos\w+|view\w*|accessible|visible)\b"
)
TO_ANYBODY = deferred(
    r"\b(?:part(?:y|ies)|advertisers?|brokers?|any(?:one|body)|no ?(?:one|body)|others?|else|outsiders|compan\w+|organi\w+|business\w*|entit\w+|persons?|people|individuals?|another)\b"
    r"|\bpassed on\b|\bgive\w* away\b|\bleaves?\b|^(?!.*\b(?:sell|sold|rent|trade)\b).*\b(?:ever|never|no|none)\b.*\bshared?\b"
)
SOLD = deferred(r"\b(?:s[eo]ll\w*|sold|sales?|rent\w*|trad\w+|leas\w+|barter)\b")
SOLD_OR_SHARED = deferred(
    r"\bs(?:ell|elling|old)\b(?: [\w'-]+){0,6} (?:or|nor|and) (?:otherwise )?shar(?:ed?|ing)\b|\bshar(?:ed?|ing)(?: [\w'-]+){0,6} (?:or|nor|and) s(?:ell|elling|old)\b"
)
FOR_MARKETING = deferred(r"\b(?:marketing|advertising|promotional)\b")
COOKIES_SAID = deferred(r"\bcookies?\b|\bcookie-free\b")
COOKIES_SET = deferred(
    r"\bdo(?:es)? no cookies\b|\b(?:us(?:e|es|ed|ing)|sets?|plac\w+|employs?|stor\w+|free|cookie-free|works?|runs|functions)\b"
)
MEANT_FOR = deferred(
    r"^(?!.*\b(?:data|information)\b).*\b(?:(?:cannot|can't) (?:create|open|register|use|join|sign)|directed|intended|designed|meant|made|aimed|suitable|marketed|targeted|for|allow\w*|permit\w*|may)\b"
)
CHILDREN_SAID = deferred(r"\b(?:children|kids|minors|under|younger|below)\b")
COLLECTED = deferred(r"\b(?:collect\w*|solicit\w*|request|process\w*|store\w*|asks? for)\b")
TAKEN = deferred(
    r"\b(?:collect|gather|record|track|obtain|log|access)(?:s|ed|ged|es)?\b|\bask(?:s|ed)? for\b|\bknown? to us\b"
)
AUTOMATED = deferred(r"\b(?:automat\w+|computers?|algorithms?|software|machine)\b")
DECIDED = deferred(r"\bdecisions?\b|\bdecision-making\b")
STORED = deferred(
    r"\b(?:stor(?:e[sd]?|ing)|sav(?:e[sd]?|ing)|retain(?:s|ed)?|hold|holds|held|upload(?:s|ed)|keep)\b|\breach(?:es)? our (?:servers|systems)\b"
)
OBTAINED = deferred(r"\b(?:collect|obtain|receive|get|gather|buy|bought|purchase)(?:s|ed|d)?\b")
FROM_OTHERS = deferred(
    r"\bfrom (?:any |the |an |)?(?:third[ -]part(?:y|ies)|other (?:source|compan|organi|part|people)\w*|another (?:source|company)|elsewhere|anyone else|anybody else|outside sources?|(?:data |information )?(?:brokers?|sellers?|dealers?|vendors?))\b"
)
GOES = deferred(
    r"\b(?:transfer\w*|sent|send|stored|processed|hosted|held|leave|leaves|shared|disclosed|cross|stays?)\b"
)
TO_ABROAD = deferred(
    r"^(?!.*\b(?:devices?|hands|office|systems?|compan\w+|organi[sz]\w+)\b).*\b(?:outside|abroad|overseas|leaves?|other countries|another country|internationally|borders?)\b"
)
ANALYSED = deferred(r"\b(?:analytics|telemetry)\b")
ADS_SAID = deferred(
    r"\b(?:ad|advert|advertising)-free\b|\b(?:ads?|adverts?|advertisements?|advertising|banners)\b"
)
ADS_SHOWN = deferred(
    r"\b(?:shows?|shown|display\w*|serves?|contains?|includes?|runs?|ads|adverts|advertisements|free of)\b|\b(?:ad|advert|advertising)-free\b"
)
PROMOTED = deferred(r"\b(?:marketing|promotional|promotions|newsletters?)\b")
TRAINED = deferred(r"\btrain\w*\b")
MODELS_SAID = deferred(r"\b(?:ai|models?|machine learning|intelligence|llms?)\b|\bused (?:for|in) training$")
TRACKERS_SAID = deferred(
    r"\btrackers\b|\btracker\b|\btracking (?:tools?|technolog(?:y|ies)|scripts?|pixels?)\b"
)
FOR_ADS = deferred(
    r"\bfor (?:\w+ )?(?:advertising|ads|adverts|advertisements)\b|\bto (?:show|target) (?:you )?"
)
PROFILED = deferred(r"\bprofil(?:es?|ing)\b")
LOGS_SAID = deferred(r"\b(?:logs|log ?files?)\b")
LOGS_KEPT = deferred(r"\b(?:keeps?|kept|stor(?:es?|ed)|writes?|written|retains?|maintain|saves?)\b")
FOLLOWED = deferred(r"\b(?:track|follow)\w*\b")
ELSEWHERE = deferred(r"\b(?:across|other|different|cross-\w+)\b")

_THINGS = "messages|mails|chats|conversations|letters|files|documents|notes|photos|pictures|videos|recordings|transcripts|prompts|uploads"
_CHOOSING = "opt out of|opt-out of|unsubscribe from|turn off|switch off|disable|deactivate|decline|refuse|reject|turned off|switched off"
OF_ALL = (
    ("all |any|every|fully|always|password & encrypt|hash|plain", "unencrypted|plain text|plaintext|plain-text|clear text|cleartext|clear-text|not encrypted|without encryption|without any encryption"),
    (f"end-to-end|not |n't|n’t|never|nobody|no one & {_THINGS}", f"read|review|look|open|see|listen|scan|stor|sav|kept|upload|held|archiv|record & {_THINGS}"),
    ("only|solely|exclusively|nothing but|third-party|third party & cookie", "marketing|advertis|ad |target|track|analyt|statisti|social|profiling|google|facebook|meta|doubleclick|youtube|criteo|linkedin|tiktok & cookie"),
    ("exclusively|solely|only stor|only host|only held|only ke|only process|only in|only on|always|stay|remain|leaves|stored in|hosted in|processed in|held in|kept in|never send|never transfer|never move & data|information", "transfer|sent|send|stor|host|process|handle|held|kept|goes|copied|provider|server|database|data cent|datacent & data|information|backup|address|ticket|details|server"),
    ("unless|only|without|must|have to|need to & newsletter|marketing|promotional|mailing list|advertising|offers", "automatic|every|all |each|whoever|everybody|anyone|new & newsletter|marketing|mailing list|offers|promotional|advertising"),
    ("only|solely|exclusively & consent", "legitimate interest|without your consent|without asking"),
    ("advertis|ad network|ad partner & work with|works with|partner with|cooperate with & not|never|n't|n’t|no ", "advertis"),
    ("record & call & not|never|n't|n’t|no ", "record & call"),
    ("pixel|beacon & mail|newsletter & no|never|n't|n’t|without|free", "pixel|beacon & mail|newsletter"),
    ("ip address & anonymi|shortened|truncated", "full ip|complete ip|entire ip|whole ip"),
    (f"{_CHOOSING}", f"cannot|can't|can not|no way|not possible|impossible|no means|no option & {_CHOOSING}"),
    ("withdraw|revoke & consent", "withdraw|revoke|withdrawn|revoked & consent & cannot|can't|can not|may not|no way|not possible|impossible|no right"),
    ("right|you can|you may|entitled", "not delete|not erase|n't delete|cannot be|can't be|no right|not have the right|n't have the right|not provide|not give|not offer|no means|no way|not possible|impossible"),
    ("do not track|do-not-track|dnt|global privacy control|gpc & honour|honor|respect|respond|recogni|compl|follow|observe|react|act on|acts on|support|treat|accept|process", "do not track|do-not-track|dnt|global privacy control|gpc & not |n't|cannot|never"),
    ("free of charge|no charge|no fee|no cost|costs nothing|cost nothing|cost you nothing|without charge|for free|without cost|without any|not charge & request|right|copy|copies", "charge|pay|fee|cost & request|copy|copies & £|€|$|we charge|must pay|have to pay|need to pay"),
    ("data protection officer|dpo", "no data protection officer|no dpo|not appoint|not yet appoint|not designate|not have a data protection|n't have a data protection|n't appoint|not have a dpo|not name"),
    ("only|solely|exclusively & mail address|phone number|address|birth|birthday|location|photo|voice|health", "market|promot|advertis|advert|ads|offer|newsletter|discount|campaign & mail address|phone number|address|birth|birthday|location|photo|voice|health"),
    ("without & consent|permission & not|n't|never", "without & consent|permission|asking you"),
    ("usage data|survey|crash report|diagnostic data|analytics data|feedback|error report & anonym|no personal|no information|not contain|not include", "usage data|survey|crash report|diagnostic data|analytics data|feedback|error report & your|user"),
    ("every|each|all |always & staff|human|person|people|employee|case worker|our team & application|claim|request|report|appeal|decision|profile", "algorithm|software|automatically|human|computer|machine & application|claim|request|report|appeal|decision|profile & reject|refus|approv|grant|decid|den|made|accept|turned|clos"),
    ("session cookies", "cookie & day|week|month|year|persistent|permanent"),
    ("cookie & agree|consent|accept", "cookie & without your|without asking|as soon as|automatically"),
    ("third-party cookies|third party cookies & not|n't|never|no ", "third-party cookies|third party cookies"),
    ("card|bank|payment & not|n't|never & stor|keep|sav|retain|kept", "card & stor|keep|sav|retain|kept"),
    ("from you & only|solely|exclusively", "brokers|third parties|other sources|other companies|public|social|credit|partner & receiv|obtain|collect|get|buy|purchas"),
    ("breach|incident & notify|inform|tell|alert", "breach|incident & not |n't|no obligation & notify|inform|tell"),
    ("account & immediately|at once|instantly|straight away|right away", "account & keep|retain|store|hold|kept"),
    ("controller", "processor"),
    ("legitimate interest & not rely|n't rely|never rely|not use|n't use|never use", "legitimate interest & basis|rely"),
    ("cookies & not use|not set|not place|n't use|n't set|n't place|never|use no|set no|place no|no analy|no stat|no adv|no mark|no targ|no track|no third|no non|no opt", "use|set|place|our & analytic|statisti|advertising|marketing|targeting|tracking|third-party|non-essential|optional & cookies"),
    ("notify you|inform you|tell you|mail you|be told|be notified|be informed|told by|notified by & change|amendment|update", "without & notice|notif|inform|telling & chang|modif|amend|updat|alter"),
    ("changes & without your & consent", "continu & accept|agree|consent"),
    ("address book|contact|photo|picture|voice|microphone|camera|calendar|call log|call history|location|browsing history & not |n't |no access|never|always stay", "address book|contact|photo|picture|voice|microphone|camera|calendar|call log|call history|location|browsing history & access|use|read|record|upload|copies|copy|send"),
    ("no personali|no targeted|no interest-based|no behavio|no tailored|not show|not display|not serve|n't show|n't display|never show|never serve", "personali|targeted|interest-based|behavio|tailored & ads|advert & show|display|serve|see"),
    ("longer than|more than|beyond & not |n't |never & keep|stor|retain|hold", "keep|stor|retain|hold & day|week|month|year"),
    ("ip address & not |n't |never", "ip address & stor|log|record|save|keep|kept|retain"),
    ("only & text message|sms|newsletter|mail|messages|offers & opt|agree|consent|ask|subscribe", "unless & text message|sms|newsletter|mail|messages|offers & receive|get|be sent"),
    ("is voluntary|is optional|is entirely|is completely|is always|need not|not need to|not have to", "must|have to|need to & provide|give us|enter|tell us"),
    ("officer is|officer, |representative in the|supervisory authority", "officer is|officer, |representative in the|supervisory authority"),
    ("keep|kept|retain|stor & indefinitely|forever|for ever|permanently", "delet|eras|remov|destroy|kept|retain|stor & day|week|month|year"),
    ("newsletter|direct marketing|marketing email|analytics|profiling|surveillance|cctv|legal basis|lawful basis|filmed & consent|(1)(a)|(1) (a)", "newsletter|direct marketing|marketing email|analytics|profiling|surveillance|cctv|legal basis & legitimate interest|(1)(f)|(1) (f)"),
)  # fmt: skip
"""Hints of what is said of all, or of nothing but, and of what takes it back."""
