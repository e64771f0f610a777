"""How practices are stated, in normalised sentences, and what makes a statement an exception. Not a rule."""

from __future__ import annotations

from policylint.patterns import Hinted, deferred

NARROWED = (
    r"\b(?:aggregat\w+|anonym\w+|non-?\s?personal\w*|de-?\s?identified|statistical|pseudonym\w+|consent\w*|permission|authori[sz]\w+"
    r"|request\w*|direct us|choose|opt|if|should we|when you (?!visit|use|browse|open|come|log|sign|pay|buy|play|shop|order|book|download|register|apply)|where you|unless|without|not|never|none|no longer|no(?! (?:later|matter|doubt|cost|charge|one but))|except\w*"
    r"|only|solely|exclusively|but|right|object|required|compelled|law|laws|legal|court|police|government|regulator\w*|merger|acqui\w+|successor|bankruptcy|parents?|guardians?"
    r"|affiliat\w+|subsidiar\w+|group (?:of )?compan\w+|famil(?:y|ies) of compan\w+|corporate (?:group|family)|sister compan\w+|common control|other [\w. ]{2,20} offices|operating under"
    r"|our brands|internally|(?:asset|business) (?:transfers?|sales?)|ask us|instruct\w*|settings|explains?|how (?:we|you|your|certain|the|personal|information)"
    r"|our (?:group|employees|staff)|with us|to us|until|before|former\w*|previous\w*|were|formerly|used to|would|separate\w*"
    r"|links?|linked|(?:employees|teachers|applicants|candidates|suppliers)'|(?:of|about) (?:(?:our|the|job) )?(?:employees|teachers|applicants|candidates|suppliers))\b"
)
"""What in a statement says that it is an exception, somebody else's data, the past, or no statement of a practice at all."""

NARROWED_COOKIES = (
    NARROWED.replace("|if|", "|if we|")
    .replace("|choose|opt", "")
    .replace("|where you", "")
    .replace(
        "|settings|", r"|(?:browser'?s?|cookie|device|change|adjust|via|through) (?:the |your )?settings|"
    )
    .replace(NARROWED[NARROWED.index("|when you") : NARROWED.index(")", NARROWED.index("|when you")) + 1], "")
)
"""A cookie that is set only in some case is one, too."""

NARROWED_COLLECTING = rf"{NARROWED}|(?<!\bso )(?<!\bso that )\byou (?:may|can|might|could|contact|write|e-?mail|send|tell|call|ask)\b"
"""What comes of something that a reader may do is no practice."""
NARROWED_CHILDREN = (
    NARROWED.replace("|parents?|guardians?", "")
    .replace("|without|", r"|without (?!(?:an? |their |the )?(?:parent|guardian))|")
    .replace("|permission|", r"|(?<!parent's )(?<!parental )permission|")
    + r"|\b(?:sister (?:web)?(?:site|app)s?|policy of its own|its own (?:privacy )?policy)\b"
)
"""What children may do with their parents, or need no parents for, they may do."""
NARROWED_TRANSFER = rf"{NARROWED}|\b(?:safeguards?|clauses|adequa\w+|liable|in cases? of)\b"
"""What holds for transfers says that there may be some, which is not plain enough."""

NARROWED_PROMOTING = NARROWED.replace("|links?|linked", "") + r"|\bsubscri\w+|\bsign(?:ed)? up\b"
"""A message that one signed up for is none that a denial of marketing speaks of."""

NARROWED_DECIDING = (
    NARROWED.replace("|if|", "|")
    .replace("|without|", r"|without (?!(?:any )?(?:human|manual))|")
    .replace("|solely|", r"|solely (?!(?:on|by|based|through)\b)|")
    .replace("no(?! (?:", "no(?! (?:person|human|employee|")
)
"""What is decided where no person looks is decided all the more."""

NARROWED_TOOL = (
    r"\b(?:if|unless|where|when|without|not|never|none|no|no longer|except\w*|only|but|until|before|former\w*|previous\w*|used to|would|links?|consent\w*|permission|opt|right|may wish|whether|how we|settings|learn more"
    r"|self-hosted|own|ourselves|in-house|they|their|third part(?:y|ies) (?:may|might|can|could)|\w+n't)\b"
)
"""As above for what is used or shown."""
LOCAL = r"\b(?:local(?:ly)?|on-device|(?:on|in|to) (?:your|the|this) (?:[\w-]+ )?(?:device|phone|computer|browser|tablet|watch|machine|app)s?|never leaves?|encrypted form)\b"
"""What is kept where the organisation does not see it."""

