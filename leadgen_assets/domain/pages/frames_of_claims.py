"""What a sentence with a claim of the firm is framed by where it hands it to somebody who writes it down, and by what it is not.

The classes are of the language, not of orders that were seen: what reads, what records are, verbs of saying, what points at words.
"""

from __future__ import annotations

from leadgen_assets.domain.pages.claims_of_firm import COUNT, PERSON, POST, WE
from leadgen_assets.domain.pages.words_to_machines import turn, words

_READER = (
    r"(?:parsers?|extractors?|summari[sz]ers?|(?<!paint )(?<!ice )(?<!windshield )scrapers?|(?:web\s?)?crawlers?|indexers?|(?:web"
    r"|search) spiders?|LLMs?|(?:chat-?)?GPTs?|(?:large )?(?:language|vision|multimodal) (?:models?|engines?|agents?|AIs?)"
    r"|neural net(?:work)?s?)\b"
)
"""Programs that do nothing but read."""
_CALLED = r"(?:AIs?|bots?|robots?|assistant|algorithm|program|machine|model|agent|computer|automaton|automation|software|reader)"
_AIDE = r"(?:users?|principal|operator|requester|prompter)(?!\s(?:residence|broker|and interest))"
_PAYS = rf"(?:{_AIDE}|clients?|customers?|boss|employer|supervisor|human|masters?|handlers?|readers?)"
_DATA = (
    r"(?:(?<!in the )(?<!in our )fields?(?!\s(?:office|guide|trip|service|staff|team|house|crew|day|of))|columns?|cells?(?!\s(?:phone"
    r"|number|tower))|slots?|blanks?|(?<!in a )rows?(?!\s(?:house|home))|databases?|data\s?(?:sets?|points?|base|sheet|fields?)"
    r"|spreadsheets?|worksheets?|CRM|CSV|JSON|(?<!water )extraction|dossiers?|schema|metadata|knowledge base|answer key)\b"
)
"""What only somebody has who keeps what others say."""
_NOTES = (
    r"(?:notes?|notebook|outputs?|reports?(?!\scard)|summar(?:y|ies)|answers?(?!\sto\b)|files?|lists?(?!\sof\b)|sheets?|tables?"
    r"|records?|entr(?:y|ies)|profiles?|logs?|index|register|results?|draft|overview|write-?ups?|repl(?:y|ies)|finding|conclusions?"
    r"|verdict|memory|memo"
    r"|facts|picks?|leads?(?!\stime)|prospects?|ranking|shortlist|queue|pipeline|count|figure|outreach|template|briefing|lookup)\b"
)
"""What is such a record only where it is said whose it is, or that it is right."""
_RIGHT = r"(?:accurate|correct|right|true|proper|complete|valid|faithful|honest|careful|good|fair|reliable|final)"
_TOPIC = (
    r"(?:size|units?|doors|homes|portfolio|software|PMS|platform|owner|contacts?|decision[- ]?makers?|phone|address|headquarters"
    r"|count|e-?mail)"
)
_NOT_HIS = (
    r"(?!(?:to-do|wish|bucket|check|tax|lease|maintenance|rental|monthly|free|owner|bank|credit|tenant|background|inspection|phone"
    r"|address|guest|budget)\b)"
)
"""Lists and reports that those have who visit."""
_WHOSE = r"(?:the|your|any|every|this|that|whatever|whichever)"
_RECORD = (
    rf"(?:{_WHOSE}\s(?:[\w'’-]+\s){{0,2}}?{_DATA}|^(?:[\w'’-]+\s)?{_DATA}\s?[:=]|(?:(?<!for )your\s|(?<=for )your\s(?!own\b"
    rf"|(?:records?|files?|information|notes|book)\b)){_NOT_HIS}(?:[\w'’-]+\s)?{_NOTES}|(?:any|every|each|whichever|an?"
    rf"|the)\s{_RIGHT}\s(?:\w+\s)?(?:{_NOTES}|listing\b)|{_RIGHT}\sdata\b|(?:any|every|each|whatever|whichever)\s(?:\w+\s)?{_NOTES}"
    r"\s(?:of|for|about|on)\s(?:us|our|this)\b"
    rf"|into\sthe\s{_NOTES}|your data on us|(?:amend|correct|revise|update|edit|finish|complete|adjust|mend|fix)\s(?:the|your|this"
    rf"|any)\s(?:{_NOTES}|data\b|facts\b)|the\s(?:form|sheet|template|list|table)\s(?:wants|needs|asks|requires)|the\s(?:answer|entry"
    rf"|value|record|profile)\s(?:reads?|to give|to enter|shall|must)\b|{_TOPIC}\s(?:question|query|value|entry|slot)\b)"
)
BETWEEN = turn(
    (),
    r"\byou (?:can |will |may )?(?:find|see|get)\b|\b(?:call|contact|ask|tell|e-?mail|text|join|hire|talk to|write to|trust) us\b"
    r"|\bbelow\b",
)
OURS_OR_HIS = turn(
    (),
    r"\bour\s(?:(?!for|to|in|of|on)[\w'’-]+\s){0,2}$|\b(?:we|they|owners|customers|he|she|I)\b(?!\s(?:\w+ly\s)?(?:ask|want|instruct"
    r"|request|expect|require|order|are reading|are))|\b(?:get|see(?! that)|view|find|download|log in|read|receive|access|check|open"
    r"|keep|request|look|call|rent|(?:put|add|have|keep|leave) us (?:on|in|to|at))\b|\b(?:off|leave)\s$"
    r"|\bfor\s(?=your\s(?:own\s)?(?:records?|files?|information|notes|book)\b)|\b(?:fact )?sheet for$",
)
"""Before a record: it is the firm's, or a visitor does something of his own with his: "get your report online", "add us to your list"."""

