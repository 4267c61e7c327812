"""One interface, two engines: SQLite FTS5 and a real PostgreSQL give the same cards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.engine import Connection

from knowledge.base import KnowledgeBase
from knowledge.database import open_engine
from knowledge.search.fulltext import Document, FullText, full_text_for
from tests.knowledge.search.conftest import TODAY

DOCUMENTS = {
    "famille": Document(("louer", "fill"), ("louer", "fil", "parent"), ("interdit", "famill")),
    "duree": Document(("dur", "convent"), ("combien", "temp"), ("six", "an", "louer")),
    "dpe": Document(("dpe", "passoir"), ("class",), ("louer", "energ", "louer", "louer")),
}


@pytest.fixture(params=["sqlite", "postgresql"])
def connection(request: pytest.FixtureRequest, tmp_path) -> Iterator[Connection]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/words.db"
    else:
        url = request.getfixturevalue("postgres_url")
    engine = open_engine(url)
    with engine.connect() as opened:
        yield opened
        opened.rollback()
    engine.dispose()


@pytest.fixture
def full_text(connection: Connection) -> FullText:
    found = full_text_for(connection.dialect.name)
    found.lock(connection)
    found.prepare(connection)
    found.write(connection, DOCUMENTS)
    return found


def test_a_title_weighs_more_than_a_text(full_text, connection):
    assert next(iter(full_text.rank(connection, {"louer": 1.0}, 10))) == "famille"


def test_a_rare_word_tells_more_than_a_common_one(full_text, connection):
    ranked = full_text.rank(connection, {"louer": 1.0, "convent": 1.0}, 10)
    assert next(iter(ranked)) == "duree"
    assert set(ranked) == set(DOCUMENTS)


def test_weights_count(full_text, connection):
    assert next(iter(full_text.rank(connection, {"fill": 0.01, "dpe": 1.0}, 10))) == "dpe"
    assert next(iter(full_text.rank(connection, {"fill": 1.0, "dpe": 0.01}, 10))) == "famille"


def test_the_limit_and_unknown_words(full_text, connection):
    assert len(full_text.rank(connection, {"louer": 1.0}, 2)) == 2
    assert full_text.rank(connection, {"inconnu": 1.0}, 10) == {}
    assert full_text.rank(connection, {}, 10) == {}


def test_a_rewritten_and_a_removed_document(full_text, connection):
    full_text.write(connection, {"dpe": Document(("coloc",), (), ())})
    assert "dpe" not in full_text.rank(connection, {"passoir": 1.0}, 10)
    assert list(full_text.rank(connection, {"coloc": 1.0}, 10)) == ["dpe"]
    full_text.remove(connection, ["dpe"])
    assert full_text.rank(connection, {"coloc": 1.0}, 10) == {}


def test_hostile_words_are_only_words(full_text, connection):
    nasty = ['louer" OR "dpe', "a' & b", "*", "NEAR(a b)", "title:fill", "\\", ""]
    assert [full_text.rank(connection, {word: 1.0}, 10) for word in nasty] == [{}] * len(nasty)
    assert len(full_text.rank(connection, {"louer": 1.0}, 10)) == 3


def test_another_database_is_refused():
    with pytest.raises(ValueError, match="non prise en charge : mysql"):
        full_text_for("mysql")


@pytest.mark.parametrize(
    ("question", "card"),
    [
        ("puis-je louer à ma fille en loc avantages ?", "la-famille-interdite"),
        ("différence mandat de gestion et sous-location", "iml-mandat-ou-sous-location"),
        ("solibail", "iml-solibail"),
    ],
)
def test_the_whole_product_answers_on_postgresql(postgres_base, question, card):
    hit = postgres_base.answer(question).hit
    assert hit is not None
    assert hit.id == card


@pytest.fixture(scope="module")
def postgres_base(postgres_url: str) -> KnowledgeBase:
    engine = open_engine(postgres_url)
    KnowledgeBase.open(engine, today=lambda: TODAY)
    return KnowledgeBase.open(engine, today=lambda: TODAY)  # the second opening changes nothing
