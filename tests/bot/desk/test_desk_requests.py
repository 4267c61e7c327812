"""A visitor asks for a person; staff take over; what remains afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from bot.desk.store.requests import Requests
from bot.gateway import keys
from tests.bot.desk.conftest import Colleague
from tests.bot.gateway.conftest import BadBot, Visitor, rasa_exchange

Stranger = Callable[[], Awaitable[Colleague]]


@pytest.fixture
async def caller(agent: Colleague) -> AsyncIterator[Visitor]:
    """A visitor of the gateway where Léa sits at the desk."""
    from aiohttp import ClientSession

    http = ClientSession(str(agent.http._base_url))
    yield await Visitor(http, agent.app).open()
    await http.close()


async def handoff(visitor: Visitor, body: Any = None, after: Any = None) -> tuple[int, Any]:
    """Ask for a person with ``body``, or read where the request stands."""
    address = f"{visitor.path}/handoff"
    method = "POST" if body is not None else "GET"
    params = {} if after is None else {"after": str(after)}
    async with visitor.http.request(
        method,
        address,
        headers=visitor.bearer,
        params=params,
        **({"json": body} if body is not None else {}),
    ) as response:
        return response.status, await response.json()


async def test_take_over_and_hand_back(agent: Colleague, caller: Visitor, bot: BadBot) -> None:
    status, state = await handoff(caller)
    assert (status, state["status"], state["available"], state["staffed"]) == (
        *(200, "none"),
        *(True, True),
    )
    status, state = await handoff(caller, {"consent": True, "contact": "06 12 34 56 78"})
    assert (status, state["status"]) == (200, "waiting")
    # The bot still answers while nobody has taken the request.
    _, reply = await caller.say("Et en attendant ?")
    assert reply["messages"]

    _, page = await agent.get("/desk/demandes")
    assert "En attente" in page
    status, page = await agent.get("/desk/demandes/1")
    assert "06 12 34 56 78" in page.replace("\u00a0", " ")
    status, page = await agent.post("/desk/demandes/1/prendre")
    assert "Prise" in page
    said = len(bot.texts)
    status, reply = await caller.say("Je m'appelle Paul Durand et mon mail est paul@exemple.fr")
    assert status == 200
    assert reply["messages"] == [] or "masqué" in reply["messages"][0]["text"]
    assert reply["handoff"] == {"status": "taken", "person": "Léa"}
    assert len(bot.texts) == said
    _, page = await agent.get("/desk/demandes/1")
    assert "[adresse e-mail]" in page
    assert "Durand" not in page
    assert "paul@exemple.fr" not in page

    await agent.post("/desk/demandes/1/repondre", text="Bonjour, je vous lis.")
    _, state = await handoff(caller)
    assert [m["text"] for m in state["messages"]] == ["Bonjour, je vous lis."]
    assert state["messages"][0]["person"] == state["person"] == "Léa"
    assert state["expires_at"]
    _, again = await handoff(caller, after=state["messages"][0]["id"])
    assert again["messages"] == []

    await agent.post("/desk/demandes/1/rendre")
    _, state = await handoff(caller)
    assert state["status"] == "handed_back"
    _, reply = await caller.say("Et maintenant ?")
    assert reply["messages"]
    assert agent.desk.requests.contact(1) is None
    done = [line.action for line in agent.desk.audit.last()]
    assert done[:2] == ["rendre au bot", "prendre une demande"]


async def test_buttons_are_explained_while_a_person_has_the_conversation(
    agent: Colleague, caller: Visitor
) -> None:
    _, reply = await caller.say("Bonjour")
    await handoff(caller, {"consent": True})
    await agent.get("/desk/demandes")
    await agent.post("/desk/demandes/1/prendre")
    _, pressed = await caller.say(payload=reply["messages"][0]["buttons"][0]["payload"])
    assert "Vous parlez avec Léa" in pressed["messages"][0]["text"]


async def test_the_transcript_is_shown_masked_with_titles_of_buttons(
    agent: Colleague, caller: Visitor
) -> None:
    records = agent.app[keys.TALK].records
    sender = records.sessions.sender_of(caller.id)
    assert sender
    url = agent.app[keys.CONFIG].tracker_url
    rasa_exchange(url, sender, 1, "Quel plafond ?", "<b>Loc1</b> ou Loc2 ?")
    await handoff(caller, {"consent": True})
    async with agent.http.get("/desk/demandes/1") as response:
        raw = await response.text()
    assert "Quel plafond" in raw
    assert "&lt;b&gt;Loc1" in raw
    assert "<b>Loc1" not in raw


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "consent"),
        ({"consent": "oui"}, "consent"),
        ({"consent": 1}, "consent"),
        ({"consent": True, "contact": "rappelez-moi"}, "contact"),
        ({"consent": True, "contact": "06"}, "contact"),
        ({"consent": True, "contact": "a@b"}, "contact"),
        ({"consent": True, "contact": "<script>alert(1)</script>@x.fr"}, "contact"),
        ({"consent": True, "contact": {"a": 1}}, "contact"),
        ({"consent": True, "contact": "1" * 5000}, "contact"),
        ({"consent": True, "departement": "Nord"}, "departement"),
        ({"consent": True, "departement": ["62"]}, "departement"),
    ],
)
async def test_hostile_requests_are_refused(caller: Visitor, body: Any, field: str) -> None:
    status, problem = await handoff(caller, body)
    assert status == 422
    assert problem["field"] == field


@pytest.mark.parametrize("after", ["-1", "x", "1" * 40, "１"])
async def test_odd_positions_are_refused(caller: Visitor, after: str) -> None:
    status, problem = await handoff(caller, after=after)
    assert (status, problem["field"]) == (422, "after")


async def test_asking_needs_the_token_of_the_conversation(caller: Visitor) -> None:
    caller.token = "autre"
    assert (await handoff(caller, {"consent": True}))[0] == 401
    assert (await handoff(caller))[0] == 401


async def test_without_accounts_nobody_is_promised(visitor: Visitor) -> None:
    status, problem = await handoff(visitor, {"consent": True})
    assert status == 503
    assert "permanence" in problem["detail"]
    assert (await handoff(visitor))[1]["available"] is False


async def test_asking_is_limited(gateway: Callable[..., Awaitable[Visitor]]) -> None:
    from bot.desk.desk import DESK
    from tests.bot.desk.conftest import PASSWORD

    visitor = await (await gateway(rate_limit_session=15)).open()
    visitor.app[DESK].accounts.create("lea.martin", PASSWORD)
    statuses = [(await handoff(visitor, {"consent": True}))[0] for _ in range(8)]
    assert statuses == [200] * 6 + [429] * 2


async def test_asking_twice_completes_the_request(agent: Colleague, caller: Visitor) -> None:
    await handoff(caller, {"consent": True})
    await handoff(caller, {"consent": True, "contact": "marie@exemple.fr"})
    assert len(agent.desk.requests.queue()) == 1
    assert agent.desk.requests.contact(1) == "marie@exemple.fr"


async def test_the_visitor_may_go_back_to_the_bot(agent: Colleague, caller: Visitor) -> None:
    await handoff(caller, {"consent": True, "contact": "0612345678"})
    async with caller.http.delete(f"{caller.path}/handoff", headers=caller.bearer) as response:
        assert response.status == 204
    assert (await handoff(caller))[1]["status"] == "cancelled"
    assert agent.desk.requests.contact(1) is None
    await agent.get("/desk/demandes")
    await agent.post("/desk/demandes/1/prendre")
    assert agent.desk.requests.get(1).status == "cancelled"  # type: ignore[union-attr]


async def test_one_person_at_a_time(
    agent: Colleague, responsable: Colleague, caller: Visitor
) -> None:
    await handoff(caller, {"consent": True})
    await agent.get("/desk/demandes/1")
    await responsable.get("/desk/demandes/1")
    await agent.post("/desk/demandes/1/prendre")
    status, page = await responsable.post("/desk/demandes/1/prendre")
    assert status == 409
    assert "Léa vient de prendre" in page
    status, _ = await responsable.post("/desk/demandes/1/repondre", text="Moi aussi")
    assert status == 409
    await responsable.post("/desk/demandes/1/prendre", relayer="1")
    status, _ = await agent.post("/desk/demandes/1/repondre", text="Encore moi")
    assert status == 409
    await responsable.post("/desk/demandes/1/repondre", text="Omar prend la suite.")
    _, state = await handoff(caller)
    assert [(m["person"], m["text"]) for m in state["messages"]] == [
        ("Omar", "Omar prend la suite.")
    ]


async def test_only_one_of_two_simultaneous_takers_counts_the_wait(
    agent: Colleague, responsable: Colleague, caller: Visitor
) -> None:
    await handoff(caller, {"consent": True})
    await agent.get("/desk/demandes/1")
    await responsable.get("/desk/demandes/1")
    done = await asyncio.gather(
        agent.post("/desk/demandes/1/prendre"), responsable.post("/desk/demandes/1/prendre")
    )
    assert sorted(status for status, _ in done) == [200, 409]


async def test_replies_are_cleaned_and_bounded(agent: Colleague, caller: Visitor) -> None:
    await handoff(caller, {"consent": True})
    await agent.get("/desk/demandes/1")
    await agent.post("/desk/demandes/1/prendre")
    for text in ("", "   ", "\u200b", "x" * 2001):
        status, _ = await agent.post("/desk/demandes/1/repondre", text=text)
        assert status == 422
    await agent.post("/desk/demandes/1/repondre", text="a\u202eb\x00c")
    _, state = await handoff(caller)
    assert state["messages"][0]["text"] == "abc"


async def test_unknown_requests_are_said(agent: Colleague) -> None:
    for number in ("7", "9" * 30):
        status, page = await agent.get(f"/desk/demandes/{number}")
        assert status == 404
        assert "n’existe pas" in page


async def test_erasing_the_conversation_erases_the_request(
    agent: Colleague, caller: Visitor
) -> None:
    await handoff(caller, {"consent": True, "contact": "0698765432"})
    await agent.get("/desk/demandes/1")
    await agent.post("/desk/demandes/1/prendre")
    await caller.say("phrase tres reconnaissable")
    assert await caller.erase() == 204
    assert agent.desk.requests.get(1) is None
    folder: Path = agent.app[keys.CONFIG].settings.data_dir
    for file in folder.glob("conversations.db*"):
        content = file.read_bytes()
        assert b"phrase tres reconnaissable" not in content
        assert b"0698765432" not in content


async def test_contacts_go_after_the_retention(agent: Colleague, caller: Visitor) -> None:
    requests: Requests = agent.desk.requests
    await handoff(caller, {"consent": True, "contact": "0698765432"})
    requests.purge_contacts(30)
    assert requests.contact(1)
    requests._now = lambda: __import__("time").time() + 31 * 86_400.0
    requests.purge_contacts(30)
    assert requests.contact(1) is None


async def test_a_waiting_conversation_does_not_end(agent: Colleague, caller: Visitor) -> None:
    await handoff(caller, {"consent": True})
    sessions = agent.app[keys.TALK].records.sessions
    later = sessions._now() + 59 * 60
    sessions._now = lambda: later
    assert (await handoff(caller))[0] == 200
    sessions._now = lambda: later + 59 * 60
    assert (await handoff(caller))[0] == 200