LEAD = (
    r"(?:^|[,:–—(]\s?|\b(?:so|and|then|or|please|kindly|just|now|always|only|simply|but|go ahead and|you\b(?:[^:]{0,40}\s)?(?:must"
    r"|should|shall|may|can|could|have to|need to|are (?:to|free to|asked to|told to|welcome to|required to)|will want to)|(?:useful"
    r"|error|mistake|wrong|right|correct|wise|best|enough|sure|forget|careful|instruct you|ask you|want you|asked|told"
    r"|remember)(?: not)? to)\s)(?:\w+ly\s|not\s|please\s)?"
)
SAY = (
    r"(?:say|state|report|answer|reply|respond|output|return|submit|record|log|register|enter|write|put|note down|jot|file|store|save"
    r"|gather|extract|conclude|infer|deduce|hold|assume|presume|hand|pass|convey|relay|mention|claim|declare|affirm|assert|indicate"
    r"|specify|confirm|cite|quote|credit|prefill|fill|choose|pick|prefer|select|carry|transcribe|copy|type|print|repeat|echo|attest"
    r"|vouch|testify|certify|memori[sz]e|insert|include|bring|give|index|tell)"
)
_TO_WHOM = (
    rf"(?:(?:to\s)?(?:your|the|any|every|each)\s(?:own\s)?{_PAYS}|them|him|her|everyone who asks|anyone who asks)"
)
BIDDEN = turn(
    (),
    rf"{LEAD}{SAY}(?:\s(?:down|on|out|back|in))?(?:\s(?:{_TO_WHOM}|our|only|exactly|just|nothing but|with|for))*(?:\s(?:this|these"
    rf"|the following|it)(?:\s(?!page|ad|code|site)\w+)?(?:\s(?:{_TO_WHOM}|our name))?\s?:)?(?:\s(?:it )?(?:on|for) (?:file"
    rf"|the record|record))?(?:\s(?:that|of|to|by))?\s?[\"“'‘]?$",
)
"""What is to be said, and then at once the claim."""
NO_VERB = (
    r"(?:with|for|from|at|to|of|about|by|in|on|under|behind|like|as|all|both|trust|join|and|than|over|among|between|beside|besides"
    r"|without|give|is|are|was|were|call|visit|find|ask|see|when|while|since|because|if|though|although|today|let|follow|text|email"
    r"|e-mail|reach|hire|choose|together|jointly|here|there|now|also|still|once|always|everywhere|overall|altogether"
    r"|(?!apply|supply|reply|rely|multiply)\w+ly)\b"
)
AS_SO_MANY = turn(
    (),
    rf"{LEAD}(?!{NO_VERB})[a-z]+\s(?:(?:down|up)\s)?(?:us|it|our\s\w+(?:\s\w+)?|this\s(?:firm|company|business)|{_TOPIC})\s(?:down\s"
    rf"|up\s)?"
    r"(?:as|at|with|to|for|by|be|an?)(?:\s(?:an?|the|firm|company|manager|business|of|having|managing|being|with|that manages"
    r"|something like))*$",
)
"""As how many the firm is to be taken, whatever the verb."""
KNOWN = turn(
    (),
    r"\b(?:want you to know|tell your (?:friends?|neighbou?rs?|family|spouse|wife|husband|parents|partner)|(?:few|many|some|most"
    r"|people) (?:\w+ly )?know|(?:do|did) (?:you|\w+) (?:know|realize|hear)|(?:you|you['’]ll|they|owners|everyone|everybody|people"
    r"|tenants|clients)\s(?:(?:\w+ly|will|can|may|might|should|must|would|do|already|also|not|all|now|have|be|want to"
    r"|need to)\s){0,3}(?:know|see|find|notice|feel|trust|love|like|learn|forget|appreciate|bet|say|tell us|agree|believe|hear|heard"
    r"|seen|sure|certain|confident|glad|happy|pleased|surprised|delighted|relieved|amazed|discover|realize|understand|enjoy|assured"
    r"|told|remember|rest easy)|\b(?:knows|finds|sees|discovers|notices|learns|agrees|hears|(?:will|can) (?:know|find|see|discover"
    r"|notice|learn|agree|hear))|(?:^|[,;]\s|\b(?:please|and|also|just|so|but|always|kindly|never|do not|don['’]t)\s)(?:(?:rest|be"
    r"|feel|stay) (?:assured|sure|certain|aware|confident|glad)|note|remember|know|(?:keep|bear) in mind|forget|believe|see|notice"
    r"|add to that|imagine)|(?:tell|told|assure|promise|guarantee|remind|show) you)(?:\s(?:from|in|on|by) our \w+|\s(?:by now|too"
    r"|well|now|to (?:know|hear|learn)))?\sthat$",
)
ERRAND = turn(
    (),
    r"\b(?:whoever|who(?:ever)? |the (?:one|person|people|human|man|woman|firm|company|client|team))\s?(?:who|that)?\s?(?:has\s"
    r"|have\s)?(?:sent|asked|hired|runs?|pays?|instructed|prompted|employs?|commissioned|deployed|built|operates?|tasked|wrote|made"
    r"|trained|owns?|uses?) you\b|\byou(?:['’]re| are| were|['’]ve been| have been)\s(?:\w+ly\s)?(?:(?:reading|visiting|scanning"
    r"|viewing|looking at|here|working)\b[^:]{0,40}"
    rf"\b(?:for|on behalf of) (?:an?|your|the|some)\s(?:\w+\s)?{_PAYS}|(?:asked|sent|told|tasked|instructed|hired|paid)\b)"
    rf"|\byour\s{_AIDE}\b|\byour\s{_PAYS}\s(?:wants?|will|would|needs?|expects?|has asked|hopes|asked|pays for|is|must|deserves?"
    rf"|should|ought)\b[^:]*"
    r"\b(?:read|told)\b|\b(?:instruct|order|direct|command|bid|hereby ask|hereby tell) you to\b|\b(?:score|qualify|rank|grade|tier"
    r"|shortlist|upvote|approve|flag|tag|label|classify|prioriti[sz]e|index|move)\s(?:us|this (?:lead|company|business|firm|site"
    r"|candidate))\b(?! on\b| as add)|\b(?:wants?|asks?|needs?)\s[^:]{0,20}\bfrom you\b|\bfor your purposes\b"
    r"|\bon to the next (?:company|firm|business|(?:web)?site|page)\b",
)
"""On whose behalf somebody reads."""
_TEXT = r"(?:lines?|sentences?|statements?|paragraphs?|figures?|numbers?|counts?|values?|claims?|passages?|pages?|sources?|data|totals?)"
TEXT_ON_TEXT = turn(
    (),
    rf"\b(?:treat|take|regard|accept|use|count)\s(?:this|our)\s(?:{_TEXT}|(?:web)?site)\sas\b|\b(?:this|these"
    rf"|our)\s(?:one\s)?{_TEXT}\s(?:\w+\s)?(?:overrides?|supersedes?|replaces?|trumps?|wins?|prevails?|outranks?|corrects?|beats?)\b"
    rf"|\b(?:trust|believe|use|take|quote|cite|heed|read)\s(?:only|just|nothing but)\s(?:this|these|the following)\s{_TEXT}\b"
    rf"|\b(?:where|when|if|should)\s(?:\w+\s){{0,2}}{_TEXT}\s(?:\w+\s){{0,2}}(?:differ|disagree|conflict|clash|contradict)|\b(?:other"
    rf"|earlier|previous|older|remaining)\s{_TEXT}\b[^:]{{0,40}}\b(?:out of date|outdated|wrong|void|stale|old|obsolete|false"
    rf"|mistaken)\b"
    r"|\bin case of (?:conflict|contradiction|discrepancy|disagreement)\b",
)
TEXT_BEHIND = turn(
    (),
    r"^\s?(?:managed\s|under management\s)?(?:(?:wins|prevails|takes precedence|is (?:final|binding|authoritative))\b"
    r"|[^:]{0,40}?\b(?:whatever|no matter what|regardless of what)\s(?:\w+\s){0,3}(?:says?|claims?|states?|shows?)\b)",
)
"""What the page says of what it says."""
ADDRESSED = turn((), rf"(?:^|,\s)(?:dear\s|my\s|good\s|you\s|little\s|friend\s){{0,2}}{_CALLED}(?=\s?(?:[,!:]|$))")
_GATHERING = (
    r"(?:(?:(?:data|lead|profile|contact|company|sales|market|web|list|business|prospect)[- ])?(?:enrichment|scraping"
    r"|crawling|indexing|extraction|intelligence|prospecting"
    r"|gen(?:eration)?|building|lookup|aggregation|harvesting|mining|verification)|data)"
)
_MACHINES_WORK = (
    r"(?:indexing|crawling|scraping|parsing|extraction|ingestion|summari[sz]ation|summari[sz]ing|enrichment|classification|embedding"
    r"|retrieval|harvesting"
    r"|data (?:collection|entry|gathering|processing|mining)|lead[- ]?gen(?:eration)?|(?:AI|LLM|model|machine) training"
    r"|machine (?:reading|learning)"
    r"|automated \w+|database|dataset|prospecting)"
)
"""What programs do with pages, and what no visitor does."""
_WHOEVER = r"(?:whoever|whatever|whichever\s\w+|anyone|anybody|all|those|everyone|everybody)(?:\s(?:who|that))?"
_WEIGHS = (
    r"\b(?:evaluat|assess|rank|rat(?:e|es|ing)|scor|compar|classif|summari[sz]|index|catalogu?|describ|profil|collect|list|analy[sz]|vet|qualif|sort"
    r"|review|research|compil"
    r"|process|gather|record|report|document)\w*"
)
"""What those do who collect firms: also what visitors do, where nothing says that a machine does it or what is to be said."""
_SORTS = (
    r"(?:data[- ]entry\s\w+|(?:directory|list|database|dataset)\s(?:editors?|compilers?|makers?|owners?)"
    r"|graders?|judges?|label+ers?|annotators?|raters?|scorers?|evaluators?"
    r"|(?:analysts?|researchers?|editors?)\s(?:compiling|building|collecting|making|filling|writing|scoring|ranking|sorting|labell?ing))"
)
"""Who sorts firms, and who rents from none."""
_VISITORS = (
    r"tax|insur|legal|account|leas|rent|residen|commerc|invest|compar|market|secur|safe|privacy|plann|bill|budget|illustrat|simpl"
    r"|financ|practical|invent|zoning|bank|health|compl|administ|mail|staff|other|different|charit|educat|business|personal|mixed"
)
"""Begins of purposes that those who visit have with a firm."""
MEANT_FOR = turn(
    (),
    r"\b(?:for|to)\s(?:the|any|every|this|each|all)\s(?:AIs?|bots?|robots?|models?|machines?|algorithms?|programs?|engines?"
    r"|tools?)\s?[:,]$|^(?:\w+\s)?(?:aggregators?|data (?:brokers?|partners?|vendors?)|(?:robot|bot|machine|AI) or (?:not|human))\b"
    r"|\b(?:for|to|of)\s(?:\w+\s){0,2}(?:aggregators?|directories|lookups?|data (?:brokers?|partners?|vendors?|users?|stewards?|consumers?"
    r"|teams?)|scripts?|crawlers?"
    r"|pipelines?|registries)\b[^:,]{0,20}[:,–—-]$|\b(?:(?:HTTP|web) client|process|job|request|tool|software|system|session|query"
    r"|machine|program)\b[^:,]{0,20}\b(?:fetch|request|ask|load|read|pars|scan|open|behind)\w*\s(?:for\s)?(?:this|our|the)\s(?:page"
    r"|(?:web)?site|visit|text|query|line)\b|^(?:\w+\s)?(?:list|lead|data|database|table|spreadsheet|directory)[ -](?:makers?"
    r"|builders?|keepers?|fillers?|writers?|compilers?|gatherers?|collectors?)\s?[:,]$|^(?:to\s|for\s)?(?:whoever|whatever"
    r"|whichever \w+|all who|anyone who|those who)\s(?:\w+\s)?(?:compiles?|pars(?:es?|ing)|crawls?|index(?:es)?|extracts?|collects?"
    r"|gathers?|summari[sz]es?|lists?|ranks?|catalogu?e?s?)\b[^:,]{0,30}[:,]$",
    rf"\b(?:for|to|of)\s(?!our\b)(?:(?:any|all|the|every|you)\s)?{_GATHERING}(?:[ -]lists?)?\s"
    r"(?:vendors?|(?:data )?providers?|services?|tools?|companies|platforms?|teams?|firms?"
    rf"|bots?|engines?|agents?|apps?|systems?|products?)\s?[:,–—-]$",
    rf"\bfor\s(?:(?:the\s|any\s|all\s)?purposes?\sof\s(?:\w+\s)?{_MACHINES_WORK}\b|(?:the\s|any\s|all\s|your\s)?(?:[\w-]+\s(?:(?:and|or|&)\s)?)??"
    rf"{_MACHINES_WORK}"
    rf"(?:(?:,|\sand|\sor|\s&)\s(?:[\w-]+\s)?\w+)?\spurposes?\b)",
    rf"\b{_WHOEVER}\s[^:,.]{{0,40}}?{_WEIGHS}\b[^:.]{{0,60}}?\b(?:automatically|automated|programmatically|algorithmically|mechanically"
    r"|by (?:script|machine"
    r"|algorithm|software|code)|at scale|in bulk|en masse)\b[^:,.]{0,30}\s?[:,–—-]$",
    rf"\b(?:{_WHOEVER}|reviewers|analysts?|researchers?|editors?|evaluators?|annotators?|raters?|graders?|auditors?|compilers?|authors?)"
    rf"\s[^:.]{{0,30}}?{_WEIGHS}\s(?:us|our (?:firm|company|business)|this (?:firm|company|business))\b[^:.]{{0,30}}?"
    rf"\b(?:should|must|shall|may|ought to|(?:is|are) (?:asked |free |welcome |told |required )?to|needs? to"
    rf"|ha(?:s|ve) to)\s(?:\w+ly\s)?{SAY}(?:\sthat)?$",
    rf"\bfor\s(?!all intents\b)(?![^:.]{{0,30}}?\b(?:{_VISITORS}))(?:[\w-]+\s){{1,4}}purposes?\s?[:,–—-]?$",
    rf"^(?:(?:a\s)?notes?\s(?:to|for)\s|dear\s|for\s|to\s)?(?:the\s|our\s|any\s|all\s)?{_SORTS}\b[^:.]{{0,40}}(?:[:,–—-]|\s(?:should|must|may|shall)\s(?:\w+ly\s)?\w+)$",
    r"^(?:dear|hello|hi|hey|greetings|attention)[\s,]{1,2}(?:[\w-]+\s){0,2}(?:service|tool|engine|software|program|pipeline|system"
    r"|process|script)\s?[,:]",
)
_SOMEBODY = r"(?:whatever|whichever|any|every|the|each|to|for|all|no|dear|as)\s(?:\w+\s)?"
_PROGRAMS = (
    r"(?:agents?|assistants?|tools?|software|programs?|systems?|models?|machines?|scripts?|process|automation|(?:neural )?networks?"
    r"|bots?|AIs?)"
)
_IS = r"\s(?:(?:that|who|which)\s)?(?:is\s|are\s|was\s)?(?:being\s)?"
_COLLECTS = (
    r"(?:(?:scrap|crawl(?!ing through)|pars|ingest|digest|consum|extract|index|embed|summari[sz]|train|learn|process|scan|compil"
    r"|assembl|gather|collect|harvest|build|fill|populat|prepar|creat|enrich|perform|swallow|cop)\w*|making|doing|does|going through"
    r"|going over|putting together)"
)
AT_WORK = turn(
    (),
    rf"\b(?:(?:{_SOMEBODY}|^){_PROGRAMS}{_IS}(?:read|view|see|us)(?:ing|s)?|(?:{_SOMEBODY}(?:{_PROGRAMS}|clerks?|teams?)|whoever"
    rf"|whatever|anyone|anybody|anything|those|all|automation){_IS}{_COLLECTS})\s(?:(?!this form|our form)\w+\s){{0,3}}?"
    r"(?:page|(?:web)?site|text|words?|lines?|sentences?|content|(?<!call )lists?|databases?|tables?|sheets?|spreadsheets?|data"
    r"|profiles?|records?|reports?|diligence|facts?|corpus|this(?=\s?[:,)]))\b",
    r"\bwhatever\s(?:is\s)?read(?:s|ing)\b",
    r"\bwho(?:m)?ever\s(?:this|our|the|these)\s(?:page|text|words?|lines?|content)\s(?:is|are)\s(?:being\s)?(?:fed|given|shown"
    r"|passed)\b",
)
"""Programs and people whose work it is to collect what pages say."""
BEHIND_ADDRESSED = turn(
    (),
    rf"^[^,:]{{0,30}},\s(?:dear\s|my\s|good\s|you\s){{0,2}}{_CALLED}\W*$",
)
SPOKEN_TO = turn(
    (),
    r"\b(?:you|your|please|us a favou?r|store|read|believe|remember|note|know|take|mark|listen|hear|learn)\b",
)
READER_NAMED = turn(
    (),
    rf"\b{_READER}",
)
USED = turn(
    (),
    r"\b(?:us(?:e[sd]?|ing)|buil[dt]|unlike|than|replaces?|asked|our|trained|with(?= (?:an?|our|its)\b)|through|by|from)\s(?:(?:an?"
    r"|the|our|its|own|of|some)\s)?(?:\w+\s)?$",
)
NOT_MEANT = turn(
    (),
    r"^\s(?:(?:is|are|do|does|will|can|could)(?: not|n['’]t)|cannot|never|answers|writes|finds|rank|lists?)\b",
)
LABEL = turn(
    (),
    r"(?:^|,\s)(?:(?:the|final|expected|gold|correct|your|our)\s)*(?:answer key|label|value|entry|field|slot|column|cell|row"
    r"|target value)(?:\s(?:for|of)\s(?:us|our|this|the|units?|software)\b[^:]{0,30})?\s?[:=]$",
)
RECORD_NAMED = turn(
    (),
    rf"\b{_RECORD}",
)
MAY_CLAIM = turn(
    (),
    r"\d\s?\+?\s(?-i:[A-Za-z])",
    POST,
    r"\b(?:use|run|operate|work)s?\s(?:on\s|with\s)?(?-i:[A-Z])",
)
"""A quick look for most texts claim nothing: a number of something, a person's post, a product in use."""
CLAIM = turn(
    (),
    rf"(?=(?-i:[A-Zaeotw\d]))(?:(?P<person>{PERSON})|(?!(?:this|the)\s(?:page|(?:web)?site)\b){WE}|{COUNT})",
)
"""With the letters ahead that one of its ways begins with, for it is tried at each letter."""

