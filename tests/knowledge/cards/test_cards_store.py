"""Cards go into the database and come back unchanged; only what changed is written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from knowledge.database import metadata, open_engine
from knowledge.library import load_card
from knowledge.library.store import Changes, read_cards, sync_cards
from knowledge.library.tables import CARD_TABLES, card_sources, card_wordings


@pytest.fixture
def connection(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/cards.db")
    with engine.begin() as opened:
        metadata.create_all(opened, tables=list(CARD_TABLES))
        yield opened


@pytest.fixture
def two(write_card):
    return [load_card(write_card(name)).card for name in ("fiche-a", "fiche-b")]


def test_cards_come_back_as_they_went_in(connection, two):
    assert sync_cards(connection, two) == Changes(("fiche-a", "fiche-b"), ())
    assert read_cards(connection) == two


def test_nothing_is_written_when_nothing_changed(connection, two):
    sync_cards(connection, two)
    assert not sync_cards(connection, two)


def test_a_changed_card_is_replaced_with_all_that_hangs_on_it(connection, two):
    sync_cards(connection, two)
    changed = replace(two[0], title="Autre titre", wordings=("une seule",), content_hash="1")
    assert sync_cards(connection, [changed, two[1]]) == Changes(("fiche-a",), ())
    assert read_cards(connection) == [changed, two[1]]
    rows = connection.execute(select(card_wordings.c.card_id)).scalars().all()
    assert rows.count("fiche-a") == 1


def test_a_card_that_is_gone_leaves_nothing_behind(connection, two):
    sync_cards(connection, two)
    assert sync_cards(connection, two[1:]) == Changes((), ("fiche-a",))
    for table in (card_sources, card_wordings):
        assert set(connection.execute(select(table.c.card_id)).scalars()) == {"fiche-b"}
