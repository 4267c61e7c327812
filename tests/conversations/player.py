"""Plays one written conversation on the running service and says what a visitor would miss.

A turn holds one deed (``say``, ``say_all``, ``press``, ``press_first``, ``press_again``,
``press_old``, ``edit``, ``answer_questions``) and, under ``expect``, what the answer must hold;
README.md beside this file lists every key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests
import yaml

from tests.conftest import Stack
from tests.conversations.reading import Answer, missing, normal

FILE = Path(__file__).with_name("blind.yaml")
ROWS = (
    *("slots_from_anywhere", "fewest_questions", "memory", "correction", "what_if"),
    *("interruption", "two_at_once", "several_people_places", "refusal", "failure"),
    *("out_of_scope", "human", "long_talk", "dates", "answers"),
)
#: Rounds of question and answer that ``answer_questions`` plays before it gives up.
ROUNDS = 8


def split_of(identifier: str) -> str:
    """``report`` or ``dev``, drawn from the conversation's id."""
    last = hashlib.sha1(identifier.encode(), usedforsecurity=False).hexdigest()[-1]
    return "dev" if int(last, 16) % 2 else "report"


def load(path: Path = FILE) -> list[dict[str, Any]]:
    """Every written conversation."""
    conversations: list[dict[str, Any]] = yaml.safe_load(path.read_text())
    return conversations


@dataclass
class Failure:
    """What one turn lacked."""

    turn: int
    deed: str
    missing: list[str]
    answer: str


@dataclass
class Player:
    """One visitor in front of the service."""

    stack: Stack
    answers: list[Answer] = field(default_factory=list)
    payload: str = ""

    def __post_init__(self) -> None:
        self.talk = self.stack.conversation()

    def send(self, body: dict[str, str]) -> Answer:
        """Send a text or a payload; keep and return the answer."""
        self.payload = body.get("payload", self.payload)
        reply: requests.Response = self.talk.post(body)
        parsed = reply.json()
        if reply.status_code != 200:  # a refusal in words is an answer too
            text = f"HTTP {reply.status_code} {parsed.get('detail')}"
            parsed = {"status": "error", "messages": [{"text": text}]}
        pending = self.answers[-1].topic if self.answers else None
        self.answers.append(Answer(parsed, reply.elapsed.total_seconds(), pending=pending))
        return self.answers[-1]

    def press(self, title: str, answer: Answer) -> Answer:
        """Press the first button of ``answer`` whose title holds ``title``."""
        for button in answer.buttons:
            if normal(title) in normal(button["title"]):
                return self.send({"payload": button["payload"]})
        raise LookupError(f"no button {title!r}")

    def edit(self, slot: str) -> Answer:
        """Press the button that changes what is known of ``slot``."""
        for item in self.answers[-1].all("known"):
            if item["slot"] == slot and item.get("payload"):
                return self.send({"payload": item["payload"]})
        raise LookupError(f"no button to change {slot!r}")

    def act(self, turn: dict[str, Any]) -> Answer:
        """Do what the turn says; return the last answer."""
        deed, value = next((key, value) for key, value in turn.items() if key != "expect")
        deeds: dict[str, Callable[[], Answer]] = {
            "say": lambda: self.send({"text": value}),
            "say_all": lambda: self.say_all(value),
            "press": lambda: self.press(value, self.answers[-1]),
            "press_first": lambda: self.press("", self.answers[-1]),
            "press_again": lambda: self.send({"payload": self.payload}),
            "press_old": lambda: self.press_old(value),
            "edit": lambda: self.edit(value),
            "answer_questions": lambda: self.answer_questions(value),
        }
        return deeds[deed]()

    def say_all(self, texts: list[str]) -> Answer:
        """Send every text; none may end in an error."""
        for text in texts:
            if self.send({"text": text}).status == "error":
                raise LookupError(f"error after {text!r}: {self.answers[-1].raw}")
        return self.answers[-1]

    def press_old(self, title: str) -> Answer:
        """Press a button of the latest earlier answer that holds it."""
        for answer in reversed(self.answers[:-1]):
            if normal(title) in normal(str(answer.buttons)):
                return self.press(title, answer)
        raise LookupError(f"no older button {title!r}")

    def answer_questions(self, answers: dict[str, str]) -> Answer:
        """Give the matching answer to each question until there is none left."""
        rounds = 0
        while self.answers[-1].status == "asked" and rounds < ROUNDS:
            topic = self.answers[-1].topic or ""
            self.send({"text": str(answers.get(topic, answers.get("other", "je ne sais pas")))})
            rounds += 1
        self.answers[-1].rounds = rounds
        return self.answers[-1]


def play(conversation: dict[str, Any], stack: Stack) -> list[Failure]:
    """Play one conversation; return what failed (a turn that cannot be played ends it)."""
    player = Player(stack)
    failures: list[Failure] = []
    for number, turn in enumerate(conversation["turns"], 1):
        before = player.answers[-1] if player.answers else None
        deed = str({key: value for key, value in turn.items() if key != "expect"})
        try:
            answer = player.act(turn)
        except (LookupError, requests.RequestException) as error:
            failures.append(Failure(number, deed, [str(error)], str(before or "")))
            break
        lacks = list(missing(turn.get("expect", {}), answer, before))
        if answer.status == "error" and "status" not in turn.get("expect", {}):
            lacks.append("status: error")
        if lacks:
            failures.append(Failure(number, deed, lacks, str(answer)))
    return failures