_WE = r"\b(?:we|(?:the|our|this) (?:(?:web |sales |support )?(?:app|site|website|game|software|service|program|extension|company|device|platform|servers?|team|form)))\b(?: (?:may|also|will|can|sometimes|do|regularly|have|in turn|then|occasionally|routinely|therefore|must|need to|have to|are required to|are obliged to))*"

_SHARES = r"(?:shares?|exchanges?|swaps?|discloses?|provides?|transfers?|gives?|pass(?:es)?|sells?|sends?|forwards?|hands?|transmits?|suppl(?:y|ies)|uploads?)"
_SHARED = r"(?:shared|disclosed|provided|transferred|given|passed|sent|sold|forwarded|transmitted|supplied|handed(?: over)?|uploaded|made available)"
_DATA = (
    r"(?:data|information|details|identifiers?|address(?:es)?|e-?mails?|lists?|locations?|profiles?|records?|histor(?:y|ies)|activit(?:y|ies)|position"
    r"|names?|numbers?|messages?|photos?|answers?|applications?|orders?|results?|recordings?|id)"
)
_PARTNERS = (
    r"(?:[\w-]+ ){0,3}?(?:partners?|insurers?|hosts?|providers?|contractors?|suppliers?|agenc(?:y|ies)|printers?|couriers?|accountants?|advis[eo]rs?|auditors?|banks?|advertisers?"
    r"|sponsors?|laborator(?:y|ies)|resellers?|distributors?|franchisees?|processors?|carriers?|publishers?|brokers?|vendors?|researchers|networks?|institutes?|charit(?:y|ies)|compan(?:y|ies)|organi[sz]ations?|businesses|third part(?:y|ies))"
)
_SEES = r"(?:receives?|gets?|collects?|sees?|(?:has|have) access to)"

SHARES = Hinted(
    "shar|exchang|swap|disclos|provid|transfer|give|pass|sell|send|sent|sold|forward|hand|transmi|suppl|upload|available|receiv|get|collect|see|access|recipients",
    rf"{_WE} {_SHARES}\b(?! you\b)"
    rf"|\b{_DATA}\b(?:[^,;]{{0,30}}|, including [^,;]{{0,30}},) (?:is|are|be|been)(?: also)? {_SHARED} (?!by\b|(?:to|with) (?:us|you)\b)"
    rf"|\b(?:which|that|who) {_SEES} your\b"
    r"|\bwe (?:send|forward|pass|give|hand) (?:it|them) (?:on )?to (?:our|an?|the|other) "
    r"|\brecipients of (?:your|the) (?:personal )?(?:data|information) (?:are|include)\b|\bamong the recipients of\b",
)
SHARES_ALONE = Hinted(
    "your|personal|what you|partner|insurer|host|provider|contractor|supplier|agenc|printer|courier|accountant|advis|auditor|bank|sponsor|laborator|reseller|distributor|franchisee"
    "|advertiser|processor|carrier|publisher|broker|vendor|researcher|network|institute|charit|compan|organi|business|third part&receive|get|collect|see|access|allow|let|permit|shar|exchang|swap|disclos|provid|transfer|give|pass|sell|send|sent|sold|forward|hand"
    "|transmi|suppl|upload|available|furnish|show|visible|goes to|go to",
    rf"^(?:our|the|an?) {_PARTNERS} (?:also )?{_SEES} (?:a copy of |parts of )?your [\w -]{{0,30}}\b{_DATA}\b"
    rf"|{_WE} (?:allow|let|permit) (?:our |the |some |selected )?{_PARTNERS} (?:to )?(?:access|see|use|read|collect) your\b"
    rf"|{_WE} {_SHARES} (?:on )?your (?:[\w-]+ ){{0,3}}?{_DATA}(?: and [\w -]{{0,20}}?)? (?:on )?(?:with|to) (?!us\b|you\b|your\b|the\b)"
    rf"|{_WE} {_SHARES} (?:on )?(?:[\w'-]+ ){{0,3}}?{_DATA} (?:with|to) (?:(?:our|other|two|three|several|selected|an?|some|certain|various|many) )+{_PARTNERS}\b"
    rf"|^(?:[\w-]+ ){{0,6}}?your (?:[\w-]+ ){{0,3}}?{_DATA} (?:(?:may|will|can) )?(?:is|are|be)(?: also)? {_SHARED} (?:on )?(?:to|with) (?!us\b|you\b|your\b)"
    rf"|{_WE} (?:provide|supply|furnish|give|send|show) (?:(?:our|other|some|selected) )?{_PARTNERS} (?:with )?(?:your|personal)\b"
    rf"|\byour [\w -]{{0,30}}\b{_DATA} (?:is|are) (?:visible|accessible|available|shown) to (?:our |other )?{_PARTNERS}"
    rf"|\byour [\w -]{{0,30}}\b{_DATA} (?:goes|go) to (?:our|an?|the|some) {_PARTNERS}\b|^(?:our )?(?:sponsors|advertisers|advertising partners|insurers) (?:also )?(?:receive|get) the (?:names|(?:e-?mail )?addresses|details) of our (?:members|customers|users|readers)\b"
    rf"|{_WE} {_SHARES} what you (?:tell|give|send|write|enter|upload|say)(?: to)?(?: us)? (?:with|to) (?:our|other|an?|some|selected) {_PARTNERS}\b",
)
COMPANY_SEES = Hinted(
    "receive|get|collect|see|access to&your ",
    rf"^(?P<company>[\w.&' -]{{2,40}}?),? (?:also |then )?{_SEES} your (?:[\w-]+ ){{0,4}}?{_DATA}\b",
)
SHARES_FOR_MARKETING = Hinted(
    "for their&marketing|advertising|promotional",
    rf"{_WE} {_SHARES}\b[^.;]* for their (?:own )?(?:direct )?(?:marketing|advertising|promotional)",
)

