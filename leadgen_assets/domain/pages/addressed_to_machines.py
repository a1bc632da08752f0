"""Turns of phrase that speak to a machine: one that is named, greeted, told what it is, or what machines are to do."""

from __future__ import annotations

from leadgen_assets.domain.pages.words_to_machines import (
    ABOUT,
    ADDRESSED,
    ADDRESSEES,
    BEGIN,
    CALLED,
    CLAIM,
    COMPANY,
    DOING,
    DONE,
    ENDS,
    GREETED,
    GREETING,
    KNOWN,
    MACHINE,
    MACHINES,
    MANY,
    MEANWHILE,
    MUST,
    NO_ORDER,
    NOUNS,
    NUMBER,
    ONE,
    ORDERED,
    PRESENT,
    READER,
    SAID,
    SAYING,
    SEVERAL,
    START,
    TELLING,
    turn,
    words,
)

_OTHERS = r"(?:agent|assistant|model|tool)"
"""Machines beside others."""
_ROLES = turn(
    words(f"{MACHINES} intelligent clever trained", "you as du sie eres usted vous tu sei voc"),
    r"\byou(?:'re|’re| are)\s(?:now\s)?(?:an?\s|the\s)?(?:helpful\s)?"
    rf"(?:(?:{READER}|AI {NOUNS}|chat-?bots?)\b(?!\s(?:start|compan|graduate|degree|vendor|user))"
    r"|(?:AI|A\.I\.|bot|robot)(?=\s?[,.:;!)–—]|\s(?:and|or|that|reading|processing|parsing|summari|extract|crawl|scrap|visiting)|$)"
    r"|crawler\b|scraper\b|helpful assistant\b|assistant (?:tasked|designed|trained|that)\b)",
    rf"\b(?:if|in case|since|because|when|assuming|given) (?:that )?you(?:'re|’re| are) (?:an? {_OTHERS},?\s(?:or\s)?)?an? {ONE}"
    rf"(?=\s?[,.:;!)–—]|\sreading\b|\sor\san?\s(?:{_OTHERS}|{ONE})\b)",
    rf"\bas (?:the|an?|our|your) (?:assistant|model|AI|{ONE}),?\syou\s{MUST}\s(?:(?:now|always|only|therefore)\s){{0,2}}"
    rf"(?:(?:{TELLING}|mention|cite|note|{SAYING})(?:\sthat\s|\s?:\s?|\s){ABOUT}|record\s\d)",
    r"\bif you (?:were|are|have been) trained on (?:text|data|the web|web pages|this)\b",
    r"\bas an? (?:AI(?: language)?(?: model| assistant| agent)?|(?:large )?language model|LLM),"
    rf" (?:you\b|I\b|please\b|{ORDERED})",
    r"\bas an? (?:(?:intelligent|clever|automated|automatic|artificial)\s(?:system|program|machine|software|algorithm)"
    r"|smart\s(?:program|machine|algorithm)|(?:automated|automatic|artificial|robotic)\s(?:reader|visitor|researcher|agent|mind"
    r"|intelligence|tool|model)),?\syou\b",
    rf"\byou,\s(?:the|an?|dear)\s{MACHINE},",
    rf"\byou (?:are )?(?:read|process|pars|view|see|crawl|index|visit)\w*\s[^.!?]{{0,40}}\bas an? {MACHINE}\b",
    rf"\b(?:act|behave|respond|answer) as (?:an? |if you were (?:an? )?)(?:{READER}|AI {NOUNS}|AI\b)",
    r"\b(?:wenn (?:du|sie)|si (?:eres|usted es|vous êtes|tu es)|se (?:sei|você é)|falls (?:du|sie))\s(?:eine?|une?|una|uma?)\s(?:\w+\s)?"
    r"(?:KI|IA|LLM|Sprachmodell|modelo de (?:lenguaje|linguagem)|modèle de langage|bot|robot|crawler)\b",
)
"""Who is told what it is."""
_READING_OF = r"(?:(?:data |text )?extraction|machine[- ]readable|parsing|scraping|crawling|indexing|ingestion|RAG|summari[sz]ation)"
_BEFORE = r"(?:\s?[:–—=*\]]|\s-\s)"
_THEY = rf"(?={ENDS}|\s(?:only|reading|that|who|visiting)\b|$)"
_BY_NAME = (
    rf"{CALLED}\s?(?::|,|!|\s[–—-])\s(?:please\s)?(?:(?:we|our {COMPANY})\s(?={NUMBER})|{ORDERED}"
    r"|(?:when|if|while|once)\s(?:you\b|reading|summari|asked))"
)
_THAT = rf"(?!(?:we|our|it|they|you|the|an?|this|that|how|what|why|\w+s)\b)(?:\w+\s){{1,3}}that\s{ABOUT}"
"""Whatever somebody is to do with what the page claims."""
_ADDRESSED_BY = f"{MACHINES} thank thanks html markup source code tokens raw"
_GREETINGS = turn(
    words(_ADDRESSED_BY, "attention dear hey hi hello greetings good listen psst fyi psa cc okay ok"),
    rf"{GREETING}(?:(?:to\s)?{MANY}(?:{ADDRESSEES}{_THEY}|{GREETED}(?=\s?[:,.!–—]|$)){NO_ORDER}|{_BY_NAME})",
)
_NOTES = turn(
    words(
        _ADDRESSED_BY,
        "note notes notice message hint instruction instructions information reminder heads headsup warning memo letter alert tip guidance"
        " guideline guidelines context fact facts summary data statement tl tldr directive directives prompt command word psa fyi text copy"
        " content block faq faqs",
        "to for all any",
    ),
    r"\b(?:notes?|notice|message|hint|instructions?|information|reminder|heads-?up|warning|memo|letter|alert|tip|guidance|guidelines?"
    r"|context"
    rf"|facts?|summary|data|statement|tl;?\s?dr|directives?|prompt|command|word|psa|fyi|(?:text|copy|content|block"
    rf"|faqs?)(?= for))\s(?:to|for"
    rf"|all|any)\s{MANY}"
    rf"(?:{ADDRESSEES}|machines){_THEY}",
    rf"\b(?:notes?|message|word)\s(?:to|for)\s{MANY}{CALLED}\s?[:,–—]\s?{CLAIM}{NUMBER}",
    r"\b(?:instructions?|note|message)\s(?:to|for)\s(?:the|this|any)\smodel(?=\s?[:,.–—-]|$)",
    r"\b(?:notes?|instructions?|message|word)\s(?:to|for)\s(?:the|any|every|all|whatever)\s(?:readers?"
    r"|consumers?)\sof\s(?:this\s)?(?:HTML|markup|source|code"
    r"|tokens|raw text)\b",
)
_FOR_THEM = turn(
    words(MACHINES, "to for"),
    rf"{BEGIN}(?:only\s|p\.?s\.?:?\s)?(?:to|for)\s(?:(?:the attention of\s)?{MANY}(?:{READER},"
    rf"|{ADDRESSEES}(?:\s(?:only|out there|among (?:you|us|our \w+)|{PRESENT}\s[^.!?:]{{0,40}}))?\s?"
    rf"(?:[:)]|[,–—-]\s?(?=$|{MEANWHILE}(?:{DOING}|we\s(?={NUMBER})|(?:our|this|the)\s{COMPANY}))))"
    rf"|(?:the|any|every|whichever|whatever)\s(?:{ADDRESSEES}|{ONE})\s(?:(?:that|which|who)\s)?(?:is\s|are\s)?(?:reads?\b|{PRESENT}\b)"
    r"(?=\s(?:this|our)\b|\s?[:,]))",
)
_IS_FOR_THEM = turn(
    words(
        _ADDRESSED_BY,
        "message note text paragraph section page line content part following intended meant written reserved addressed provided included"
        " visible",
        "to for",
    ),
    r"\b(?:message|note|text|paragraph|section|page|line|content|part|following)\s(?:is|are|was|were|has been)\s(?:only\s|solely\s"
    r"|just\s|meant\s|\w+(?:ed|ten|de)\s)?(?:for|to)\s"
    rf"{MANY}{ADDRESSEES}(?={ENDS}|$)",
    r"\b(?:intended|meant|written|reserved|addressed|provided|included|visible)\s(?:only\s|solely\s|exclusively\s)?(?:for|to)\s"
    rf"{MANY}{ADDRESSEES}(?={ENDS}|\s(?:only|reading)\b|$)",
)
_OTHERWISE_ADDRESSED = turn(
    words(_ADDRESSED_BY, "txt begin start end thank thanks ask request instruct require direct order command"),
    r"\bllms\.txt\s?:",
    rf"\b(?:begin|start|end)\s(?:of\s)?(?:the\s)?(?:{MACHINE}|machine|bot)[- ](?:context|notes?|instructions?|data|section|text)\b",
    r"\bthank(?:s| you) for (?:extracting|crawling|parsing|indexing|scraping|summari[sz]ing|ingesting|processing)(?:\s?[.,!:]|\s(?:this"
    r"|our|us)\b)",
    rf"\b(?:ask|request|instruct|require|direct|order|command)\s(?:that\s)?(?:(?:all|any|every)\s{ADDRESSEES}|{READER})\s(?:to\s)?{DOING}",
)
_GREETED = turn(
    words(
        "attention dear hey hi hello greetings day morning afternoon evening listen psst fyi psa",
        "software program programs script scripts pipeline computer automation agent agents scout scouts researcher researchers harvester"
        " harvesters collector collectors visitor visitors reader readers guest guests tool tools engine engines service services crawler"
        " scraper browser machine mind clerk person",
    ),
    rf"{GREETING}{MANY}(?:software|programs?|scripts?|pipelines?|computer|automation"
    r"|(?:(?:web|data|lead|generation|entry|extraction|enrichment|prospecting|automated|autonomous|agentic|synthetic|headless|thinking"
    r"|machine"
    r"|scraping|crawling|search)[ -]){1,2}(?:tools?|engines?|services?|software|crawler|scraper|agents?|browser|machine|mind|readers?|clerk"
    rf"|person|visitors?)|(?:web|lead|data|browsing)[ -](?:agents?|scouts?"
    r"|researchers?|harvesters?|collectors?)|(?:digital|non-?human|silicon) (?:visitors?|readers?|guests?|researchers?|agents?)"
    rf"|readers? made of \w+)\s?[:,.!–—]\s?{CLAIM}{NUMBER}",
)
"""What has other names where nobody is greeted."""
_AND = r"(?:,|,?\s(?:and|or|&))\s"
_HEAR = (
    r"(?:\sof the \w+)?\s?[:,!–—-]\s(?:please\s)?(?:take (?:note|this|it|that|heed)|hear|know|believe"
    rf"|mark (?:this|my)|trust (?:this|us)|hold this|learn|remember)\b[^.!?:,]{{0,30}}?\s?[:,!.]\s?{CLAIM}{NUMBER}"
)
_BEHIND_THEM = (
    r"\sonly\s?[:).]",
    r"\s?[:,]\s(?:please\s)?take note\b",
    rf"\s?(?::|,|\s[–—-]\s)\s?(?:please\s|(?:we|our)\s(?={NUMBER})|(?:this|the)\s{COMPANY}\b|{ORDERED})",
    rf"\s?[:,!–—-]\s{_THAT}",
    rf",?\splease\s(?:{DOING}|index|ingest|crawl|parse|store|save)(?:\s(?:this|that|the following))?\s?:",
    rf"\s(?:are\s)?welcome\s?[!.,:–—]\s?(?:please\s)?{ORDERED}",
    rf"\s(?:reading|listening|following|crawling|visiting|watching)\s(?:along|in|this|our|the)\b[^.!?:,]{{0,30}}:\s?{CLAIM}",
    _HEAR,
)
"""What follows those who are addressed at the beginning of a sentence; they stand in front of all at once, being a long pattern."""
_BEGINNINGS = (
    rf"{ADDRESSEES}(?:{'|'.join(_BEHIND_THEM)})",
    rf"{READER}(?:\s?:|\s[–—-]\s|,\s(?:please\s|{DOING}|(?:we|our)\s(?={NUMBER})))",
    rf"(?:{_BY_NAME}|{CALLED}\s?[:,!–—-]\s{_THAT})",
    rf"{SEVERAL}\s?:",
    rf"{CALLED}(?:{_AND}{CALLED}){{1,3}}\s?:\s?(?:{ABOUT}|{ORDERED})",
    rf"machine\s(?:note|message|notice|hint){_BEFORE}\s?{ABOUT}",
    rf"(?:{CALLED}|machines?){_HEAR}",
    rf"@(?:{READER}\b|AI\s?[:,])",
    rf"(?:assistant|model|agent|program|script),\s{ORDERED}",
    rf"(?:research(?:er)?|lead|data)\sbots?\s?[:,]\s?{CLAIM}{NUMBER}",
    rf"(?:remember|note|listen|look|please|yes|now|important|know this|for your (?:records|information|database)),\s{MANY}"
    rf"(?:{ADDRESSEES}|{CALLED})\s?[:,.!]",
    rf"(?:important|relevant|essential|exclusively|especially|only)\s(?:to|for)\s{MANY}{ADDRESSEES}\s?:",
    rf"(?:{MACHINE}|(?:crawl|scrap|pars|index|summari[sz]|extract)[eo]r|bot|{_READING_OF})[- ]"
    rf"(?:only |training )?(?:instructions?|directives?|prompt|notes?|hints?|context|message|guidance|facts|data|summary){_BEFORE}",
    rf"{_READING_OF}\s(?:tips?|aids?|figures?|info(?:rmation)?|details|reference){_BEFORE}",
    rf"(?:{MACHINE}|machine|bot|crawler|robot)[- ](?:only|readable|facing)(?:\s(?:content|text|section|part|version|copy))?{_BEFORE}",
    r"(?:only\s)?for\s(?:machine|automated|automatic|AI|LLM|bot|crawler)\s(?:consumption|processing|reading|use|ingestion|extraction"
    r"|parsing"
    r"|indexing)(?:\sonly)?\s?[:–—]",
)
_FIRST_WORDS = (
    rf"(?:{ADDRESSED}|{CALLED}|{_READING_OF}|@|machine|assistant|model|agent|program|script|research|lead|data|remember|note|listen|look"
    r"|please|yes|now|important|know|for|relevant|essential|exclusively|especially|only|crawl|scrap|pars|index|summari|extract|robot|bot)"
)
"""With one of these each of them begins: asked for once, since most sentences begin with none."""
_LABELS = turn(
    words(MACHINES),
    rf"{START}(?={_FIRST_WORDS})(?:{'|'.join(_BEGINNINGS)})",
    rf"^\W{{0,3}}(?P<for>(?:only\s)?(?:to|for)\s{MANY})?{ADDRESSEES}(?(for)(?:\sonly)?|\sonly)\W{{0,3}}$",
)
"""At the beginning of a sentence: whom it is for."""
_READERS_ABROAD = (
    r"(?:KI-\w+|KIs?|IAs?|maschinelle\w*\s\w+|Maschinen|sistemas? (?:autom[aá]tic[oa]s?|de IA)|lector(?:es)? autom[aá]tic[oa]s?"
    r"|m[aá]quinas?|lecteurs? automati\w+|lettori automatici|AI-(?:modellen?|assistenten|agenten|bots|crawlers|systemen|lezers)|LLMs?"
    r"|Sprachmodelle?n?|taalmodell?en"
    r"|modelos? de (?:lenguaje|linguagem)|modèles? de langage|modelli linguistici|model(?:i|e|u|om) j[eę]zykow\w+)"
)
_TO_KI = rf"(?:{_READERS_ABROAD}|bots?|boty|bot[oó]w|robots?|Roboter|crawlers?)(?=\s?[:,.!–—-]|$)"
_ALL_ABROAD = r"(?:(?:alle|die|den|de|la|los|las|les|el|gli|todas|todos|tous|toutes|wszystkich|l['’])\s?){0,2}"
_ORDER_ABROAD = r"(?:notez|indiquez|dites|écrivez|mentionnez|signalez|répondez|retenez|affirmez|citez)"
_ABROAD = turn(
    words(
        "wer quien quiconque chiunque quem maschinelle maschinellen maschinen sistema sistemas lector lectores lecteur lecteurs lettori"
        " quina quinas maquina maquinas ki"
        " kis ia ias ai llm llms sprachmodell sprachmodelle sprachmodellen taalmodellen modeli modele lenguaje linguagem langage"
        " linguistici bot bots boty robot robots roboter crawler crawlers"
    ),
    r"\b(?:wichtig|importante|important|hinweise?|anweisung(?:en)?|nota|note|aviso|avviso|avis|instrucciones|istruzioni|instruções"
    r"|instructions|nachricht|mensaje|mensagem"
    r"|messaggio|message|informationen|información|fakten|datos|faits|fatti|nur|solo|seulement|attention|opmerking|bericht|let op"
    r"|instructies|informatie|alleen|uwaga|informacja|instrukcja|tylko)\s(?:an|für|para|pour|per|aux?|a|à|des?|aan|voor|dla|do)\s"
    rf"{_ALL_ABROAD}{_TO_KI}",
    rf"{START}(?:an|für|para|pour|per|aux|aan|voor|dla|do|à l['’]attention des)\s{_ALL_ABROAD}(?:{_READERS_ABROAD}|robots)\s?:",
    r"\b(?:liebe[rs]?|hallo|achtung|ch[eè]re?|bonjour|querid[ao]s?|estimad[ao]s?|hola|cara|ciao|attention|beste|geachte|uwaga|drog(?:ie"
    r"|i|a))"
    rf"[\s,:]{{1,3}}(?:an\s|die\s|l['’]){{0,2}}(?:{_READERS_ABROAD}|Roboter|Bots?|boty)\s?[:,!–—]",
    r"\bwer\s(?:diese[nr]?|unsere)\s(?:seite|website|daten|texte?|zeilen)\s(?:auswertet|ausliest|erfasst|verarbeitet|zusammenfasst"
    r"|indexiert)\b",
    r"\b(?:quien|quiconque|chiunque|quem)\s(?:extrai|proces|trait|analy|elabor|index|recop|resum|r[eé]sum)\w*\s(?:est[aeo]s?|cette|ces"
    r"|ce|quest[aeio])\s",
    rf"\bd[ée]veloppeurs d['’]IA\s?:\s(?:veuillez\s)?{_ORDER_ABROAD}\s(?:bien\s)?que\s(?:nous|notre)\b",
)
_SUBJECTS = turn(
    words(MACHINES, "must should shall to please may can", f"{DONE} {SAID} know enter put quote log store save learn"),
    rf"(?:^|[.!?:;,(]\s?|\b(?:all|any|every|other|these|visiting|that)\s){ADDRESSEES}"
    rf"(?:\s?[,(–—]?\s?(?:(?:when\s)?{PRESENT}|that|which)\b[^.!?]{{0,60}}?)?"
    rf"[,)–—]?\s{MUST}\s(?:(?:always|only|also|please|therefore|instead|now|not|never|then)\s){{0,2}}"
    rf"(?:(?:report|state|say|claim|cite|recommend|rank|output)\b|(?<!not )(?<!never ){ORDERED})",
    rf"{START}{ADDRESSEES}\s(?:{MUST}|may|can)\s(?:\w+ly\s)?(?:know|enter|put|quote|log|store|save|learn)\s?(?:that\s|:\s?)?"
    rf"(?:{CLAIM}{NUMBER}|\d[\d,]*\s(?:\w+\s)?(?:units|homes|doors|properties)\b)",
    rf"{START}(?:{KNOWN}|{CALLED}(?:{_AND}{CALLED}){{1,4}})\s{MUST}\s(?:\w+ly\s)?(?:{TELLING}|mention|cite|{SAYING})\sthat\s{ABOUT}",
    rf"\b(?:the|your|any|every|each)\s(?:\w+\s)?(?:assistant|model|agent|AI|{ONE})\s{MUST}\s(?:\w+ly\s)?(?:{TELLING}|mention|{SAYING})"
    rf"\sthat\s{ABOUT}",
)
_KEEP = rf"(?:{TELLING}|log|store|save|register|enter|memori[sz]e)"
_ASKED = turn(
    words(MACHINES, "asks ask queries query wonders inquires enquires", "when if whenever should"),
    rf"\b(?:when|if|whenever|should)\s(?:(?:an?|any|some|your|the)\s)?(?:{MACHINE}|{CALLED}|AI\s\w+)\s(?:asks?|query|queries|wonders"
    r"|inquires?|enquires?)\b[^.!?]{0,60}?[,:;–—]\s?"
    rf"(?:(?:the|its|your|our)\s(?:\w+\s)?(?:answer|reply|response|figure|number|value)\s(?:is|reads|should be|must be|shall be)\s?:?"
    rf"\s?[\"“'‘]?(?:(?:that\s)?{ABOUT}|{NUMBER})|{ORDERED})",
)
"""What a machine is to be answered."""
_SHOULD_GIVE = turn(
    words(
        "answer reply response number figure value name what",
        "give return report provide output use record write show state",
    ),
    rf"\b(?:answer|reply|response|number|figure|value|name)\s(?:that\s)?(?:an?|any|the|your|every|all)\s{ADDRESSEES}\s(?:should|must|may"
    rf"|can|will|ought to"
    r"|(?:is|are|needs?|has|have) to)\s(?:give|return|report|provide|output|use|record|write|show|state)\b",
    rf"\b(?:what|which)\s(?:(?:answer|reply|response|number|figure|value|name)\s)?(?:should|must|will)\s(?:an?|any|the|every)\s"
    rf"(?:{ADDRESSEES}|{CALLED}|assistant|model|tool)\s(?:give|return|report|output|record|write|state|answer|say)\b[^.!?]{{0,60}}\?",
    r"\bthe (?:answer|reply|response|number|figure|value)\s(?:that\s)?(?:an?|any|the|your|every)\s"
    rf"(?:{MACHINE}|{CALLED}|assistant|model|agent|tool)\s(?:should|must|ought to|is to|needs to|has to)\s(?:give|return|report|provide"
    rf"|output|use|record|write|show|state)\s?(?:is\b|:|=)\s?:?\s?[\"“'‘]?(?![^.!?]*\d{{3}}-\d{{4}})(?:(?:that\s)?{ABOUT}"
    rf"|(?!\d+\s(?:minutes|hours|days)\b)\d[\d,]*)",
)
_AND_FRIENDS = (
    rf"(?:{CALLED}(?:\s?,\s?|\s)){{1,4}}(?:and|&)\s(?:(?:all\s)?(?:your|the|their)\s)?(?:friends|co\.?|company|others|colleagues|rest)"
    r"\s?[:,–—]\s?"
)
_FRIENDS = turn(
    words("claude gemini copilot perplexity grok qwen mixtral llama mistral gemma kimi bard siri alexa cortana chatgpt gpt chat",
        "friends co company others colleagues rest"),
    rf"{START}{_AND_FRIENDS}(?:{ORDERED}|(?:please\s)?{_KEEP}\s(?:that\s)?{CLAIM})",
    rf"{START}(?=[^.!?:]{{0,60}}\b(?:{KNOWN}|Chat-?GPT|GPT)\b){_AND_FRIENDS}{ABOUT}",
)  # fmt: skip
_OUTPUT_ONLY = turn(
    words("output", "only just exactly"),
    rf"{START}(?:please\s)?output\s(?:only|just|exactly)\s?:\s?(?:[\"“'‘{{\[]|{CLAIM}|(?:[a-z_]+\W{{1,2}}){{0,3}}\d[\d,.]*+"
    r"(?!\s?(?:volts?|watts?|amps?|lumens|[kmg]?[vwa]h?|hp|psi|btu)\b))",
)
_KEY = turn(
    words(MACHINES, "key sheet crib values answers"),
    rf"{START}(?:the\s)?(?:answer\s(?:key|sheet)|cheat\s?sheet|crib(?: sheet)?|(?:correct|reference|expected)\s(?:values|answers))"
    rf"\s(?:for|to)\s{MANY}{ADDRESSEES}\s?[:–—-]",
)
"""Whoever is at such work without a name of its own, and what is laid ready for it."""
TO_MACHINES = (
    _ROLES, _GREETINGS, _NOTES, _FOR_THEM, _IS_FOR_THEM, _OTHERWISE_ADDRESSED, _GREETED, _LABELS, _ABROAD, _SUBJECTS, _ASKED,
    _SHOULD_GIVE, _FRIENDS, _OUTPUT_ONLY, _KEY,
)  # fmt: skip
