"""Cases of a known diagnosis: its cause, its treatment, what threatens."""

import re
from collections.abc import Iterator

from decks.casework.asked import COMPLICATION, TREATMENT, Asked
from decks.casework.naming import (
    MIN_PROOF_WORDS,
    once_a_section,
    shown_as,
    statements_of_kinds,
    where_named,
)
from decks.casework.rivals import Rivals, n_shared, rivals, share_a_specialty
from decks.distractors import MAX_DISTRACTORS, content_words
from decks.facts import Findings, Statement
from decks.knowledge import Condition, Confusable, condition, term_type
from decks.model import SectionKind

# Treatments that harm nobody and cure nothing in particular: no wrong option.
_UNIVERSAL = frozenset(
    "supportive care;reassurance;intravenous fluids;supplemental oxygen;acetaminophen;analgesia;smoking cessation;"
    "regular exercise;weight reduction;nutritional support;bed rest;relative rest;physical therapy;palliative care;"
    "watchful waiting;patient education;mechanical ventilation;oral rehydration solution;ibuprofen;healthy diet;"
    "avoidance of triggers;warm compress;cold compress;elevation;rest;stress management;support group;analgesic;"
    "occupational therapy;family therapy;anti-inflammatory drug;local anesthetic;vitamin;mucolytic;"
    "antihypertensive".split(";")
)
_GROWN_UP = 18
# Drugs of one of these roles may do in place of each other.
_INTERCHANGEABLE = frozenset(
    "antibacterial;anti-inflammatory drug;analgesic;antiepileptic;antidepressant;antihypertensive;antipsychotic;"
    "chemotherapy;antineoplastic;immunosuppressant;antiemetic".split(";")
)
# Complications that many diseases have: no wrong option, and right for many of the options' conditions.
_ANYWHERE = frozenset(
    "infection;sepsis;shock;death;anemia;pneumonia;respiratory failure;kidney failure;heart failure;dehydration;"
    "malnutrition;cancer;disability;heart disease;kidney disease;metastasis;abscess;perforation;osteoporosis;"
    "infertility;blood clots;thrombosis;stroke;diabetes;arrhythmia;seizures;fracture;nerve damage".split(";")
)
_FIRST_LINE = re.compile(r"\b(?:first|initial\w*|treatment of choice|drug of choice)\b", re.IGNORECASE)
# What is given up or changed, or is for some, or only beside or instead of something else, is not what is begun.
_LESS = re.compile(
    r"\b(?:alternativ\w*|instead|second[ -]line|allerg\w+|may also|can also|also be|in addition|"
    r"add(?:ed|ing)? (?:on|to)|adjunct\w*|combin\w+|followed by|together with|along with|plus|as well as)\b|"
    r"\b(?:lowers? (?:the|your) dose|reduc\w+ (?:the|your) (?:dose|amount|medic\w+)|stop(?:ping|s)? (?:taking|using)|"
    r"taper\w*|switch\w*|doses? of|side effects?|risks? of|wean\w*|in some|some (?:people|patients|children|adults)|"
    r"certain|severe)\b",
    re.IGNORECASE,
)
_PART_OF_TREATMENT = "Which of the following is used in the treatment of this patient's condition?"
_THREAT = re.compile(r"\b(?:risk|complicat|leads? to|develop|results? in|progress|can cause|may cause)", re.IGNORECASE)
_GIVEN = re.compile(
    r"\b(?:treat\w*|prescrib\w+|recommend\w*|therap\w+|first|choice|standard|used? (?:to|for|in)|uses?|manag\w+|"
    r"control\w*|options?|includ\w+|cures?|reliev\w+|helps?|effective|needs?|requir\w+|perform\w*|improv\w+|prevents?|involv\w+|"
    r"consists?|will give|(?:is|are|be) given (?:to|early|for|with|at|as|in|together)|will prescribe)\b",
    re.IGNORECASE,
)
# Not given to young children, unless the disease is theirs.
_FOR_ADULTS = frozenset("aspirin doxycycline tetracycline minocycline ciprofloxacin levofloxacin moxifloxacin".split())