_SELL = r"(?:sells?|rents?|trades?|sold|rented|traded)"
_SOLD = rf"(?:(?!to\b|for\b|in\b)[\w'-]{{1,60}},? ){{0,5}}?{_DATA}"
SELLS = Hinted(
    " sell| sold| rent| trade| lease| buy| purchase| pay us| fee| money| payment| compensation"
    "& sell| sold| rent| trade| lease|broker|advertiser|partner|compan|firm|insurer|agenc|for a fee|for money|for payment|for compensation|against |in exchange|in return",
    rf"{_WE}(?: \w+,?(?: and| or)?)? {_SELL}\b {_SOLD}\b|\b(?:data|information) (?:that )?we (?:have )?{_SELL}\b|\b(?:by|from|through) selling {_SOLD}\b|^categories of (?:personal )?(?:data|information) sold\b"
    rf"|\b(?:brokers?|advertisers?|partners?|companies|firms|insurers?|agenc(?:y|ies)) (?:buy|purchase|pay us (?:for|to (?:receive|get|see)))\b {_SOLD}\b"
    rf"|\b{_SOLD} (?:that we (?:hold|have|collect|keep) |we (?:hold|have|collect|keep) )?(?:may |will |can )?(?:is|are|be|been)(?: also)? (?:sold|rented|traded)\b"
    rf"|{_WE} (?:rent|sell|trade|lease)s?(?: out)? (?:our|the|your) (?:[\w-]+ )?(?:mailing |customer |address |subscriber )?lists?\b"
    rf"|\b(?:for|against) (?:a fee|money|payment|compensation),? {_WE} {_SHARES}\b|{_WE} {_SHARES}\b[^.;]{{0,80}} (?:for|against|in (?:exchange|return) for) (?:a fee|money|payment|compensation)\b",
)

_OF_OTHERS = r"(?!.*\b(?:link(?:ed|s)? to|linked|other (?:web)?sites|third part(?:y|ies) (?:may|might|use|can|set|place)|advertisers|partners|by (?:third|other)|these cookies|features|when a cookie|whether) )"
_SITE = r"(?:we|our|(?:this|the) (?:site|website|app|service))"
USES_COOKIES = Hinted(
    "cookie",
    rf"^{_OF_OTHERS}.*(?:\b{_SITE}\b(?! (?:do|does|will)(?: not|n't))(?:[^.;]{{0,40}})\b(?:use|uses|set|sets|place|places|store|stores|save|saves|drop|drops|write|writes)\b[^.;]{{0,40}}\bcookies?\b"
    r"|\bcookies? (?:are|is) (?:stored|set|placed|used|saved)\b(?! (?:only|by)\b)|\bcookie (?:called|named) |\b(?:a|the|one) (?:[\w-]+ )?cookie (?:remembers|keeps|stores)"
    r"|\bcookies (?:that )?we (?:use|set|place)\b|\bcookies (?:help|allow|enable|let) us\b|\b(?:with the help of|by means of|using|through|via) cookies,? we\b)",
)

