"""What a card said before, as this service has seen it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from knowledge.database import metadata, open_engine
from knowledge.library.card import Card, Source
from knowledge.library.history import card_versions, changes, read_versions, record_versions

CARD = Card(
    id="essai",
    theme="essai",
    title="Quelle durée ?",
    body="**Six ans.** La convention dure six ans.",
    audience=("owner",),
    schemes=("general",),
    wordings=(),
    sources=(Source("Code", "art. 1"),),
    verified_on=date(2026, 1, 1),
    confidence="high",
    content_hash="1",
)


def test_each_version_is_kept_once_and_the_change_is_told() -> None:
    engine = open_engine("sqlite://")
    newer = replace(
        CARD,
        body="**Six ans.** La convention dure au moins six ans.",
        verified_on=date(2026, 5, 1),
        sources=(Source("Code", "art. 2"),),
        content_hash="2",
    )
    with engine.begin() as connection:
        metadata.create_all(connection, tables=[card_versions])
        assert record_versions(connection, [CARD], date(2026, 1, 2)) == ["essai"]
        assert record_versions(connection, [CARD], date(2026, 1, 3)) == []
        assert changes(read_versions(connection, "essai")) == []
        assert record_versions(connection, [newer], date(2026, 5, 2)) == ["essai"]
        # A wording that changed shows nothing to a reader.
        worded = replace(newer, content_hash="3")
        assert record_versions(connection, [worded], date(2026, 5, 3)) == ["essai"]
        versions = read_versions(connection, "essai")
    assert [version.number for version in versions] == [1, 2, 3]
    (change,) = changes(versions)
    assert change.seen_on == date(2026, 5, 2)
    assert change.removed == ("La convention dure six ans.",)
    assert change.added == ("La convention dure au moins six ans.",)
    assert change.dates == (("vérifiée le", date(2026, 5, 1)),)
    assert change.sources
