"""Update from the official site: a real HTTP server, well behaved or not."""

from __future__ import annotations

import io
import json
import logging
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from official_site import OfficialSite
from sqlalchemy.engine import Engine

from knowledge.database import open_engine
from knowledge.datasets import local_rent, status, update, update_quietly
from knowledge.datasets.catalogue import ALLOWED_HOSTS, DATASETS, RENTS, ZONING
from knowledge.datasets.fetch import FetchError, FetchPolicy, fetch
from knowledge.datasets.model import Dataset
from knowledge.datasets.update import listed_editions
from knowledge.territory import Territory

MEGABYTE = 1_000_000


def at(dataset: Dataset, site: OfficialSite, path: str, edition: str = "2026") -> Dataset:
    return replace(dataset, addresses={edition: site.url + path})


@pytest.fixture
def served(site: OfficialSite, file: Path) -> OfficialSite:
    site.files["/plafonds-2026-final.csv"] = file.read_bytes()
    return site


def test_update_loads_then_changes_nothing(
    engine: Engine, served: OfficialSite, rents: Dataset, policy: FetchPolicy, now: datetime
) -> None:
    seen: list[tuple[int, int | None]] = []
    wanted = [at(rents, served, "/plafonds-2026-final.csv")]
    progress: Callable[..., Any] = lambda *_: lambda got, total: seen.append((got, total))  # noqa: E731
    first = update(engine, now=now, datasets=wanted, policy=policy, progress=progress)
    assert first.ok
    assert first.reports[0].outcome == "loaded"
    assert seen[-1][0] == seen[-1][1] == len(served.files["/plafonds-2026-final.csv"])
    assert local_rent(engine, "62498", 2026)
    again = update(engine, now=now, datasets=wanted, policy=policy)
    assert (again.ok, again.reports[0].outcome) == (True, "unchanged")
    checked = {t.name: t for t in status(engine, now.date()).tables}["loyers"]
    assert checked.last_check == now.date()
    assert checked.origin.endswith("/plafonds-2026-final.csv")


def test_a_new_year_enters_by_the_list_of_the_site(
    engine: Engine, served: OfficialSite, rents: Dataset, policy: FetchPolicy, file: Path
) -> None:
    served.files["/2027/plafonds-2027.csv"] = file.read_bytes().replace(b"24,50", b"25,00")
    served.files["/list/"] = json.dumps(
        {
            "resources": [
                {"title": "Plafonds 2026", "url": served.url + "/plafonds-2026-final.csv"}
                | {"format": "csv", "last_modified": "2026-02-03T13:31:29"},
                {"title": "Plafonds 2027", "url": served.url + "/2027/plafonds-2027.csv"}
                | {"format": "csv", "last_modified": "2027-02-02T10:00:00"},
                {"title": "Notice 2027", "url": served.url + "/notice.pdf", "format": "pdf"},
            ]
        }
    ).encode()
    dataset = replace(rents, catalogue=served.url + "/list/")
    reports = update(engine, now=datetime(2027, 2, 10), datasets=[dataset], policy=policy)
    assert [(r.edition, r.outcome) for r in reports.reports] == [("2027", "loaded")]
    everything = update(
        engine, now=datetime(2027, 2, 10), since=2026, datasets=[dataset], policy=policy
    )
    assert [r.edition for r in everything.reports] == ["2026", "2027"]
    paris = local_rent(engine, "75111", 2027)
    assert paris
    assert str(paris.loc1) == "25.00"


def test_unreadable_list_falls_back_on_known_addresses(
    engine: Engine, served: OfficialSite, rents: Dataset, policy: FetchPolicy, now: datetime
) -> None:
    served.files["/list/"] = b"<html>maintenance</html>"
    for catalogue in ("/list/", "/nowhere/"):
        dataset = replace(at(rents, served, "/plafonds-2026-final.csv"))
        dataset = replace(dataset, catalogue=served.url + catalogue)
        (report,) = update(engine, now=now, datasets=[dataset], policy=policy).reports
        assert report.ok
        assert any("liste des éditions" in note for note in report.notes)


