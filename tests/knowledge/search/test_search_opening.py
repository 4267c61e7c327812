"""Opening: what changed is indexed and encoded, the rest is kept; a broken card stops nothing."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import func, select

from knowledge.base import KnowledgeBase
from knowledge.database import open_engine
from knowledge.encoder import Vectors, open_encoder
from knowledge.library.tables import sentence_vectors
from knowledge.search.index import sync_index
from knowledge.search.vectors import (
    read_shards,
    refresh_vectors,
    sentences_by_file,
    vector_key,
)
from tests.knowledge.cards.conftest import GOOD_CARD

TODAY = date(2026, 11, 21)


class CountingEncoder:
    """The machine's encoder, counting the sentences it is given."""

    def __init__(self) -> None:
        real = open_encoder()
        if real is None:
            pytest.skip("the sentence encoder has no build for this machine")
        self._real = real
        self.name, self.dimensions = real.name, real.dimensions
        self.sentences = 0

    def encode(self, sentences: Sequence[str]) -> Vectors:
        self.sentences += len(sentences)
        return self._real.encode(sentences)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for card_id, title in (
        ("famille", "Puis-je louer à ma fille ?"),
        ("duree", "Combien de temps dure la convention ?"),
    ):
        path = tmp_path / "cartes" / "essai" / f"{card_id}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GOOD_CARD.format(id=card_id, title=title, body=f"Réponse : {title}"))
    return tmp_path / "cartes"


def opened(folder: Path, encoder: CountingEncoder | None) -> KnowledgeBase:
    return KnowledgeBase.open(
        open_engine(f"sqlite:///{folder.parent}/knowledge.db"),
        folder=folder,
        today=lambda: TODAY,
        encoder=encoder,
        vectors=folder.parent / "none",
    )


def test_the_second_opening_encodes_nothing(folder: Path):
    first, second = CountingEncoder(), CountingEncoder()
    opened(folder, first)
    base = opened(folder, second)
    assert first.sentences == 16  # 2 × (title, 6 wordings, answer)
    assert second.sentences == 0
    assert base.search("louer à ma fille")[0].id == "famille"


def test_only_what_changed_is_encoded_and_indexed(folder: Path):
    opened(folder, CountingEncoder())
    path = folder / "essai" / "duree.md"
    path.write_text(path.read_text().replace("dure la convention", "garde-t-on les colocataires"))
    encoder = CountingEncoder()
    base = opened(folder, encoder)
    assert encoder.sentences == 2  # the title and the answer
    assert base.search("garder mes colocataires")[0].id == "duree"
    assert "colocataires" in base.text("duree")


def test_a_card_that_is_gone_is_found_no_more(folder: Path):
    opened(folder, None)
    (folder / "essai" / "duree.md").unlink()
    base = opened(folder, None)
    assert [card.id for card in base.cards] == ["famille"]
    assert "duree" not in {hit.id for hit in base.search("combien de temps dure la convention")}


def test_a_broken_card_is_left_out_logged_and_stops_nothing(folder: Path, caplog):
    good = (folder / "essai" / "duree.md").read_text()
    (folder / "essai" / "casse.md").write_text(good.replace("[iml]", "[x]"))
    (folder / "essai" / "vide.md").write_text(
        good.replace("id: duree", "id: vide").replace(
            "Réponse :", '{{ parameter("rien.du.tout") }}'
        )
    )
    with caplog.at_level(logging.ERROR):
        base = opened(folder, None)
    assert [card.id for card in base.cards] == ["duree", "famille"]
    assert "casse.md, ligne" in caplog.text
    assert "vide.md, ligne" in caplog.text


def test_no_card_at_all_finds_nothing(tmp_path: Path):
    (tmp_path / "cartes").mkdir()
    base = opened(tmp_path / "cartes", CountingEncoder())
    assert base.search("louer à ma fille") == []
    assert base.answer("louer à ma fille").hit is None


