"""Truths about zipped folders: every file in one is read, and nothing large or strange gets out."""

import struct
import zipfile
from io import BytesIO

import pytest

from decks.model import ArticleError
from decks.reading import read_article, read_articles, unzipped
from decks.reading.archive import Archive, label_of
from tests.zips import zip_of

GOUT = b"Gout\n\nCauses\n\nGout is caused by crystals of uric acid."
SCURVY = b"# Scurvy\n\n## Causes\n\nScurvy is caused by a lack of vitamin C."


def test_a_file_that_is_no_zipped_folder_is_itself() -> None:
    assert unzipped("gout.txt", GOUT) == (("gout.txt", GOUT),)


def test_the_files_of_a_zipped_folder_are_read_each_with_its_name() -> None:
    content = zip_of(("week 1/gout.txt", GOUT), ("week 1/", ""), ("week 2/scurvy.md", SCURVY), ("logo.png", b"\x89PNG"))
    assert unzipped("course.zip", content) == (
        ("course.zip/week 1/gout.txt", GOUT),
        ("course.zip/week 2/scurvy.md", SCURVY),
    )
    articles = read_articles("course.zip", content)
    assert [article.title for article in articles] == ["Gout", "Scurvy"]
    assert articles[1].source.name == "course.zip/week 2/scurvy.md"


def test_hidden_files_and_those_beside_saved_pages_are_passed_over() -> None:
    content = zip_of(
        ("__MACOSX/._gout.txt", b"x"), (".DS_Store", b"x"), ("page_files/site.js", b"x"), ("gout.txt", GOUT)
    )
    assert [name for name, _ in unzipped("course.zip", content)] == ["course.zip/gout.txt"]


def test_articles_of_one_title_in_one_file_get_titles_of_their_own() -> None:
    content = zip_of(("a.txt", GOUT), ("b.txt", GOUT.replace(b"caused", b"provoked")))
    assert [article.title for article in read_articles("course.zip", content)] == ["Gout", "Gout (2)"]


def test_one_article_is_not_several() -> None:
    with pytest.raises(ArticleError, match=r"course\.zip: the file holds 2 articles"):
        read_article("course.zip", zip_of(("a.txt", GOUT), ("b.txt", SCURVY)))


@pytest.mark.parametrize(
    ("member", "label"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/etc/passwd.txt", "etc/passwd.txt"),
        ("..\\..\\windows\\gout.txt", "windows/gout.txt"),
        ("C:\\gout.txt", "gout.txt"),
        ("a\x1b[31m\u202etxt.exe\n.txt", "a[31mtxt.exe .txt"),
        ("..", "a file without a name"),
    ],
)
def test_the_name_of_a_member_cannot_lead_anywhere(member: str, label: str) -> None:
    assert label_of(member) == label


def test_a_file_that_unpacks_to_far_more_than_an_article_is_refused() -> None:
    bomb = zip_of(("bomb.txt", b"0" * 30_000_000))
    assert len(bomb) < 50_000
    with pytest.raises(ArticleError, match=r"^bomb\.zip: “bomb\.txt” in it is far larger than any article"):
        read_articles("bomb.zip", bomb)


def test_many_files_that_unpack_to_far_too_much_in_all_are_refused() -> None:
    bomb = zip_of(*((f"{n}.txt", b"0" * 19_000_000) for n in range(7)))
    with pytest.raises(ArticleError, match="far larger than any article"):
        read_articles("bomb.zip", bomb)


def test_too_many_files_are_refused() -> None:
    with pytest.raises(ArticleError, match="more than 2,000 files"):
        read_articles("bomb.zip", zip_of(*((f"{n}.txt", b"") for n in range(2001))))


def test_a_zipped_folder_in_another_is_opened_once_and_no_further() -> None:
    inner = zip_of(("gout.txt", GOUT))
    with pytest.raises(ArticleError, match=r"^outer\.zip/inner\.zip: this is a zipped folder inside another"):
        read_articles("outer.zip", zip_of(("inner.zip", inner)))


def test_a_member_that_says_it_is_smaller_than_it_is_is_refused() -> None:
    content = zip_of(("gout.txt", GOUT * 1000))
    size = struct.pack("<I", len(GOUT * 1000))
    assert content.count(size) == 2
    with pytest.raises(ArticleError, match="damaged"):
        read_articles("lie.zip", content.replace(size, struct.pack("<I", 5)))


def test_a_locked_folder_says_so() -> None:
    content = bytearray(zip_of(("gout.txt", GOUT)))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    with pytest.raises(ArticleError, match="locked by a password"):
        read_articles("locked.zip", bytes(content))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (zip_of(("gout.txt", GOUT))[:-30], "damaged"),
        (b"PK\x03\x04 and no more", "damaged"),
        (zip_of(), "no file that could be an article"),
        (zip_of(("logo.png", b"x")), "no file that could be an article"),
        (zip_of(("", GOUT)), "no file that could be an article"),
        (b"", "the file is empty"),
    ],
)
def test_a_folder_that_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        unzipped("course.zip", content)


def test_a_part_that_is_missing_is_named() -> None:
    with pytest.raises(ArticleError, match=r"gout\.epub: it lacks its part “content\.opf”"):
        Archive("gout.epub", zip_of(("a", b"x"))).read("content.opf")


def test_a_method_of_packing_that_is_not_known_is_an_article_error() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("gout.txt", GOUT)
    content = bytearray(buffer.getvalue())
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        content[content.index(signature) + offset] = 77
    with pytest.raises(ArticleError, match="damaged"):
        unzipped("course.zip", bytes(content))
