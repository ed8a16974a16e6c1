"""Sentences that nobody would be asked about: advice, errands, routine, history, science at large."""

import re

# One pattern a line, at word bounds; "^" binds it to the sentence's start, "#" opens a comment.
_PATTERNS = r"""
# advice
(?:we|our|us|yourself|I (?:am|was|have|had|think|feel|do|take))
(?:should|must|needs? to|may want to|can|will|advised to|asked to) (?:also )?(?:talk|ask|call|see|check|consult|contact)
(?:should|must|needs? to|may want to|can|will|advised to|asked to) (?:also )?(?:discuss|tell|seek|visit|inform|follow)
(?:should|must|needs? to|may want to|can|will) (?:also )?(?:try|learn|remember|speak|keep in mind|work with|be aware)
(?:important|helpful|good idea|a good way|best) (?:for \w+ )?to (?:talk|ask|know|tell|learn|remember|note|keep)
^(?:talk|ask|call|see|try|learn|remember|keep|make sure|read|visit|note|take|avoid|eat|drink|use|do not|don['’]t)
watch for|counseling|support groups?|insurance|caregivers?|quality of life|well-being|lifestyle|check with
(?:see|visit|tell|ask|with|when) (?:you|your doctor)|you['’]ll|first begin treatment
# how a test or an operation is done
radioactive|injected into|scanner|frozen|sealed|IV line|grown in the laboratory|sample of (?:tissue|blood)
this procedure
painless test|uses antibodies|take up more|endoscope|echoes|instruments?|is collected|routine|pictures|in pill form
by mouth|sessions|closely watched|only records|supervised|scans may be|dye|barium|afterward|contrast (?:medium|material)
(?:involves?|includes?) (?:taking|testing|using|removing|inserting|placing|looking|drawing|collecting|examining)
inserts?|inserted|swallows?|feeds? the|threads?|incisions?|technician|anesthe\w+|anaesthe\w+|sedati\w+|gargle|numbs?
needle|tube|probe|electrodes?|gown|microscope|monitor|camera|catheter|scope|office|outpatient|commercial facility
container|lies? (?:down|on)|overnight|appointment|pathologist
TEST (?:is|are) (?:an?|the (?!most|best|main|first|preferred|gold)|(?:usually )?done|performed|taken|painless|available)
TEST (?:uses?|creates?|takes?|produces?|provides?|combines?|requires?|measures?)
uses? (?:x[ -]rays|sound waves|radio waves|magnets?|a (?:special|small|thin))
(?:is|are) (?:an?|the(?! most| best| main| first| only| preferred)) (?:\w+[ -]){0,3}(?:TEST|operation|surgery)s? FOR
(?:is|are) (?:an?|the) (?:\w+[ -]){0,3}(?:analysis|technique|device|program)s? FOR
(?:is|are) (?:an?|the) (?:\w+[ -]){0,3}(?:doctor|specialist|branch|field|substance)s? FOR
(?:is|are) (?:an?|the) (?:\w+[ -]){0,3}(?:organ|gland|hormone|chemical|layer)s? FOR
(?:before|during|after|for) (?:the|a) (?:TEST|operation|surgery)
(?:genetic testing|prenatal (?:testing|diagnosis)|preimplantation) (?:\w+ ){0,6}(?:available|possible|option)
shows? the inside|(?:is|are) (?:an )?examples? of|hospital for|(?:surgery|operation|procedure|treatment) (?:takes|lasts)
follow-up (?:exams?|visits?|will|care)|check the level|is a treatment that|doctors? (?:who|called)
returned to the patient|younger counterparts|pediatric cancer centers
# research, history, names
researchers?|scientists?|investigators?|experts?|stud(?:y|ies|ied)|research|NIH|CDC|FDA|trials?|literature|authors?
registry|textbooks?|participants|instructions|based on whether|supposed to
earlier article|some (?:believe|think)|century|historically|discovered
first (?:described|reported|identified)|named (?:after|for)|in (?:the )?(?:18|19|20)\d\d(?:s|['’]s)?
comes from the|Greek|Latin(?! America)|the (?:term|word|name)
web ?site|www|brand|generic name|sold as|over-the-counter|marketed
# science at large
^normally|normally (?=[a-z])|in healthy|healthy (?:people|person|individuals)|every(?:one| person)|all people
provides? instructions|(?<!how )the body (?:needs|uses|makes|produces)|helps? the body|plays? an? (?:\w+ )?(?:role|part)
(?:is|are) (?:found|present|active|located) in (?:many|most|all|every|the body)
# genetics at large
each (?:child|pregnancy|sibling|sib|offspring|parent|son|daughter)|carry one (?:copy|mutated)
carriers? (?:of an?|testing)
(?:chance|risk) (?:of|to|for|that) (?:\w+ ){0,3}(?:inherit|pass|be(?:ing)? (?:a carrier|affected|unaffected))
from (?:one|an|each|either|both|his or her|their) (?:affected |carrier )?parents?
(?:males|men|boys|females|women|girls) (?:\w+ )?have (?:only )?(?:one|two) X
sex chromosomes?|pass(?: the| on| it| an?)?|passed (?:on|down)|characteristic of X-linked|family history
history of the (?:disorder|condition) in their family|is sufficient to cause
do(?:es)? not have (?:an? |identified )*(?:identified|mutations?)
(?:in|of|with) (?:a|one) (?:mutated|altered) (?:gene|copy)
# not yet done in patients
(?:has|have) previously been|previously (?:classified|considered|thought|believed|called)
(?:has|have) not been (?:identified|found|detected|determined)
animal models?|preclinical|in vitro|human development
# nothing said
unclear|unknown|not (?:known|clear|understood|sure|certain)|no one knows|remains to be|poorly understood|uncertain
undetermined|var(?:y|ies) (?:from|widely|greatly|depending)|from person to person|depends? on|as follows|listed below
^(?:during|in|at|by|after|before|with|over|for|on) [^,]{3,40}, (?:they|it|he|she)
^examples|other (?:problems|disorders|conditions|diseases)|(?:less|little) is known|specializes?|find out
more information|following(?! (?:diagnosis|surgery|exposure|infection|onset|treatment|birth|delivery|injury))
^(?:whether|how|why|what|but|and|so|because|that)
"""
_SHORT = {
    "TEST": r"(?:tests?|exam|examination|scans?|x[ -]rays?|series|procedure|imaging|ultrasound|MRI|CT|biopsy|endoscopy|"
    r"ERCP)",
    "FOR": r"(?:that|which|in which|of|to|used|made|for|performed|done|who)",
}
# No whole sentence, or one with a list of lists.
_TORN = re.compile(r"^\w+ --|[\[\]{}]|^[^(]*\)|;[^;]*;")


def _compiled(patterns: str) -> re.Pattern[str]:
    """Return one pattern for all the lines of *patterns*, the words in capitals written out."""
    lines = (line for line in patterns.splitlines() if line and not line.startswith("#"))
    either = "|".join(lines)
    for short, pattern in _SHORT.items():
        either = either.replace(short, pattern)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)


_IDLE = _compiled(_PATTERNS)


def is_idle(text: str) -> bool:
    """Tell whether *text* is advice, an errand, routine, history, science at large, or says nothing."""
    return _IDLE.search(text) is not None or _TORN.search(text) is not None
