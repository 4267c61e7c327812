"""Errors as problem details (RFC 9457), in French, with an id found again in the log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from bot.gateway.typography import typeset

CONTACT = {
    "text": typeset(
        "Pour parler à quelqu'un : l'ADIL de votre département (juristes, gratuit, www.anil.org) "
        "ou France Rénov' et l'Anah au 0 808 800 700."
    ),
    "links": [
        {"title": "Votre ADIL", "url": "https://www.anil.org/lanil-et-les-adil/votre-adil/"},
        {"title": typeset("France Rénov' et Anah : 0 808 800 700"), "url": "tel:0808800700"},
    ],
}

TITLES = {
    400: "Demande illisible",
    401: "Accès refusé",
    403: "Accès refusé",
    404: "Introuvable",
    405: "Méthode non prévue",
    408: "Demande trop lente",
    409: "Une question à la fois",
    410: "Conversation terminée",
    413: "Demande trop volumineuse",
    415: "Format non pris en charge",
    417: "Demande illisible",
    422: "Demande à corriger",
    429: "Trop de demandes",
    500: "Erreur de notre côté",
    503: "Service indisponible",
}


class Problem(Exception):
    """An answer that is an error.

    Attributes:
        status: HTTP status.
        code: stable English word, the end of the problem's ``type``.
        detail: French sentence for the person who asked.
        headers: added to the answer.
        extra: further members of the problem document.
    """

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        **extra: Any,
    ) -> None:
        super().__init__(f"{status} {code}")
        self.status = status
        self.code = code
        self.detail = typeset(detail)
        self.headers = dict(headers or {})
        self.extra = extra

    def response(self, request_id: str) -> web.Response:
        """The problem document; from 500 on it also says whom to call."""
        body: dict[str, Any] = {
            "type": f"urn:bailclair:probleme:{self.code}",
            "title": TITLES.get(self.status, "Erreur"),
            "status": self.status,
            "detail": self.detail,
            "instance": f"urn:uuid:{request_id}",
            **self.extra,
        }
        if self.status >= 500:
            body["contact"] = CONTACT
        response = web.Response(
            status=self.status,
            body=json.dumps(body, ensure_ascii=False).encode(),
            content_type="application/problem+json",
            headers=self.headers,
        )
        if self.status == 408:  # the rest of the body may never come
            response.force_close()
        return response


def invalid(field: str, detail: str, **extra: Any) -> Problem:
    """A 422 that names the field to correct."""
    return Problem(422, "invalid-field", detail, field=field, **extra)


def unavailable(code: str = "unavailable") -> Problem:
    """The 503 of a service that cannot answer for now."""
    return Problem(
        503,
        code,
        "Le service ne peut pas répondre pour le moment. Réessayez dans une minute : "
        "votre conversation est conservée.",
        headers={"Retry-After": "15"},
    )