def test_the_index_is_not_rewritten_when_nothing_changed(folder: Path):
    base = opened(folder, None)
    engine = open_engine(f"sqlite:///{folder.parent}/knowledge.db")
    with engine.begin() as connection:
        from knowledge.search.fulltext import full_text_for

        assert sync_index(connection, full_text_for("sqlite"), base.cards) == []


def test_two_processes_may_open_at_once(folder: Path):
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        bases = list(pool.map(lambda _: opened(folder, CountingEncoder()), range(4)))
    assert {len(base.cards) for base in bases} == {2}
    with open_engine(f"sqlite:///{folder.parent}/knowledge.db").connect() as connection:
        assert connection.execute(select(func.count()).select_from(sentence_vectors)).scalar() == 16


def test_the_vectors_keep_what_is_still_said_and_drop_the_rest(tmp_path: Path):
    encoder = CountingEncoder()
    first = refresh_vectors({"bail": ["un bail", "un loyer"]}, encoder, tmp_path)
    second = refresh_vectors({"bail": ["un loyer", "une caution"]}, encoder, tmp_path)
    assert (first.encoded, first.kept, first.dropped) == (2, 0, 0)
    assert (second.encoded, second.kept, second.dropped) == (1, 1, 1)
    assert encoder.sentences == 3
    stored = read_shards(tmp_path)["bail"]
    assert set(stored) == {vector_key(encoder.name, text) for text in ("un loyer", "une caution")}
    exact = encoder.encode(["un loyer"])[0]
    kept = stored[vector_key(encoder.name, "un loyer")].whole()
    assert float(kept @ exact) / float(np.linalg.norm(kept)) > 0.9999


def written(path: Path) -> tuple[int, int]:
    """Which file stands there and when it was written; reading it changes neither."""
    status = path.stat()
    return status.st_ino, status.st_mtime_ns


def test_only_the_file_whose_sentences_changed_is_rewritten(tmp_path: Path):
    encoder = CountingEncoder()
    before = {"bail": ["un bail", "un loyer"], "aides": ["une aide"], "fini": ["une fin"]}
    refresh_vectors(before, encoder, tmp_path)
    untouched = written(tmp_path / "aides.npz")
    after = {"bail": ["un bail", "un loyer", "une fin"], "aides": ["une aide"]}
    changes = refresh_vectors(after, encoder, tmp_path)
    assert changes.files == ("bail", "fini")
    assert encoder.sentences == 4, "a sentence that moves to another theme is not encoded again"
    assert written(tmp_path / "aides.npz") == untouched
    assert {path.stem for path in tmp_path.iterdir()} == {"aides", "bail"}


def test_the_same_sentences_give_the_same_file(tmp_path: Path):
    encoder = CountingEncoder()
    refresh_vectors({"bail": ["un bail", "un loyer"]}, encoder, tmp_path / "a")
    refresh_vectors({"bail": ["un bail"]}, encoder, tmp_path / "b")
    refresh_vectors({"bail": ["un loyer", "un bail"]}, encoder, tmp_path / "b")
    first, second = (tmp_path / name / "bail.npz" for name in "ab")
    assert first.read_bytes() == second.read_bytes()


def test_the_committed_vectors_are_up_to_date():
    """When this fails: ``python -m knowledge vectors``, and commit the files it rewrote."""
    encoder = CountingEncoder()
    committed = read_shards()
    said = sentences_by_file()
    assert committed.keys() == said.keys()
    for name, sentences in said.items():
        wanted = {vector_key(encoder.name, sentence) for sentence in sentences}
        known = committed[name].keys()
        assert not wanted - known, f"{name}: {len(wanted - known)} sentences are not encoded"
        assert not known - wanted, f"{name}: {len(known - wanted)} vectors of nothing said"


def test_one_thread_is_asked_for_before_the_encoder_is_loaded():
    import os
    import subprocess
    import sys

    code = "import knowledge, os; print(os.environ['OMP_NUM_THREADS'])"
    environment = {k: v for k, v in os.environ.items() if k != "OMP_NUM_THREADS"}
    said = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "1"
