"""Outlines of the sample articles as readable JSON; `python -m tests.outlines` writes the golden ones anew."""

import json
from pathlib import Path

from decks.model import Article, BlockKind
from decks.reading import read_article

ARTICLES = Path(__file__).parent / "articles"
GOLDEN = Path(__file__).parent / "golden"
SAMPLES = (
    "acute_appendicitis.txt",
    "acute_gout.md",
    "anaphylaxis_saved_page.html",
    "coeliac_disease.md",
    "community_acquired_pneumonia.txt",
    "croup_jats.xml",
    "frontal_sinusitis_nested.md",
    "giardiasis_questions.md",
    "gout_questions.txt",
    "hypothyroidism.txt",
    "iron_deficiency_notes.md",
    "measles_questions.xml",
    "migraine_pasted.txt",
    "otitis_module.cnxml",
    "plantar_fasciitis_definitions.md",
    "pulmonary_embolism.json",
    "scabies_run_in.txt",
    "sinusitis_tables.md",
    "threadworm_tables.md",
)


def read_sample(name: str) -> Article:
    """Return the sample article *name*."""
    return read_article(name, (ARTICLES / name).read_bytes())


def outline_of(article: Article) -> dict[str, object]:
    """Return the title and every section with its blocks, as plain values."""
    sections = [
        {
            "section_id": section.section_id,
            "path": list(section.path),
            "kind": section.kind.value,
            "blocks": [
                ("• " * block.depth if block.kind is BlockKind.BULLET else "") + block.span.of(article.text)
                for block in article.blocks
                if block.section_id == section.section_id
            ],
        }
        for section in article.sections
    ]
    return {"title": article.title, "sections": sections}


def golden_path(name: str) -> Path:
    """Return where the golden outline of the sample *name* is kept."""
    return GOLDEN / f"outline_{Path(name).stem}.json"


if __name__ == "__main__":
    for sample in SAMPLES:
        outline = json.dumps(outline_of(read_sample(sample)), ensure_ascii=False, indent=1)
        golden_path(sample).write_text(outline + "\n", encoding="utf-8")
