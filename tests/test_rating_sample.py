"""Which items come onto a rating sheet."""

from collections import Counter
from dataclasses import replace

from decks.model import ITEM_KINDS, Span
from decks.rating.sample import Source, context_of, sample
from tests.deck_samples import ITEMS, SAMPLE, TEXT, many

KINDS = tuple(ITEM_KINDS.values())
OTHER = replace(many(60), deck_id="other", title="Other")
SOURCES = (Source(many(60), "generated"), Source(OTHER, "generated"))


def test_the_same_seed_draws_the_same_rows_and_another_one_others() -> None:
    first = sample(SOURCES, n=12, seed=1, kinds=KINDS)
    assert sample(SOURCES, n=12, seed=1, kinds=KINDS) == first
    assert {row.row_id for row in sample(SOURCES, n=12, seed=2, kinds=KINDS)} != {row.row_id for row in first}


def test_kinds_decks_and_sections_have_their_share() -> None:
    rows = sample(SOURCES, n=20, seed=3, kinds=KINDS)
    assert Counter(row.item.kind for row in rows) == dict.fromkeys(KINDS, 4)
    assert Counter(row.source.deck.deck_id for row in rows) == dict.fromkeys((SAMPLE.deck_id, "other"), 10)
    assert {row.section.section_id for row in rows} == {section.section_id for section in SAMPLE.sections}


def test_a_kind_that_runs_out_leaves_its_place_to_others() -> None:
    rows = sample((Source(SAMPLE, "generated"),), n=40, seed=1, kinds=KINDS)
    assert {row.item.item_id for row in rows} == {item.item_id for item in ITEMS}


def test_only_the_kinds_asked_for_are_drawn() -> None:
    assert {row.item.kind for row in sample(SOURCES, n=9, seed=1, kinds=("mcq", "list"))} == {"mcq", "list"}


def test_items_of_another_origin_are_drawn_alike_and_mixed() -> None:
    rows = sample((Source(many(60), "generated"), Source(OTHER, "by hand")), n=20, seed=1, kinds=KINDS)
    origins = [row.source.origin for row in rows]
    assert Counter(origins) == {"generated": 20, "by hand": 20}
    assert origins[:20] != ["generated"] * 20


def test_row_ids_tell_nothing_and_are_words_to_no_spreadsheet() -> None:
    ids = [row.row_id for row in sample(SOURCES, n=50, seed=1, kinds=KINDS)]
    assert len({*ids}) == 50
    assert all(row_id.isalpha() and not set(row_id) & set("AEIOUY") for row_id in ids)


def test_the_context_is_the_proof_with_a_sentence_on_each_side() -> None:
    proof = "Weakness grows with use and eases with rest."
    spoken = next(item for item in ITEMS if item.evidence[0].of(TEXT) == proof)
    context = context_of(SAMPLE, spoken)
    assert context.startswith(
        "Myasthenia gravis is an autoimmune disease of the neuromuscular junction. ⟦Weakness grows"
    )
    assert "⟧ About 85 % of patients" in context
    assert context.endswith("receptor, e.g. the binding type.")


def test_the_context_stays_in_its_section_and_joins_proofs_that_are_near() -> None:
    thymoma, chest = "found in 10 to 15 % of patients.", "A chest CT looks for it."
    spans = tuple(Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in (chest, thymoma))
    context = context_of(SAMPLE, replace(ITEMS[2], evidence=spans))
    assert context.count("⟦") == context.count("⟧") == 2
    assert context.startswith("Thymoma: ⟦found in")
    assert "The thymus is often abnormal" not in context
    assert " … " not in context