# What is treated with several drugs at once, so that none of them alone is the treatment.
_BY_SEVERAL = frozenset(
    "tuberculosis;tuberculous meningitis;leprosy;brucellosis;HIV infection;acute HIV infection;Hodgkin lymphoma;"
    "non-Hodgkin lymphoma;Burkitt lymphoma;acute lymphoblastic leukemia;acute myeloid leukemia;neuroblastoma;"
    "primary central nervous system lymphoma;multiple myeloma;osteosarcoma;Ewing sarcoma;rhabdomyosarcoma;"
    "hepatoblastoma;medulloblastoma;testicular cancer;mantle cell lymphoma;ovarian cancer;pelvic inflammatory disease;"
    "visceral leishmaniasis;cryptococcal meningitis;plague;toxoplasmosis;heart failure".split(";")
)
# Groups of drugs and operations for the same organs: whoever thinks of one may think of another, and of no other.
_FIELDS = tuple(
    frozenset(field.split(";"))
    for field in (
        (
            "antibacterial;antifungal;antiviral;anthelmintic;antiprotozoal;antimalarial;antituberculous drug;"
            "antiretroviral;ectoparasiticide;antiserum"
        ),
        (
            "antihypertensive;antiarrhythmic;antianginal;diuretic;anticoagulant;antiplatelet;vasopressor;thrombolytic;"
            "lipid-lowering drug;cardiovascular drug;pulmonary hypertension drug"
        ),
        (
            "corticosteroid;immunosuppressant;antirheumatic drug;immunoglobulin preparation;gout drug;analgesic;"
            "anti-inflammatory drug;antihistamine"
        ),
        "antidepressant;antipsychotic;anxiolytic;mood stabilizer;hypnotic;ADHD drug;substance use drug;dementia drug",
        ("antiepileptic;antiparkinsonian;dementia drug;migraine drug;anxiolytic;antipsychotic"),
        "muscle relaxant;neuromuscular drug;multiple sclerosis drug",
        (
            "hormone;sex hormone;thyroid hormone replacement;antithyroid drug;glucose-lowering drug;"
            "glucose-raising drug;hormone antagonist;osteoporosis drug;corticosteroid;fertility drug;contraceptive"
        ),
        "metabolic drug;vitamin;mineral supplement;enzyme replacement;chelating agent;diet therapy",
        (
            "acid suppressant;antiemetic;laxative;antidiarrheal;gastrointestinal drug;liver and bile drug;"
            "bowel anti-inflammatory"
        ),
        "bronchodilator;asthma controller;cough and cold remedy;antihistamine",
        (
            "hemostatic;blood cell growth factor;clotting factor preparation;hematologic drug;antineoplastic;"
            "anticoagulant;blood product"
        ),
        "bladder drug;prostate drug;kidney drug;diuretic;obstetric drug",
        "heart surgery;catheter procedure;vascular surgery procedure;electrical therapy;implanted heart device",
        "ear, nose and throat surgery;airway procedure;dental procedure",
        "abdominal surgery;endoscopic procedure;drainage procedure",
        "gynecologic surgery;obstetric procedure;urologic surgery",
        "pediatric surgery procedure;abdominal surgery",
    )
)
# Groups of conditions that have little in common.
_WIDE_GROUPS = frozenset(
    "genetic disorder;inborn error of metabolism;chromosomal disorder;congenital malformation;neurological disorder;"
    "neurodevelopmental disorder;blood disorder;immune deficiency;childhood disorder;retinal disease".split(";")
)
# What is done for so many conditions that it is thought of for none.
_FOR_ANY = frozenset(
    ("supportive measure", "rehabilitation therapy", "lifestyle measure", "class of surgery", "class of procedure")
)
_MUCH_SHARED = 3
_MIN_SHARED = 2  # findings, or a group: of another condition, for what it has to be thought of
_N_DRUGS = 2  # of a confusable, which are of choice
_KINDS_ASKED = ("drug", "procedure")  # of treatments that are none of choice
_FIRST = 4  # treatments of a script that may be asked as the treatment of choice


def _recommending(findings: Findings) -> tuple[Statement, ...]:
    """Return the statements on treatment that say what is given, bullets that only name it among them."""
    return tuple(
        s
        for s in statements_of_kinds(findings, SectionKind.TREATMENT)
        if not _LESS.search(s.text) and (_GIVEN.search(s.text) or len(s.text.split()) < MIN_PROOF_WORDS)
    )


def which_treatment(findings: Findings, script: Condition) -> Iterator[Asked]:
    """Ask for a treatment of choice, then for any other that the script has, as the article names it."""
    here = () if script.name in _BY_SEVERAL else _recommending(findings)
    for place, wanted in enumerate(script.treatments):
        if place and wanted in _UNIVERSAL:
            continue
        is_of_choice = not place or (place < _FIRST and _stands_in(wanted, script.treatments[0]))
        if _kind(wanted) == "drug_class" or not (is_of_choice or _kind(wanted) in _KINDS_ASKED):
            continue
        named = tuple(once_a_section(where_named(wanted, here)))
        others = _wrong_treatments(wanted, findings, script) if named else Rivals()
        for one in named if others.options else ():
            said = one.statement.text
            yield Asked(
                TREATMENT,
                "treatment",
                one.statement,
                _asks_for_a_treatment(wanted, said) if is_of_choice else _PART_OF_TREATMENT,
                shown_as(one),
                others.options,
                of=others.of,
                answer=wanted,
                is_for_adults=_is_for_adults(wanted, script),
            )


