"""Every error leaves as a French problem document; what we did not expect is only in the log."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from bot.gateway import keys
from bot.gateway.problems import Problem

_log = structlog.get_logger(__name__)

_DETAILS = {
    400: ("unreadable", "Votre demande est illisible."),
    404: ("not-found", "Cette adresse n'existe pas."),
    405: ("method", "Cette adresse n'accepte pas cette méthode."),
    413: ("too-large", "Votre message est trop volumineux. Limitez-le à 500 caractères."),
}


@web.middleware
async def errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn exceptions into problem documents."""
    try:
        return await handler(request)
    except Problem as problem:
        return _respond(request, problem)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        code, detail = _DETAILS.get(error.status, ("http", "Votre demande n'a pas pu être lue."))
        allow = error.headers.get("Allow")
        return _respond(
            request,
            Problem(error.status, code, detail, headers={"Allow": allow} if allow else None),
        )
    except ConnectionResetError:
        raise
    except Exception as error:
        # Not the words of the exception: they may quote what the visitor wrote.
        where = [
            f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in extract_tb(error.__traceback__)
        ]
        _log.error("unexpected_error", error=type(error).__name__, where=where)
        return _respond(
            request,
            Problem(
                500,
                "internal",
                "Une erreur est survenue de notre côté. Réessayez ; si elle revient, signalez-la "
                f"avec ce numéro : {request[keys.REQUEST_ID]}.",
            ),
        )


def _respond(request: web.Request, problem: Problem) -> web.Response:
    request[keys.PROBLEM_CODE] = problem.code
    request.app[keys.METRICS].errors.labels(problem.code).inc()
    return problem.response(request[keys.REQUEST_ID])
