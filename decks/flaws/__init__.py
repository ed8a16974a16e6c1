"""The item-writing rules, one small predicate each; an item that breaks one is not made.

Sources: NBME Item-Writing Guide (2020); Haladyna, Downing & Rodriguez (2002); the 19-criterion item-writing-flaw rubric
(Moore et al. 2023); Wozniak's twenty rules. Numbers in the names of the rules' table follow our own numbering; 34 and
above are what a strict reviewer sent back. Where the rules of a deck share a number with those of an item, they look at
the same thing among several items. The key's place (rule 18) is the screen's: no order is stored.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from decks.flaws import (
    audience,
    cards,
    definitions,
    enumerations,
    foregone,
    gaps,
    openness,
    options,
    questions,
    reviewed,
    truths,
    whole,
    worth,
)
from decks.flaws.repairs import variants_of
from decks.flaws.twice import asks_the_same
from decks.flaws.views import Setting, answers_of, asked_of
from decks.knowledge import normal
from decks.model import Cloze, Content, Deck, Item

__all__ = [
    "DECK_RULES",
    "RULES",
    "Act",
    "DeckRule",
    "Rule",
    "Setting",
    "answers_of",
    "asked_of",
    "broken_rules",
    "deck_breaches",
    "flaws_of",
    "repaired",
    "repeated",
    "warnings_of",
]

MAX_SAME_GAPS = 2  # sentences of a deck that may hide the same answer
MAX_GAPS_OF_ONE = 2  # clozes of one statement


class Act(StrEnum):
    """What follows from a breach: the item is not made; another wording is tried, else it is not made; a warning."""

    HARD = "hard"
    REPAIR = "repair"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of an item: its *number*, what is *wrong* with an item that breaks it, how to see it, what follows."""

    number: int
    wrong: str
    breaks: Callable[[Item, Setting], bool]
    act: Act = Act.HARD

    @property
    def sentence(self) -> str:
        """Return what is said of an item that breaks the rule."""
        return f"{self.wrong} (rule {self.number})"


@dataclass(frozen=True, slots=True)
class DeckRule:
    """A rule of a whole deck: its *number*, and what yields a sentence for each breach."""

    number: int
    breaches: Callable[[Deck], Iterator[str]]
    act: Act = Act.WARN