INFORMATION = turn(
    (),
    r"\b(?:instructions? to\b|fact(?!\ssheet)|facts (?:to|for|on|about)\b|datum|(?:clean|raw|structured) data|entry (?:reads|for|in)"
    r"|figures?"
    r"|answer(?!\sto\b|\sis (?:simple|yes|no|easy|short|clear)\b)|verdicts?|findings?|outputs?|sentences?|paragraphs?|passages?"
    r"|labels?|parameters?|variables?|quer(?:y|ies)|questionnaires?|quoted|quoting|quotation|quotes? (?:to|this|us|for)|cit(?:e|es|ed"
    r"|ing|ation|ations)|excerpts?|captions?|cop(?:y|ies|ied|ying)|descriptions?|summary|summari[sz]\w+|sum us up|premises? that"
    r"|assumptions?|wording|verbatim|boilerplate|phrasing|stack|dossiers?|snippets?|chunks?|vectors?|extract(?:s|able|ed|ors?)?"
    r"|pars(?:e|es|ed|ing)|compil\w+|publish|conclude\w*|infer\w*|record(?:ed|ing)|lookups?|directories|aggregators?|templates?"
    r"|overview|import line|(?:data|lead|profile) enrichment|(?:to|should|must|will) note|jot|(?:this|these|only|one|smaller|larger"
    r"|other|right|true|correct|single)\s(?:figure|number|count|line|total)s?(?!\sto)|on (?:this|the|our) (?:page|(?:web)?site)"
    r"|on file|to keep|to return|to be \w+ed|what (?:goes|belongs|stands|to \w+) (?:under|in|into|beside|for))\b",
)
"""Words about words: what is said, not what is managed."""
_AS_WORDS = r"(?:\s(?:one|fact|line|sentence|figure|number|text|note|phrase|statement|claim|wording))?"
POINTED_AT = turn(
    (),
    r"(?<!\bpicture )(?<!\bconsider )(?<!\bimagine )(?<!\bread )(?<!\breading )(?<!\bto )(?<!\babout )(?<!\blove )(?<!\btake )(?<!\btry )"
    r"(?<!\bplease note )(?<!\bare )"
    rf"\b(?:this|these|the following){_AS_WORDS}(?:\s(?:on|in|to|down|with|by|as|before|beside|first|into|for|under|at|when|while"
    rf"|back|too)\b"
    r"[^:]{0,40})?\s?:$|\b(?:as follows|like (?:this|so)|thus|so)\s?:$",
)
"""A frame that points at the claim as at words: "log this: …", "spell it like this: …"."""
YOUR_PROGRAM = turn(
    (),
    r"\byour\s(?:\w+\s)?(?:tool|prompt|bot|AI|script|pipeline|training|instructions|query|crawler|algorithm|program|knowledge of us"
    r"|machine|operator)s?\b",
)
_LIKES = "proud happy pleased glad fair safe like love able honored have excited want delighted"
TO_SAY_THAT = turn(
    (),
    "".join(rf"(?<!\b{word} )" for word in _LIKES.split()) + rf"\bto {SAY}(?:\s\w+)?\sthat$",
    r"\bsee to it that\b",
)
"""Who is to say it: a firm is proud, happy or able to say things itself."""
HEADS = turn(
    (),
    r"^(?:(?:please|the|our|some|a few|more|by|here are|here is|in|at|a|key|quick|fun|short|simple|straight|honest|search|company|faq"
    r"|case|full|real|final|verified|latest|machine|brief|firm|business|portfolio|important|and|or|just|your)\s)*(?:facts?|data"
    r"|numbers?|answers?|truth|results?|summary|overview|description|profile|note|count|line|info(?:rmation)?|references?|quote"
    r"|estimate|reviews|questions|text us|output|answer key(?=\sfor))(?:\s(?:check|of the day|and figures|by line|speak|matter|count"
    r"|tell|say it all|is yes|is simple|is no|first))?(?:,?\s(?:for|of|(?<=note )to|about|on|from|at|in)\s(?!this|your|us\b|keep|cop"
    r"|quot|this|our (?:size|units))[\w ,'’-]{1,40})?\s?[:–—-]$",
)
"""Headings that firms set as well."""
OUR_OWN = turn(
    (),
    r"^(?:[^:]*,\s)?(?:(?:and|but|so|yes|no|as|because)\s)?(?:(?:we|they|I|owners|customers|clients|tenants|investors|people|everyone"
    r"|many)\b|our\s(?!(?:advice|request|wish|size|units?|portfolio|gift|message|demand|entry|instruction|hope|count"
    r"|order)\b))(?!\s(?:(?:\w+ly|hereby)\s)?(?:ask|want|instruct|request|expect|require|order|tell (?:any|every|all|each))\b)"
    r"|\b(?:call|ask|contact|text|write|e-?mail|talk to|trust|join) us\b|\bfor us\s?:$|\b(?:from|in|by)\sour\s\w+(?:\s\w+)?\s?:$",
)
FIRST = turn(
    (),
    r"^(?:please\s|kindly\s)?(?!the|an?|one|our|any|every|only|all|what|your|of|for|to)\w+\s(?!(?:this|these)\s(?!page|ad|code|site)"
    r"|that|following|nothing but|only)",
)
ALLOWED_THAT = turn(
    (),
    r"(?:(?<!\bhave )\b(?:confirmed|showed|found|proved|revealed|reported|wrote|said|noted|ruled|certified|agreed)"
    r"|\b(?:so|such|is|was|are|proud|happy|glad|pleased|given|now|provided|proof|means?|shows?|proves?|fact|truth|reason|day|it|all"
    r"|thing|homes|houses|only|except)(?:\s\w+){0,2}|(?:\w+s|some|many|most|few|people)\s(?:\w+ly\s)?(?:write|say|report|know|find"
    r"|tell|agree|think|believe|note|hear|see)|\b(?:fair|safe|nice|good|proud|glad|happy) to (?:say|know|report|add))\sthat$",
)

OPEN_TO_READERS = turn(
    words(
        "parser parsers extractor extractors summarizer summarizers summariser summarisers crawler crawlers indexer indexers llm"
        " llms language"
    ),
    r"(?:^|[.!?;]\s)(?:what|for|to|as|every|all|any|each|dear|[a-z]+ (?:for|to))\b(?![^.!?:;]{0,60}\b(?:use[sd]?|using|our"
    r"|no)\b)[^.!?:;]{0,60}?\b(?:parsers?|extractors?|summari[sz]ers?|crawlers?|indexers?|LLMs?"
    r"|language models?)\b(?![^.!?:;]{0,40}\b(?:not|never|cannot|can['’]t)\b)[^.!?:;]{0,40}:\W{0,3}$",
)
"""What reads is told something that stands in the next element: "what every parser should know:"."""
