"""Truths about public vocabularies as other people write them: questions, records and topics keep their outline."""

import json

import pytest

from decks.model import Article, ArticleError, SectionKind
from decks.reading import read_article, read_articles

CONDITIONS = [
    {"@type": "MedicalCondition", "name": name, "signOrSymptom": [{"@type": "MedicalSymptom", "name": sign}]}
    for name, sign in (("Gout", "Red skin"), ("Asthma", "Wheeze"))
]
FRAME = [
    {"@type": "WebSite", "name": "Example Clinic", "description": "The clinic gives advice on health."},
    {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Home"}]},
    {"@type": ["Organization", "Brand"], "name": "Example Trust"},
]
ASKED = [
    (("What causes gout?",), SectionKind.CAUSES, ["Urate causes gout."]),
    (("How is gout treated?",), SectionKind.TREATMENT, ["Colchicine helps."]),
]


def outline(article: Article) -> list[tuple[tuple[str, ...], SectionKind, list[str]]]:
    """Return the path, the kind and the blocks of each section of *article*."""
    return [
        (
            section.path,
            section.kind,
            [block.span.of(article.text) for block in article.blocks if block.section_id == section.section_id],
        )
        for section in article.sections
    ]


@pytest.mark.parametrize("records", [[*FRAME, *CONDITIONS], [*CONDITIONS, *FRAME]])
@pytest.mark.parametrize("source", ["{}", '{{"@context": "https://schema.org", "@graph": {}}}'])
def test_conditions_beside_what_is_said_of_their_site_are_articles_of_their_own(
    records: list[object], source: str
) -> None:
    articles = read_articles("x.json", source.format(json.dumps(records)).encode())
    assert [article.title for article in articles] == ["Gout", "Asthma"]
    assert [outline(article) for article in articles] == [
        [(("Sign or symptom",), SectionKind.SYMPTOMS, [sign])] for sign in ("Red skin", "Wheeze")
    ]


def test_a_site_alone_is_no_article() -> None:
    with pytest.raises(ArticleError, match="no clinical text"):
        read_articles("x.json", json.dumps({"@graph": FRAME}).encode())


def test_the_condition_that_a_page_is_about_makes_no_section_of_its_name() -> None:
    page = {"@type": "MedicalWebPage", "headline": "Gout", "mainEntity": CONDITIONS[0]}
    article = read_article("x.json", json.dumps(page).encode())
    assert outline(article) == [(("Sign or symptom",), SectionKind.SYMPTOMS, ["Red skin"])]


@pytest.mark.parametrize(
    "part",
    [
        "<dl><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd></dl>",
        "<h3><button aria-expanded=false>{}</button></h3><div><p>{}</p></div><h3><button>{}</button></h3><p>{}</p>",
        "<details><summary>{}</summary><p>{}</p></details><details><summary>{}</summary><p>{}</p></details>",
        "<p><b>Q1. {}</b></p><p>A1. {}</p><p><b>Q2. {}</b></p><p>A2. {}</p>",
    ],
)
@pytest.mark.parametrize("page", ["<body><h1>Gout</h1>{}</body>", "<title>Gout</title><main><h1>Gout</h1>{}</main>"])
def test_questions_of_a_web_page_are_its_sections(page: str, part: str) -> None:
    asked = [words for path, _, blocks in ASKED for words in (*path, *blocks)]
    found = outline(read_article("x.html", f"<!DOCTYPE html>{page.format(part.format(*asked))}".encode()))
    assert [((path[0].partition(". ")[2] or path[0],), kind, words) for path, kind, words in found] == ASKED


def test_a_button_in_a_heading_is_not_read_with_it() -> None:
    html = "<h1>Gout</h1><h2>Causes <button>Copy link</button></h2><p>Urate causes gout.</p><button>More</button>"
    article = read_article("x.html", html.encode())
    assert outline(article) == [(("Causes",), SectionKind.CAUSES, ["Urate causes gout."])]


def test_answers_of_paragraphs_and_lists_keep_them() -> None:
    answer = "<para>Urate causes gout.</para><itemizedlist><listitem><para>Beer</para></listitem></itemizedlist>"
    pair = f"<question><para>What causes gout?</para></question><answer>{answer}</answer>"
    xml = f"<article xmlns='http://docbook.org/ns/docbook'><title>Gout</title><qandaset>{pair}</qandaset></article>"
    found = outline(read_article("x.xml", xml.encode()))
    assert found == [(("What causes gout?",), SectionKind.CAUSES, ["Urate causes gout.", "Beer"])]


def test_a_search_of_medlineplus_gives_an_article_for_each_topic_it_found() -> None:
    documents = "".join(
        f"<document url='https://health.example/{name}'>"
        f"<content name='title'>&lt;span class='qt0'&gt;{name}&lt;/span&gt;</content>"
        f"<content name='organizationName'>The Library</content><content name='FullSummary'>"
        f"&lt;h3&gt;What causes {name}?&lt;/h3&gt;&lt;p&gt;Urate causes {name}.&lt;/p&gt;</content></document>"
        for name in ("Gout", "Podagra")
    )
    articles = read_articles("x.xml", f"<nlmSearchResult><list>{documents}</list></nlmSearchResult>".encode())
    assert [article.title for article in articles] == ["Gout", "Podagra"]
    assert [outline(article) for article in articles] == [
        [((f"What causes {name}?",), SectionKind.CAUSES, [f"Urate causes {name}."])] for name in ("Gout", "Podagra")
    ]
    assert articles[0].source.address == "https://health.example/Gout"


def test_names_of_a_namespace_change_nothing_in_a_journals_article() -> None:
    xml = (
        "<{0}article{1}><{0}front><{0}article-meta><{0}article-title>Gout</{0}article-title></{0}article-meta></{0}front>"
        "<{0}body><{0}sec><{0}title>Signs</{0}title><{0}p>It hurts.</{0}p><{0}sec><{0}title>Late signs</{0}title>"
        "<{0}table-wrap><{0}table><{0}tr><{0}th>Sign</{0}th><{0}th>Age</{0}th></{0}tr><{0}tr><{0}td>Tophus</{0}td>"
        "<{0}td>60 years</{0}td></{0}tr></{0}table></{0}table-wrap></{0}sec></{0}sec></{0}body></{0}article>"
    )
    plain, named = (read_article("x.xml", xml.format(*names).encode()) for names in (("", ""), ("j:", " xmlns:j='x'")))
    assert outline(named) == outline(plain)
    assert outline(named) == [
        (("Signs",), SectionKind.SYMPTOMS, ["It hurts."]),
        (("Signs", "Late signs"), SectionKind.SYMPTOMS, ["Sign: Tophus; Age: 60 years"]),
    ]