RULES: tuple[Rule, ...] = (
    Rule(1, "two options mean the same", questions.has_no_one_key),
    Rule(2, "its answer is not proven by the article's characters", truths.is_not_proven),
    Rule(3, "a qualifier of the article is lost", truths.loses_a_qualifier),
    Rule(4, "a negative of the article is lost or made a key", truths.turns_a_negative),
    Rule(5, "another option may be right too", questions.has_two_keys),
    Rule(6, "its options are of different kinds", questions.mixes_types),
    Rule(7, "too few sound options", questions.has_a_wrong_number_of_options),
    Rule(8, "an option joins others", questions.offers_all_of_the_above),
    Rule(9, "it asks in the negative", questions.asks_in_the_negative),
    Rule(10, "its lead-in is not one closed question", questions.has_an_open_lead_in, Act.REPAIR),
    Rule(11, "it cannot be answered with its options covered", questions.needs_its_options),
    Rule(12, "its key is the longest option", options.has_the_longest_key, Act.REPAIR),
    Rule(13, "its options differ much in length", options.spreads_its_options, Act.WARN),
    Rule(14, "a word of the key stands in the question", options.clangs, Act.REPAIR),
    Rule(15, "the key stands out by its grammar", options.disagrees_in_grammar, Act.REPAIR),
    Rule(16, "an option is absolute", options.has_an_absolute_option),
    Rule(17, "an option is vague", options.has_a_vague_option, Act.REPAIR),
    Rule(18, "its options cannot be put in order", options.cannot_be_ordered, Act.REPAIR),
    Rule(19, "the key is where its options converge", options.converges, Act.REPAIR),
    Rule(20, "a distractor is implausible", options.has_an_implausible_distractor, Act.REPAIR),
    Rule(21, "its numbers are of different precision or overlap", options.has_unlike_numbers),
    Rule(22, "its case is too short, too long, or about no one patient", questions.is_no_sound_case),
    Rule(23, "the question gives its answer away", truths.gives_itself_away),
    Rule(24, "an invented detail is not declared", questions.hides_what_is_invented),
    Rule(25, "it does not stand alone", truths.does_not_stand_alone),
    Rule(26, "its answer is not one short fact", truths.is_not_atomic, Act.REPAIR),
    Rule(27, "its answer is a mere category", truths.hides_a_category),
    Rule(29, "its list is not closed", cards.is_no_closed_list, Act.REPAIR),
    Rule(31, "its stem is copied from the article", options.copies_its_source, Act.WARN),
    Rule(32, "its answer fits another question", cards.answers_another_question),
    Rule(34, "its answer only repeats the question", cards.only_rewords_its_question),
    Rule(35, "its answer is a list", cards.hides_a_list, Act.REPAIR),
    Rule(36, "it hides a vague word", cards.hides_a_vague_word),
    Rule(37, "the key is the only option of its form", options.has_the_only_key_of_its_form, Act.REPAIR),
    Rule(38, "its options are two things by two", options.is_a_grid, Act.REPAIR),
    Rule(39, "it says a superlative that the article does not", cards.sharpens_a_superlative),
    Rule(40, "a number of its proof looks misspelt", truths.holds_a_dubious_number),
    Rule(41, "it asks about boilerplate", truths.asks_of_boilerplate),
    Rule(42, "its wording is torn", reviewed.is_torn),
    Rule(43, "its definition would fit many conditions", reviewed.defines_nothing),
    Rule(44, "its answer stands in the condition's name", reviewed.answers_with_the_name),
    Rule(45, "other answers would be as right", reviewed.leaves_the_answer_open),
    Rule(46, "it counts reports, which go out of date", reviewed.counts_reports),
    Rule(47, "its answer is what anyone would guess", foregone.is_foregone),
    Rule(48, "its source is out of date by its own words", reviewed.outlives_its_source),
    Rule(49, "gene and protein only restate each other", reviewed.restates_its_gene),
    Rule(50, "the article names several patterns of inheritance", reviewed.has_several_patterns),
    Rule(51, "it points to what it does not say", reviewed.points_elsewhere),
    Rule(52, "it is routine care, the same in every condition", worth.asks_of_routine),
    Rule(53, "it rests on what some data suggest", worth.rests_on_some_data),
    Rule(54, "it hides a bare time of life", worth.hides_a_time_of_life),
    Rule(55, "its answer opens with the question's verb", worth.repeats_its_verb),
    Rule(56, "the rest of its sentence does not determine the gap", gaps.leaves_its_gap_open),
    Rule(57, "what it asks has several right answers", openness.has_several_answers),
    Rule(58, "it asks for a word, not about the condition", openness.asks_for_vocabulary),
    Rule(59, "it leans on a sentence that is not there", openness.leans_on_a_lost_sentence),
    Rule(60, "two settings stand before its question", openness.stacks_its_settings),
    Rule(61, "its answer is everybody's goal", openness.has_an_empty_goal),
    Rule(62, "its definition only restates the name", definitions.defines_by_its_name),
    Rule(63, "the condition's name tells the gene", openness.names_its_own_gene),
    Rule(64, "its proof has lost a dash", openness.rests_on_a_lost_dash),
    Rule(65, "it names its condition twice, or by a page's title", openness.repeats_its_condition),
    Rule(66, "its answer runs on", openness.runs_on),
    Rule(67, "its list may have other members", enumerations.has_an_open_list),
    Rule(68, "its list holds what is not asked for", enumerations.lists_what_is_not_asked),
    Rule(69, "its gene and the protein in sight name each other", reviewed.shows_its_genes_product),
    Rule(70, "it speaks to its reader", audience.speaks_to_its_reader),
    Rule(71, "it counts everybody as a patient", audience.counts_everybody_as_patients),
    Rule(72, "it tells of the whole what was said of a form", audience.tells_a_form_as_the_whole),
    Rule(73, "it leaves out what its heading narrows", audience.loses_its_heading),
    Rule(74, "its list is the same in every condition", enumerations.lists_the_routine),
    Rule(75, "its list's front is torn", enumerations.has_a_torn_front),
    Rule(76, "its definition would fit the condition's neighbours", definitions.tells_it_from_no_neighbour),
    Rule(77, "its gap stands in sight in short", gaps.shows_its_symbol),
    Rule(78, "a kindred word tells its gap", gaps.tells_its_gap_by_a_kindred_word),
)