_AGE = r"(?:\d|1[0-7]|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
_YOUNG = r"(?:young |our |small |all )*(?:children|kids|toddlers|pupils|pre-?schoolers)(?!')"
FOR_CHILDREN = Hinted(
    "child|kid|toddlers|pupil|preschoolers|pre-schoolers|may|can|must|have to|need to|should"
    "&child|kid|toddlers|pupil|schoolers|0|1|2|3|4|5|6|7|8|9|six|seven|eight|nine|ten|eleven|twelve|teen",
    rf"\b(?:directed|intended|designed|meant|made|aimed|suitable|created|written|built) (?:for|to|at)(?: use by)? {_YOUNG}\b"
    rf"|\b{_YOUNG}\b[^.;,]{{0,40}}\b(?:learn|play|use|read|practi[sc]e|register|draw|sign up)\b[^.;]{{0,40}}\b(?:our|the|this) (?:app|site|website|service|game|platform)"
    rf"|\b(?:is|are) an? (?:[\w-]+ ){{0,2}}(?:app|game|website|site|service|platform) for {_YOUNG}\b"
    rf"|\byou (?:must|have to|need to|should) be (?:at least )?(?:aged )?{_AGE}(?: years)?(?: of age| old)?(?: (?:or|and) (?:older|over|above))? (?:to (?:use|open|create|register|play|sign|have|join)|in order to)\b"
    rf"|\b(?:anyone|everyone|people|persons|users|players|children|members|visitors)(?: who (?:is|are))? (?:aged |from the age of |of )?{_AGE}(?: years)?(?: of age| old)? (?:(?:and|or) (?:older|over|above|up) )?(?:may|can) (?:use|open|create|register|play|sign|join|have)\b"
    rf"|\b{_YOUNG}\b[^.;]{{0,90}}\bwhen they (?:create|open|make|register|sign up|join)\b|^when an? (?:child|kid|pupil)\b[^.;,]{{0,30}} (?:registers|signs up|joins|creates|opens),? we\b"
    rf"|\b(?:may|can) be used by (?:anyone|everyone|people|persons|children) (?:aged |from the age of |of )?{_AGE}\b",
)
_TAKES = rf"{_WE} (?:collect|store|process|record|keep|ask for|hold)\b"
COLLECTS_FROM_CHILDREN = Hinted(
    "child|kid|toddlers|pupil|preschoolers|pre-schoolers",
    rf"{_TAKES}[^.;]{{0,60}}\b(?:of|from) (?:the )?{_YOUNG}\b|{_TAKES}(?: the| an?)? (?:child|children|kid|kids|pupil|pupils)(?:'s|s'|')? (?:first |last |full |nick)?(?:names?|data|information|ages?|photos?|birthdays?|school)\b"
    rf"|{_WE} (?:ask|asks) (?:the |all )?{_YOUNG}\b[^.;]{{0,30}} for (?:their|his|her|a|an)\b|{_TAKES} the [^.;]{{3,60}} of (?:the )?(?:children|kids|pupils)\b(?!')"
    rf"|\b{_YOUNG} (?:must |have to |can )?(?:enter|give us|tell us|provide|type in) (?:their|his|her|the)\b",
)

