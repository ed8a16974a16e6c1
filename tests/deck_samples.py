"""Decks written for the tests: one as a generator would make it, one of everything that has ever broken an export."""

from dataclasses import replace
from hashlib import sha256

from decks.model import (
    Basic,
    Cloze,
    Content,
    Deck,
    Distractor,
    Item,
    ListCard,
    Mcq,
    Section,
    SectionKind,
    Source,
    Span,
    Synthetic,
    Vignette,
)

_PARTS = {
    ("Overview",): (
        "Myasthenia gravis is an autoimmune disease of the neuromuscular junction. Weakness grows with use and eases "
        "with rest. About 85 % of patients with generalised disease have antibodies against the acetylcholine "
        "receptor, e.g. the binding type. The thymus is often abnormal."
    ),
    ("Causes", "Thymic Causes"): (
        "• Thymoma: found in 10 to 15 % of patients. A chest CT looks for it.\n"
        "• Thymic hyperplasia: the usual finding in young women."
    ),
    ("Symptoms",): "Early signs:\n• Ptosis\n• Diplopia\n• Dysphagia\n• Proximal limb weakness",
    ("Treatment", "Symptomatic"): (
        "Pyridostigmine, an inhibitor of acetylcholinesterase, is the usual first treatment of the symptoms. It does "
        "not change the course of the disease."
    ),
}
_KINDS = (SectionKind.OVERVIEW, SectionKind.CAUSES, SectionKind.SYMPTOMS, SectionKind.TREATMENT)


def _article() -> tuple[str, tuple[Section, ...]]:
    text = "Myasthenia gravis\n\n"
    sections: list[Section] = []
    for kind, (path, words) in zip(_KINDS, _PARTS.items(), strict=True):
        text += "\n\n".join(path) + "\n\n"
        sections.append(Section(f"s{len(sections)}", path, kind, len(text), len(text) + len(words)))
        text += words + "\n\n"
    return text, tuple(sections)


TEXT, SECTIONS = _article()


def span(words: str, *, text: str = TEXT) -> Span:
    """Return where *words* stand in *text*."""
    start = text.index(words)
    return Span(start, start + len(words))


def item(content: Content, proof: str, *, section: int = 0, explanation: str = "", tags: tuple[str, ...] = ()) -> Item:
    """Return an item of the sample article whose answer *proof* proves; its id follows proof and kind, not wording."""
    item_id = sha256(f"{type(content).__name__}/{proof}".encode()).hexdigest()[:16]
    evidence = (span(proof),)
    return Item(
        item_id,
        SECTIONS[section].section_id,
        content,
        explanation,
        evidence,
        tags or ("::".join(SECTIONS[section].path),),
    )


VIGNETTE = Vignette(
    stem=(
        "A 28-year-old woman has had drooping eyelids and double vision for 3 weeks. Both are worse in the evening and "
        "better after sleep. Her pupils react to light, and her reflexes are normal."
    ),
    lead_in="Which of the following is the most likely diagnosis?",
    key="Myasthenia gravis",
    distractors=(
        Distractor("Lambert-Eaton myasthenic syndrome", "Limbs weaken first, and strength rises with brief exercise."),
        Distractor("Botulism", "Paralysis descends within days, and the pupils react poorly."),
        Distractor("Multiple sclerosis", "Does not tire the eyelids from hour to hour."),
    ),
    synthetic=(
        Synthetic("28-year-old woman", "slot"),
        Synthetic("3 weeks", "slot"),
        Synthetic("normal reflexes", "script"),
    ),
)
MCQ = Mcq(
    stem="",
    lead_in="Which drug is the usual first treatment of the symptoms of myasthenia gravis?",
    key="Pyridostigmine",
    distractors=(
        Distractor("Edrophonium", "Acts for minutes only; it was used as a test."),
        Distractor("Botulinum toxin", "Blocks the same junction and makes weakness worse."),
        Distractor("Donepezil", "Acts in the brain; it is given for dementia."),
    ),
)
ITEMS = (
    item(
        Basic("What grows with use and eases with rest in myasthenia gravis?", "Weakness"),
        "Weakness grows with use and eases with rest.",
    ),
    item(
        Cloze(
            "About {{c1::85 %}} of patients with generalised disease have antibodies "
            "against the {{c2::acetylcholine receptor}}."
        ),
        "antibodies against the acetylcholine receptor",
        explanation="The antibodies block and remove the receptor.",
    ),
    item(
        Basic("In what share of patients is a thymoma found?", "10 to 15 %"),
        "found in 10 to 15 % of patients",
        section=1,
    ),
    item(
        ListCard(
            "Name the 4 early signs of myasthenia gravis.",
            ("Ptosis", "Diplopia", "Dysphagia", "Proximal limb weakness"),
        ),
        "Ptosis\n• Diplopia\n• Dysphagia\n• Proximal limb weakness",
        section=2,
    ),
    item(
        VIGNETTE,
        "Weakness grows with use and eases with rest",
        section=2,
        explanation="Weakness that grows with use is its mark.",
    ),
    item(
        MCQ,
        "Pyridostigmine, an inhibitor of acetylcholinesterase, is the usual first treatment of the symptoms.",
        section=3,
    ),
)
SAMPLE = Deck(
    deck_id="5f0c7f2d9a1b4e63",
    title="Myasthenia gravis",
    source=Source("myasthenia_gravis.txt", 'https://example.org/myasthenia?a=1&b="2"', "CC BY 4.0", "0" * 64),
    text=TEXT,
    sections=SECTIONS,
    items=ITEMS,
    coverage=(),
)