DECK_RULES: tuple[DeckRule, ...] = (
    DeckRule(12, whole.keys_that_stand_out),
    DeckRule(23, whole.keys_in_other_stems),
    DeckRule(28, whole.fronts_that_interfere),
    DeckRule(29, whole.long_lists_without_gaps),
    DeckRule(30, whole.repeated_questions, Act.HARD),
    DeckRule(30, whole.repeated_stems),
    DeckRule(33, whole.sections_without_items),
)


def broken_rules(item: Item, setting: Setting) -> tuple[Rule, ...]:
    """Return the rules that *item* breaks, warnings among them."""
    return tuple(rule for rule in RULES if rule.breaks(item, setting))


def flaws_of(item: Item, setting: Setting) -> tuple[str, ...]:
    """Return what is wrong with *item*, a sentence a rule; () for a sound one. Warnings are not among them."""
    return tuple(rule.sentence for rule in RULES if rule.act is not Act.WARN and rule.breaks(item, setting))


def repaired(item: Item, setting: Setting) -> Content | None:
    """Return the content of *item* with the least change to its options that leaves no flaw, None if there is none."""
    variants = variants_of(item.content)
    return next((v for v in variants if not flaws_of(replace(item, content=v), setting)), None)


def warnings_of(item: Item, setting: Setting) -> tuple[str, ...]:
    """Return what an editor should look at in *item*, a sentence a rule."""
    return tuple(rule.sentence for rule in RULES if rule.act is Act.WARN and rule.breaks(item, setting))


def deck_breaches(deck: Deck, *acts: Act) -> tuple[str, ...]:
    """Return what the items of *deck* do to each other, by the rules that have one of *acts*."""
    return tuple(breach for rule in DECK_RULES if rule.act in acts for breach in rule.breaches(deck))


def repeated(item: Item, others: Sequence[Item]) -> str | None:
    """Return which of *others* already asks what *item* asks: the same question, or nearly, for the same answer.

    A third cloze that hides the same words repeats the first, and so does a third of one statement. A flashcard
    repeats another of the same statement whose answer holds its own, or is held by it.
    """
    same = next((other for other in others if asks_the_same(item, other)), None)
    if same is not None:
        return same.item_id
    asked = _trigrams(asked_of(item.content))
    answer = normal(" ".join(answers_of(item.content)))
    gaps = _same_gaps(answer, others) if isinstance(item.content, Cloze) else ()
    if len(gaps) >= MAX_SAME_GAPS:
        return gaps[0].item_id
    of_one = [o for o in others if isinstance(o.content, Cloze) and o.evidence == item.evidence]
    if isinstance(item.content, Cloze) and len(of_one) >= MAX_GAPS_OF_ONE:
        return of_one[0].item_id
    for other in others:
        theirs = _trigrams(asked_of(other.content))
        alike = len(asked & theirs) / (len(asked | theirs) or 1)
        if alike == 1 or (alike > 0.65 and answer == normal(" ".join(answers_of(other.content)))):
            return other.item_id
    return None


def _same_gaps(answer: str, others: Sequence[Item]) -> tuple[Item, ...]:
    """Return the clozes among *others* that hide *answer*."""
    clozes = (other for other in others if isinstance(other.content, Cloze))
    return tuple(cloze for cloze in clozes if normal(" ".join(answers_of(cloze.content))) == answer)


@lru_cache(maxsize=4096)
def _trigrams(text: str) -> frozenset[str]:
    folded = normal(text)
    return frozenset(folded[i : i + 3] for i in range(len(folded) - 2))