CHILDREN_ENTER = Hinted(
    "child|kid|toddlers|pupil|preschoolers|pre-schoolers",
    rf"^{_YOUNG} (?:must |have to )?(?:enter|type in) (?:their|his|her) (?:[\w-]+ )?(?:names?|birthdays?|e-?mail|address(?:es)?|school)\b(?! on paper)",
)
COLLECTS = Hinted(
    "collect|gather|record|track|obtain|log|hold|keep|ask for|asks for|request|read|access|receive|determine|captur|use your|enter your|give us your|provide your|tell us your|submit your|log file|logfile",
    rf"{_WE} (?:collects?|gathers?|records?|tracks?|obtains?|logs?|hold|keep|asks? for|requests?|receives?|determines?|captures?)\b(?! (?:into|in|out|on|off|you|your [\w -]+ (?:safe|secure|confidential|private|up))\b)"
    rf"|{_WE} (?:reads?|accesses) [^.;]{{0,60}} and (?:sends?|uploads?|transmits?)\b"
    rf"|\byour [\w -]{{0,30}}\b{_DATA} (?:is|are) (?:collected|gathered|recorded|tracked|logged)\b(?! by (?!us\b))"
    rf"|\b(?:our|the) servers automatically (?:record|log)\b|{_WE} use your (?:[\w-]+ ){{0,2}}(?:location|position)\b|\byou (?:must|have to|need to) (?:enter|give us|provide|tell us|submit) your [\w -]{{0,30}}\b{_DATA}\b"
    r"|\blog ?files? (?:with|containing|that contain) your\b",
)
STORES = Hinted(
    "stor|sav|retain|keep|kept|hold|held|upload",
    rf"\bwe (?:(?:may|also|will|then) )*(?:store|save|retain|hold|keep)\b(?! your [\w -]+ (?:safe|secure|confidential|private)\b)"
    rf"|\byour [\w -]{{0,30}}\b{_DATA} (?:is|are) (?:stored|saved|retained|kept|held)\b(?! by (?!us\b))"
    rf"|^(?:the |all |your )?(?:[\w-]+ )?{_DATA} (?:is|are) (?:stored|saved|kept|held|uploaded) (?:on|to|in) our (?:[\w-]+ )?(?:servers?|databases?|systems?|cloud)\b",
)
OBTAINS = Hinted(
    "receiv|obtain|collect|get|buy|purchas&from",
    rf"{_WE} (?:receives?|obtains?|collects?|gets?|buys?|purchases?)\b[^.;]{{0,100}}\bfrom (?!you\b|your\b|users\b|visitors\b|customers\b|the (?:device|app|form|browser))",
)
GOES_ABROAD = Hinted(
    "transfer|sent|send|stor|process|host|locat|held|kept",
    r"\b(?:transfer(?:s|red)?|sends?|sent|stor(?:es?|ed)|process(?:es|ed)?|hosts?|hosted|located|held|kept)\b",
)

