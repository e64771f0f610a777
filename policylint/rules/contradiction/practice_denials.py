"""The words that plain denials of each practice are made of, and those they must have. Not a rule."""

from __future__ import annotations

from policylint.patterns import deferred
from policylint.rules.contradiction.denials import words

READERS_DATA = words("""
    data information info details detail pii your yours personal personally private identifiable identifying sensitive contact confidential user users user's users'
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
    "sell sells sold selling sale sales rent rents rented renting trade trades traded lease leased barter"
)
ANYBODY = words("""
    with outside third 3rd third-party party parties anyone anybody one else other others another external unaffiliated outsiders company companies
    organisation organisations organization organizations business businesses entity entities person persons people individual individuals
    """)
MARKETING = words("for their own direct marketing advertising promotional purposes purpose use")
COOKIES = words("""
    cookie cookies cookie-free use uses used using set sets place places placed employ employs store stores stored free your on device computer browser visitors here at
    works work runs functions makes make similar technologies technology tracking tracker trackers pages other web beacons pixels
    """)
ABROAD = words("""
    transfer transfers transferred transferring send sends sent move moves moved export exports exported leave leaves store stores stored process processes processed host hosts hosted
    keep keeps kept hold holds held outside of to in from beyond abroad overseas eu eea european union economic area europe uk united kingdom third other any countries country states territories
    international internationally organisations organizations takes take place there borders border across on servers server
    """)
CHILDREN = words("""
    directed intended designed meant made aimed suitable marketed targeted at for from children kids minors child children's under age years year old younger than below
    use used using may allow allowed permit permitted register accounts account create to anyone persons person people individuals who
    """)
COLLECTING = READERS_DATA | words(
    "collect collects collected solicit solicits request process processes processed store stores stored knowingly intentionally about"
)
TAKING = READERS_DATA | words(
    "collect collects collected gather gathers gathered record records recorded track tracks tracked obtain obtains obtained log logs logged about"
)
DECIDING = words("""
    use make makes made take takes taken carry carried out engage employ automated automatic decision decisions decision-making individual solely including profiling takes place used
    occurs based on data means alone computer computers algorithm algorithms purely fully about software
    """)


DATA_SAID = deferred(r"\b(?:data|information|info|details|pii|nothing)\b")
GIVEN = deferred(
    r"\b(?:shar\w+|disclos\w+|giv\w+|provid\w+|transfer\w*|distribut\w+|releas\w+|pass\w*|lend|exchang\w+|reveal\w*|forward\w*|available|send|sent|divulge\w*|hand\w*|transmit\w*|communicat\w+|suppl\w+"
    r"|sees?|seen|receive[sd]?|gets?|access|leaves?|shown?|publish\w*|expos\w+|view\w*|accessible|visible)\b"
)
TO_ANYBODY = deferred(
    r"\b(?:part(?:y|ies)|any(?:one|body)|no ?(?:one|body)|others?|else|outsiders|compan\w+|organi\w+|business\w*|entit\w+|persons?|people|individuals?|another)\b"
    r"|\bpassed on\b|\bgive\w* away\b|\bleaves?\b|^(?!.*\b(?:sell|sold|rent|trade)\b).*\b(?:ever|never|no|none)\b.*\bshared?\b"
)
SOLD = deferred(r"\b(?:s[eo]ll\w*|sold|sales?|rent\w*|trad\w+|leas\w+|barter)\b")
FOR_MARKETING = deferred(r"\b(?:marketing|advertising|promotional)\b")
COOKIES_SAID = deferred(r"\bcookies?\b|\bcookie-free\b")
COOKIES_SET = deferred(
    r"\b(?:us(?:e|es|ed|ing)|sets?|plac\w+|employs?|stor\w+|free|cookie-free|works?|runs|functions)\b"
)
SENT = deferred(
    r"\b(?:transfer\w*|sen[dt]s?|move[sd]?|export\w*|leaves?|stored?|stores|process\w*|host(?:s|ed)?|kept|held)\b"
)
OUTSIDE = deferred(
    r"\b(?:outside|beyond|leaves?) (?:of )?(?:the )?(?:eu|eea|european|europe|uk|united kingdom)\b|\babroad\b|\boverseas\b|\b(?:third|other) countries\b"
)
MEANT_FOR = deferred(
    r"^(?!.*\b(?:data|information)\b).*\b(?:directed|intended|designed|meant|made|aimed|suitable|marketed|targeted|for)\b"
)
CHILDREN_SAID = deferred(r"\b(?:children|kids|minors|under|younger|below)\b")
COLLECTED = deferred(r"\b(?:collect\w*|solicit\w*|request|process\w*|store\w*)\b")
TAKEN = deferred(r"\b(?:collect|gather|record|track|obtain|log)(?:s|ed|ged)?\b")
AUTOMATED = deferred(r"\b(?:automat\w+|computers?|algorithms?|software)\b")
DECIDED = deferred(r"\bdecisions?\b|\bdecision-making\b")