# One line each that Anki, HTML, LaTeX or a template would take for more than words.
HOSTILE_WORDS = (
    "K < 3.5 and Na > 145",
    "a <b and c> d & e &amp; f",
    "<script>document.title = 'broken'</script>",
    "{{c1::not a gap}} and {{Front}} and }} alone",
    r"\frac{{a}}{b} and \(x^2\) and [latex]y[/latex] and [$]z[/$]",
    "[sound:none.mp3] and [[type:Front]] and [anki:play:q:0]",
    "cafe\u0301 \u212b 5 \u00b5g \U0001f9e0",
    "\"quoted\" and 'single' and a::b::c",
)
_DIRTY = "a\x1fb\x00c\x07 \ud800 line one\r\nline two\tend"


def _hostile_items() -> tuple[Item, ...]:
    items: list[Item] = []
    for words in (*HOSTILE_WORDS, _DIRTY):
        wrong = (Distractor(f"not {words}", f"because {words}"), Distractor(f"nor {words}", ""))
        contents: tuple[Content, ...] = (
            Basic(words, words),
            Cloze(f"Before {words}: {{{{c1::{words.replace('{', '(').replace('}', ')')}}}}} after."),
            ListCard(words, (words, "second")),
            Mcq(words, words, words, wrong),
            Vignette(words, words, words, wrong, (Synthetic(words, "slot"), Synthetic(words, "script")), "case", 2),
        )
        items += [
            Item(
                f"{len(items) + place:016x}", "s0", content, words, (span(words, text=_HOSTILE_TEXT),), (_HOSTILE_TAG,)
            )
            for place, content in enumerate(contents)
        ]
    return tuple(items)


_HOSTILE_TEXT = "\n".join((*HOSTILE_WORDS, _DIRTY))
_HOSTILE_TAG = "Wide\u3000space and\ttab\nline\x1fend::::Leaf <b>"
HOSTILE = Deck(
    deck_id="hostile",
    title='A <b>"title"</b>::\x1f with & {{all}}\u3000of it',
    source=Source("hostile <i>.txt", "javascript:alert(1)", "<u>own</u>", "0" * 64),
    text=_HOSTILE_TEXT,
    sections=(Section("s0", ("::Top\x1f & <i>first</i>::", "Sub {{x}}"), SectionKind.OTHER, 0, len(_HOSTILE_TEXT)),),
    items=_hostile_items(),
    coverage=(),
)


def many(n_items: int) -> Deck:
    """Return the sample deck with its items repeated, under new ids, until there are *n_items*."""
    items = (replace(ITEMS[count % len(ITEMS)], item_id=f"{count:016x}") for count in range(n_items))
    return replace(SAMPLE, items=tuple(items))