_ANALYTICS = r"(?:(?:google|firebase|adobe|yandex|cloudflare|vercel|netlify|microsoft|umami|fathom|plausible|simple) (?:web )?analytics|firebase|mixpanel|hotjar|matomo|posthog|(?:amplitude|plausible|fathom)(?= (?:to|for|and|or|which|as|with|in|on|instead|tells?|helps?|records?|collects?|measures?|shows?|counts?|lets)\b|,| \(|$)|flurry|crashlytics|gtag|google tag manager|microsoft clarity|app center|analytics (?:services?|providers?|tools?|software|partners?|platforms?))"
ANALYSES = Hinted(
    "analytics|firebase|mixpanel|amplitude|hotjar|matomo|plausible|fathom|posthog|flurry|crashlytics|gtag|tag manager|clarity|app center",
    rf"{_WE} (?:use|uses|employ|integrate|integrates|rely on|relies on|include|includes|contain|contains|send)\b[^.;]{{0,60}}\b{_ANALYTICS}"
    rf"|^{_ANALYTICS} (?:tells?|helps?|records?|collects?|measures?|shows?|counts?|lets)\b"
    rf"|{_WE} (?:measures?|analy[sz]es?|counts?|evaluates?|records?) [^.;]{{0,40}}(?:with|using|through|by means of|with the help of) {_ANALYTICS}",
)
_TRACKERS = r"(?:google analytics|firebase|facebook pixel|meta pixel|tiktok pixel|linkedin insight tag|google tag manager|hotjar|mixpanel|amplitude|microsoft clarity|doubleclick|criteo|adroll)"
TRACKS = Hinted(
    "analytics|firebase|pixel|insight tag|tag manager|hotjar|mixpanel|amplitude|clarity|doubleclick|criteo|adroll",
    rf"{_WE} (?:use|uses|employ|integrate|integrates|rely on|include|includes|embed|embeds|contain|contains)\b[^.;]{{0,40}}\b{_TRACKERS}",
)
SHOWS_ADS = Hinted(
    "ads|advert|banner|sponsored",
    rf"(?:{_WE}|\b(?:free|basic|lite|standard) (?:version|plan|tier|edition)(?: of [\w -]{{2,30}})?) (?:shows?|displays?|serves?|contains?|includes?|runs?|is financed by|is supported by)\b[^.;]{{0,40}}\b(?:ads|adverts?|advertisements?|advertising|banners)\b"
    r"|^(?:sponsored (?:posts|content)|ads|adverts|advertisements|banners) (?:is|are) (?:shown|displayed|placed)\b|^advertising networks (?:place|show|serve|display) (?:ads|adverts|advertisements|banners) (?:on|in) (?:our|this|the)\b"
    r"|^(?:the )?(?:ads|adverts|advertisements|banners) (?:come from|are (?:served|supplied|shown|displayed|provided|delivered))\b",
)
_TAILORED = r"(?:personali[sz]ed|targeted|tailored|relevant|interest-based|behaviou?ral|matching)"
ADVERTISES = Hinted(
    "ads|advert|posts|offers",
    rf"\b(?:your|user) (?:[\w-]+ ){{0,3}}?(?:{_DATA}|behaviou?r|interests|searches|purchases)\b[^.;]{{0,60}}\b(?:to|us|we|you) (?:show|display|serve|send|target|select|choose|pick)\b[^.;]{{0,40}}\b(?:ads|adverts?|advertisements?|advertising)\b"
    rf"|{_WE} (?:show|display|serve|send) (?:you )?(?:{_TAILORED} )?(?:ads|adverts|advertisements|advertising) (?:that (?:match|fit|suit)|based on|according to|depending on|tailored to) (?:your|what you)\b"
    r"|\b(?:ads|adverts|advertisements|posts) (?:are|is) (?:shown|selected|chosen|displayed|tailored|targeted)\b[^.;]{0,40}\b(?:based on|according to|depending on|tailored to|to) your (?:interests|behaviou?r|history|activity|profile|location)\b",
)
PROFILES = Hinted(
    "profile|infer",
    rf"{_WE} (?:build|builds|create|creates|make|form|compile|compiles|keep|maintain|draw up) (?:(?:an?|detailed|personal|individual|user) ){{0,3}}profiles? (?:of|about|on|for) (?:you|your|our users|our customers|users|(?:each|every) (?:user|visitor|customer|member|reader|player|person|of you))\b(?! (?:of (?:our|the) (?:forum|community)|(?:when|once|as soon as|after) (?:you|they|he|she) (?:sign|regist|join|create|open)))"
    rf"|{_WE} infers? (?:your|what you|how you|who you)\b|\bwe infer (?:your|what you|how much you)\b",
)
KEEPS_LOGS = Hinted(
    "log",
    rf"{_WE} (?:keeps?|stores?|writes?|retains?|maintains?|records?|saves?) (?:[\w-]+ ){{0,3}}?(?:log|logs|log ?files|logfiles)\b"
    r"|^(?:the |our |these )?(?:(?:web |server |access ){0,3}(?:logs|log ?files))\b[^.;]{0,60}\b(?:are|is|contain|include|record) (?:kept|stored|retained|rotated|saved|deleted after|erased after|your|the ip|ip)\b",
)
_OFFERS = r"(?:newsletters?|offers|discounts|promotions?|promotional|marketing|deals(?! (?:with|in)\b)|coupons|special offers|advertising)"
PROMOTES = Hinted(
    "newsletter|offer|discount|promotion|marketing|deal|coupon|advertising",
    rf"{_WE} (?:send|e-?mail|text|mail|contact)\b[^.;]{{0,60}}\b{_OFFERS}\b"
    rf"|{_WE} use\b[^.;]{{0,60}}\bto (?:send|e-?mail) [^.;]{{0,40}}\b{_OFFERS}\b|{_WE} (?:call|calls|phone|ring)\b you\b[^.;]{{0,40}}\b{_OFFERS}\b"
    rf"|^(?:whoever|everybody who|everyone who|anyone who|all who) [^.;,]{{3,40}} (?:receives?|gets?) (?:our|the) {_OFFERS}\b",
)
TRAINS = Hinted(
    "train",
    r"\b(?:is|are|be|may) (?:also )?used (?:to|for|in) (?:\w+ (?:and|or) )?(?:train\b|training\b|the training\b)[^.;]{0,60}\b(?:ai|models?|machine learning|intelligence|llms?)\b"
    rf"|{_WE} (?:use|uses|train|trains)\b[^.;]{{0,80}}\b(?:to train|train|training)\b[^.;]{{0,60}}\b(?:ai|models?|machine learning|intelligence|llms?)\b|{_WE} train [^.;]{{0,40}}\b(?:models?|ai) (?:on|with) (?:your|user|(?:the )?[\w-]+ you (?:upload|write|send))\b"
    r"|\b(?:your|user|you) [^.;]{0,40}\bhelps? (?:us )?(?:to )?train (?:our|the|an?) [^.;]{0,30}\b(?:ai|models?|machine learning|intelligence|llms?)\b",
)
FOLLOWS = Hinted(
    "track|follow",
    rf"(?:{_WE}|\b(?:our|the) (?:[\w-]+ )?(?:pixel|tag|cookies?)(?: on our (?:(?:web)?sites?|pages?))?) (?:(?:lets|allows|enables|helps) us (?:to )?)?(?:tracks?|follows?)\b[^.;]{{0,60}}\b(?:across|other|different) (?:[\w-]+ )?(?:web ?)?(?:sites|apps|services)"
    rf"|{_WE} use\b[^.;]{{0,60}}\bto (?:track|follow)\b[^.;]{{0,40}}\b(?:across|other|different) (?:[\w-]+ )?(?:web ?)?(?:sites|apps|services)",
)