def test_latest_file_of_a_year_wins() -> None:
    content = {
        "resources": [
            {"title": "2026", "url": "https://x/new.csv", "last_modified": "2026-03-01"},
            {"title": "2026", "url": "https://x/old.csv", "last_modified": "2026-02-01"},
            {"title": "sans année", "url": "https://x/20260203-133129/tout.csv"},
        ]
    }
    assert listed_editions(json.dumps(content).encode()) == {"2026": "https://x/new.csv"}
    for wrong in (b"[]", b"{}", b'{"resources": 3}', b"\xff", b'{"resources": [1]}'):
        with pytest.raises(ValueError):  # noqa: PT011
            listed_editions(wrong)


BEHAVIOURS = {
    "/error": "erreur 500",
    "/missing.csv": "erreur 404",
    "/silent": "trop de temps",
    "/drip": "trop lent",
    "/truncated": "interrompu",
    "/oversized": "dépasse la taille",
    "/announced": "dépasse la taille",
    "/endless": "dépasse la taille",
    "/loop": "Trop de redirections",
    "/outside": "non autorisé",
    "/scheme": "https attendu",
}


@pytest.mark.parametrize(("path", "reason"), BEHAVIOURS.items(), ids=BEHAVIOURS.keys())
def test_a_misbehaving_site_changes_nothing(
    engine: Engine,
    served: OfficialSite,
    rents: Dataset,
    policy: FetchPolicy,
    now: datetime,
    path: str,
    reason: str,
) -> None:
    good = at(rents, served, "/plafonds-2026-final.csv")
    assert update(engine, now=now, datasets=[good], policy=policy).ok
    before = status(engine, now.date()).to_dict()["tables"][0]["rows"]
    size = 20 * MEGABYTE if path == "/drip" else MEGABYTE
    bad = replace(at(rents, served, path), max_bytes=size)
    start = time.monotonic()
    reports = update(engine, now=now, datasets=[bad], policy=policy)
    assert time.monotonic() - start < 6
    assert not reports.ok
    (report,) = reports.reports
    assert report.outcome == "unreachable"
    assert reason in report.errors[0].replace("\u00a0", " ")
    assert "n’a pas changé" in report.text()
    assert status(engine, now.date()).to_dict()["tables"][0]["rows"] == before


def test_passing_failures_are_tried_again(
    served: OfficialSite, policy: FetchPolicy, file: Path
) -> None:
    served.files["/flaky"] = file.read_bytes()
    served.failures_left = 2
    assert fetch(served.url + "/flaky", MEGABYTE, policy).content == file.read_bytes()
    assert served.hits("/flaky") == 3


def test_lasting_failures_are_not_tried_again(served: OfficialSite, policy: FetchPolicy) -> None:
    with pytest.raises(FetchError):
        fetch(served.url + "/missing.csv", MEGABYTE, policy)
    assert served.hits("/missing.csv") == 1


def test_redirection_on_the_same_site_is_followed(
    served: OfficialSite, policy: FetchPolicy
) -> None:
    download = fetch(served.url + "/redirect/plafonds-2026-final.csv", MEGABYTE, policy)
    assert download.address == served.url + "/plafonds-2026-final.csv"
    assert len(download.sha256) == 64


def test_unreachable_site(policy: FetchPolicy) -> None:
    with pytest.raises(FetchError, match="injoignable"):
        fetch("http://127.0.0.1:9/file.csv", MEGABYTE, policy)


@pytest.mark.parametrize(
    "address",
    [
        "http://static.data.gouv.fr/x.csv",
        "https://static.data.gouv.fr.evil.example/x.csv",
        "https://user@static.data.gouv.fr/x.csv",
        "https://127.0.0.1/x.csv",
        "ftp://static.data.gouv.fr/x.csv",
        "file:///etc/passwd",
    ],
)
def test_production_only_asks_the_official_hosts(address: str) -> None:
    with pytest.raises(FetchError, match="refusée"):
        fetch(address, MEGABYTE)


def test_declared_datasets_point_at_official_hosts() -> None:
    for dataset in DATASETS:
        addresses = [*dataset.addresses.values(), dataset.page]
        addresses += [dataset.catalogue] if dataset.catalogue else []
        for address in addresses:
            assert address.startswith(tuple(f"https://{host}/" for host in ALLOWED_HOSTS))
        assert all(dataset.is_edition(edition) for edition in dataset.addresses)
        assert dataset.licence == "Licence Ouverte 2.0"
    assert len({d.name for d in DATASETS}) == len(DATASETS)