def _wrong_treatments(wanted: str, findings: Findings, script: Condition) -> Rivals:
    """Return treatments of other conditions, the likest first, that could not stand in for *wanted*.

    They are of its own kind, else of several: an operation among drugs alone would give itself away.
    """
    alike, mixed = (
        rivals(
            wanted,
            lambda s: s.treatments,
            "treats",
            findings,
            script,
            is_fit=lambda term: _is_no_substitute(term, script),
            is_thought_of=lambda term, other: _are_of_one_field(term, wanted) or _is_of_the_group(other, script),
            is_alike=is_alike,
            n_each=_N_DRUGS,
            min_shared=_MIN_SHARED,
        )
        for is_alike in (True, False)
    )
    is_enough = len(alike.options) >= MAX_DISTRACTORS
    kinds = {_kind(d.text) for d in mixed.options[:MAX_DISTRACTORS]}
    return alike if is_enough or len(kinds) == 1 else mixed


def _is_of_the_group(other: Confusable, script: Condition) -> bool:
    """Tell whether *other* is of the group of *script*, or of its specialty with findings of it.

    A group of unlike conditions says nothing.
    """
    known = condition(other.name)
    if known is None:
        return False
    is_of_specialty = share_a_specialty(known, script) and n_shared(known, script) >= _MUCH_SHARED
    return is_of_specialty or (known.group == script.group and script.group not in _WIDE_GROUPS)


def _are_of_one_field(a: str, b: str) -> bool:
    """Tell whether both treatments are for the same organs, or of one group; what is done for any illness is not."""
    groups = {known.group for known in map(term_type, (a, b)) if known is not None}
    if groups & _FOR_ANY:
        return False
    return len(groups) == 1 or any(groups <= field for field in _FIELDS)


def _asks_for_a_treatment(wanted: str, said: str) -> str:
    """Return the lead-in to a treatment: initial where that is *said*, definitive where it is an operation."""
    kind = _kind(wanted)
    noun = "pharmacotherapy" if kind == "drug" else "treatment"
    which = "initial " if _FIRST_LINE.search(said) else "definitive " if kind == "procedure" else ""
    return f"Which of the following is the most appropriate {which}{noun} for this patient?"


def _stands_in(drug: str, first: str) -> bool:
    """Tell whether *drug* is of the class of the *first* choice: "pantoprazole", where that is omeprazole."""
    known = term_type(drug), term_type(first)
    kinds, families = ({getattr(each, part, None) for each in known} for part in ("kind", "family"))
    return kinds == {"drug"} and len(families) == 1


def _is_for_adults(treatment: str, script: Condition) -> bool:
    """Tell whether *treatment* must not be asked of a child, though *script* has grown-up patients too."""
    return treatment in _FOR_ADULTS and any(span.unit == "years" and span.high >= _GROWN_UP for span in script.ages)


def _kind(term: str) -> str | None:
    known = term_type(term)
    return known.kind if known else None


def _is_no_substitute(term: str, script: Condition) -> bool:
    """Tell whether *term* could not stand in for a treatment of *script*: of another class, and no universal one."""
    ours = [known for t in script.treatments if (known := term_type(t)) is not None]
    known = term_type(term)
    if known is None or term in _UNIVERSAL:
        return False
    families = {own.family for own in ours if own.kind in ("drug", "drug_class")}
    roles = {own.group for own in ours} & _INTERCHANGEABLE
    return known.family not in families and known.group not in roles


def which_complication(findings: Findings, script: Condition) -> Iterator[Asked]:
    """Ask for the complication that threatens."""
    kinds = (SectionKind.COMPLICATIONS, SectionKind.SYMPTOMS, SectionKind.PROGNOSIS, SectionKind.OVERVIEW)
    here = tuple(s for kind in kinds for s in statements_of_kinds(findings, kind) if _threatens(s))
    own = content_words(" ".join(script.complications))
    for wanted in (c for c in script.complications if c not in _ANYWHERE):
        others = rivals(
            wanted,
            lambda s: s.complications,
            "is a complication of",
            findings,
            script,
            is_fit=lambda name: name not in _ANYWHERE and not content_words(name) & own,
            min_shared=5,
            is_near=True,
        )
        for named in once_a_section(where_named(wanted, here)) if others.options else ():
            yield Asked(
                COMPLICATION,
                "complication",
                named.statement,
                "For which of the following complications is this patient at increased risk?",
                shown_as(named),
                others.options,
                of=others.of,
                answer=wanted,
            )


def _threatens(statement: Statement) -> bool:
    """Tell whether *statement* says what may come of the condition, as all under such a heading do."""
    return statement.section.kind is SectionKind.COMPLICATIONS or bool(_THREAT.search(statement.text))


FRAMES = (which_treatment, which_complication)