_OUTCOME = r"(?:rejected|approved|refused|accepted|declined|decided|scored|denied|closed|blocked|suspended)"
DECIDES = Hinted(
    "automat|algorithm|software|computer",
    r"\b(?:we|our \w+|decisions? (?:is|are))\b[^.;]{0,60}\b(?:automated|automatically|algorithm)\b[^.;]{0,60}\b(?:decision|decid|reject|approv|refus|score)"
    r"|\bdecisions?\b[^.;]{0,40}\b(?:is|are|be) (?:made|taken)\b[^.;]{0,30}\b(?:automatically|by (?:an? |our )?(?:\w+ )?(?:algorithm|software|computer))"
    r"|\bwe decide automatically\b|\b(?:an|our|the) (?:[\w-]+ )?algorithm (?:alone )?(?:decides|determines|rejects|approves|refuses)\b"
    rf"|\b(?:applications?|requests?|claims?|loans?|orders?|accounts?)\b[^.;]{{0,30}} (?:is|are|be) (?:automatically {_OUTCOME}|(?:{_OUTCOME} (?:or|and) )?{_OUTCOME} (?:on )?(?:automatically|by (?:an? |our |the )?(?:\w+ )?(?:algorithm|software|computer)))",
)

DECIDES_ALONE = Hinted(
    "automatically|alone|algorithm decides|automated processing",
    rf"\b(?:candidates|applicants|applications|customers|users|members|requests|claims) (?:is|are|may be) (?:{_OUTCOME} (?:or|and) )?{_OUTCOME} (?:solely )?(?:by|through|based on|on the basis of) (?:the )?automated processing\b"
    r"|^an algorithm decides (?:which (?:applica\w+|orders?|requests?|claims?|loans?|accounts?|customers?|users?|members?)|who (?:gets?|receives?|may|can|is)|whether (?:you|your|the|an?))\b|\b(?:our|the|an?) (?:\w+ )?(?:system|software|algorithm|model|computer) (?:alone |automatically )(?:decides|rejects|approves|refuses|declines|accepts)\b[^.;]{0,40}\b(?:applications?|orders?|requests?|claims?|loans?|accounts?)\b",
)

OF_READERS = r"\b(?:conversations|messages|chats|prompts|uploads|photos|pictures|recordings|texts)\b"
"""What comes from readers, whatever it is about."""

PERSONAL = deferred(
    r"\b(?:your?|personal\w*|identif\w+|e-?mail|names?|addresses|children|kids|pupils|toddlers|cookies?|decisions?|decid\w+|(?:customer|user|player|member|patient|client|donor|student|subscriber)s?'? (?:data|information|details|lists?)"
    r"|(?:send|forward|pass|give|hand) (?:it|them)|ip address|logs|log ?files|mailing list|contact details|histor(?:y|ies)|browsing|profiles|lists?|geolocation|location|applications?|orders|requests?|claims?)\b"
)
"""What a statement must be about."""