def test_background_update_never_raises(
    tmp_path: Path,
    served: OfficialSite,
    rents: Dataset,
    policy: FetchPolicy,
    now: datetime,
    caplog: pytest.LogCaptureFixture,
) -> None:
    url = f"sqlite:///{tmp_path / 'b.db'}"
    unreachable = replace(rents, addresses={"2026": "http://127.0.0.1:9/x.csv"})
    reports = update_quietly(url, now, datasets=[unreachable], policy=policy)
    assert reports
    assert not reports.ok
    good = [at(rents, served, "/plafonds-2026-final.csv")]
    assert update_quietly(url, now, datasets=good, policy=policy)
    assert local_rent(open_engine(url), "62041", 2026)
    served.requests.clear()
    assert update_quietly(url, now, datasets=good, policy=policy) is None  # fresh: not asked again
    assert served.requests == []
    with caplog.at_level(logging.ERROR):
        folder = tmp_path / "a folder is no database"
        folder.mkdir()
        assert update_quietly(f"sqlite:///{folder}", now, datasets=good) is None
    assert "background update" in caplog.text


def zoning_file(changes: dict[str, str], day: str) -> bytes:
    """A file of the official form, from the zones bundled with the product."""
    from knowledge.territory.store import DATA

    lines = [f"CODGEO;REG;DEP;LIBGEO;Zone en vigueur depuis le {day}"]
    for line in (DATA / "communes.csv").read_text(encoding="utf-8").splitlines()[1:]:
        code, name, zone = line.split(",")[:3]
        zone = changes.get(code, zone)
        lines.append(f"{code};00;{code[:2]};{name};{'A bis' if zone == 'Abis' else zone}")
    return "\r\n".join(lines).encode()


def test_a_new_zoning_enters_the_territory(
    engine: Engine, served: OfficialSite, policy: FetchPolicy
) -> None:
    served.files["/zonage.csv"] = zoning_file({"62041": "A"}, "5 février 2027")
    zoning = at(ZONING, served, "/zonage.csv", "2026-06-26")
    (report,) = update(engine, now=datetime(2027, 2, 6), datasets=[zoning], policy=policy).reports
    assert (report.outcome, report.edition) == ("loaded", "2027-02-05")
    arras = Territory.load(engine).get("62041")
    assert arras
    assert arras.zone_on(date(2027, 2, 4)) == "B1"
    assert arras.zone_on(date(2027, 2, 5)) == "A"
    assert arras.zone_changes() == ((date(2027, 2, 5), "B1", "A"),)


def test_an_older_zoning_adds_nothing(
    engine: Engine, served: OfficialSite, policy: FetchPolicy
) -> None:
    served.files["/zonage.csv"] = zoning_file({"62041": "C"}, "5 juillet 2024")
    zoning = at(ZONING, served, "/zonage.csv", "2026-06-26")
    update(engine, now=datetime(2027, 2, 6), datasets=[zoning], policy=policy)
    arras = Territory.load(engine).get("62041")
    assert arras
    assert arras.zone_changes() == ()


def test_a_zoning_with_unknown_zones_is_refused(
    engine: Engine, served: OfficialSite, policy: FetchPolicy
) -> None:
    changes = {f"62{n:03d}": "Z9" for n in range(1, 900)}
    served.files["/zonage.csv"] = zoning_file(changes, "5 février 2027")
    zoning = at(ZONING, served, "/zonage.csv", "2026-06-26")
    (report,) = update(engine, now=datetime(2027, 2, 6), datasets=[zoning], policy=policy).reports
    assert report.outcome == "refused"


def test_the_progress_bar_shows_on_a_terminal_only() -> None:
    from bot.commands.data import progress_bar

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for screen, shown in ((Terminal(), True), (io.StringIO(), False)):
        follow = progress_bar(RENTS, "2026", screen)
        for received in range(0, 2_000_001, 500_000):
            follow(received, 2_000_000)
            time.sleep(0.12)
        assert ("loyers 2026" in screen.getvalue()) is shown
