"""Truths about JSON: records become articles with a heading for each property, and nothing is said twice."""

import json

import pytest

from decks.model import ArticleError
from decks.reading import read_article, read_articles


def sections(value: object) -> list[tuple[tuple[str, ...], list[str]]]:
    article = read_article("x.json", json.dumps(value).encode())
    return [
        (section.path, [b.span.of(article.text) for b in article.blocks if b.section_id == section.section_id])
        for section in article.sections
    ]


def test_a_page_of_parts_is_read_once_with_its_headlines() -> None:
    part = {"@type": "WebPageElement", "name": "markdown", "headline": "Causes", "text": "<p>Urate causes gout.</p>"}
    page = {
        "@type": "MedicalWebPage",
        "name": "Gout",
        "description": "Read about gout.",
        "about": {"@type": "WebPage", "name": "Gout"},
        "author": {"name": "Us"},
        "mainEntityOfPage": [{"name": "section heading", "@type": "WebPageElement", "hasPart": [part]}],
        "hasPart": [part],
    }
    assert sections(page) == [(("Causes",), ["Urate causes gout."])]


@pytest.mark.parametrize(
    "value",
    [
        {"title": "Gout", "sections": [{"title": "Causes", "content": "Urate causes gout."}]},
        {"name": "Gout", "Causes": "Urate causes gout."},
        {"name": "Gout", "causes": ["Urate causes gout."]},
        {"disease": "Gout", "body": "## Causes\n\nUrate causes gout.\n\n## Symptoms\n"},
        {"title": "Gout", "html": "<h2>Causes</h2><p>Urate causes gout.</p>"},
        [{"title": "Gout", "text": "Causes\n\nUrate causes gout."}],
        {"@graph": [{"@type": "MedicalCondition", "name": "Gout", "cause": "Urate causes gout."}]},
    ],
)
def test_records_of_many_shapes_give_the_same_section(value: object) -> None:
    (path, blocks) = next(found for found in sections(value) if found[1])
    assert (path[-1] in {"Causes", "Cause", "causes"}, blocks) == (True, ["Urate causes gout."])


def test_questions_and_answers_are_one_article() -> None:
    pairs = [
        {"question": "What causes gout?", "answer": "Urate causes gout."},
        {"question": "How is gout treated?", "answer": "Colchicine treats gout."},
    ]
    assert [path for path, _ in sections(pairs)] == [("What causes gout?",), ("How is gout treated?",)]
    faq = {
        "@type": "FAQPage",
        "name": "Gout",
        "mainEntity": [
            {
                "@type": "Question",
                "name": "What causes gout?",
                "acceptedAnswer": {"@type": "Answer", "text": "Urate causes gout."},
            }
        ],
    }
    assert sections(faq) == [(("What causes gout?",), ["Urate causes gout."])]


def test_a_list_of_records_is_several_articles() -> None:
    records = [{"name": name, "causes": f"{name} is caused by a lack."} for name in ("Scurvy", "Beriberi")]
    for value in (records, {"conditions": records}):
        articles = read_articles("x.json", json.dumps(value).encode())
        assert [article.title for article in articles] == ["Scurvy", "Beriberi"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"name": "Gout", ', r"x\.json, line 1: the JSON is damaged"),
        (b'{"name": "Gout",\n"a": }', r"x\.json, line 2: the JSON is damaged"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"name": "Gout", "a": ' + b'{"b": ' * 60 + b'"x"' + b"}" * 61, "nested too deeply"),
        (b'[{"a": ' + b"[" * 900 + b"]" * 900 + b"}]", "nested too deeply"),
        (b'{"items": ' * 300 + b"1" + b"}" * 300, "nested too deeply"),
        (b"{}", "no clinical text"),
        (b'{"name": "Gout", "author": "Us"}', "no clinical text"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        read_articles("x.json", content)


def test_numbers_are_kept_as_they_are_written() -> None:
    assert sections({"name": "Gout", "dose": {"text": "Take 0.50 mg."}})[0][1] == ["Take 0.50 mg."]
    assert read_article("x.json", b'{"name": "Gout", "text": "It hurts.", "n": 1' + b"0" * 6000 + b"}").blocks
