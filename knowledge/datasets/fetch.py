"""Downloads a file from an official site: time, size, hosts and redirections are bounded."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests

from knowledge.datasets.catalogue import ALLOWED_HOSTS

#: Called with the bytes received and the total announced (None when unknown).
Progress = Callable[[int, int | None], None]

_CHUNK = 65_536
_REDIRECTS = (301, 302, 303, 307, 308)
_WORTH_RETRYING = (408, 425, 429, 500, 502, 503, 504)
_USER_AGENT = "bailclair (yearly update of official housing tables)"


class FetchError(Exception):
    """The file could not be had; the message is French. ``retry`` tells a passing failure."""

    def __init__(self, message: str, *, retry: bool = False) -> None:
        super().__init__(message)
        self.retry = retry


@dataclass(frozen=True)
class FetchPolicy:
    """Bounds of a download.

    Attributes:
        connect_seconds: time to open a connection.
        read_seconds: longest silence while reading.
        total_seconds: longest download, all attempts together.
        attempts: number of attempts; only passing failures are tried again.
        pause_seconds: pause before the second attempt, doubled each time.
        max_redirects: redirections followed.
        hosts: hosts allowed, for the first address and every redirection.
        https_only: refuse plain http.
    """

    connect_seconds: float = 5
    read_seconds: float = 15
    total_seconds: float = 120
    attempts: int = 3
    pause_seconds: float = 1
    max_redirects: int = 5
    hosts: frozenset[str] = ALLOWED_HOSTS
    https_only: bool = True


@dataclass(frozen=True)
class Download:
    """A file received whole: its bytes, SHA-256 and final address."""

    content: bytes
    sha256: str
    address: str


def fetch(
    address: str,
    max_bytes: int,
    policy: FetchPolicy | None = None,
    progress: Progress | None = None,
) -> Download:
    """Download ``address``.

    Raises:
        FetchError: address refused, site unreachable, answer too slow, too large or truncated.
    """
    policy = policy or FetchPolicy()
    deadline = time.monotonic() + policy.total_seconds
    pause = policy.pause_seconds
    for attempt in range(1, policy.attempts + 1):
        try:
            return _attempt(address, max_bytes, policy, deadline, progress)
        except FetchError as error:
            left = deadline - time.monotonic()
            if not error.retry or attempt == policy.attempts or left <= pause:
                raise
        time.sleep(pause)
        pause *= 2
    raise AssertionError("unreachable: the last attempt returns or raises")


def _attempt(
    address: str, max_bytes: int, policy: FetchPolicy, deadline: float, progress: Progress | None
) -> Download:
    with requests.Session() as session:
        session.headers["User-Agent"] = _USER_AGENT
        for _ in range(policy.max_redirects + 1):
            _check_address(address, policy)
            try:
                with session.get(
                    address,
                    stream=True,
                    allow_redirects=False,
                    timeout=(policy.connect_seconds, policy.read_seconds),
                ) as answer:
                    if answer.status_code not in _REDIRECTS:
                        content = _read(answer, max_bytes, deadline, progress)
                        return Download(content, hashlib.sha256(content).hexdigest(), address)
                    address = urljoin(address, answer.headers.get("Location", ""))
            except requests.Timeout as error:
                raise FetchError("Le site met trop de temps à répondre.", retry=True) from error
            except requests.exceptions.ChunkedEncodingError as error:
                raise FetchError("Le téléchargement a été interrompu.", retry=True) from error
            except requests.RequestException as error:
                raise FetchError(
                    f"Le site {urlsplit(address).hostname} est injoignable.", retry=True
                ) from error
    raise FetchError(f"Trop de redirections (plus de {policy.max_redirects}).")


def _check_address(address: str, policy: FetchPolicy) -> None:
    parts = urlsplit(address)
    if parts.scheme != "https" and (policy.https_only or parts.scheme != "http"):
        raise FetchError(f"Adresse refusée (https attendu) : {address[:200]}")
    if parts.hostname not in policy.hosts or parts.username:
        raise FetchError(f"Adresse refusée (site non autorisé) : {address[:200]}")


def _read(
    answer: requests.Response, max_bytes: int, deadline: float, progress: Progress | None
) -> bytes:
    status = answer.status_code
    if status != 200:
        raise FetchError(
            f"Le site a répondu par une erreur {status}.", retry=status in _WORTH_RETRYING
        )
    encoded = "Content-Encoding" in answer.headers
    announced = answer.headers.get("Content-Length", "")
    total = int(announced) if announced.isdigit() and not encoded else None
    too_large = f"Le fichier dépasse la taille admise ({max_bytes // 1_000_000} Mo)."
    if total is not None and total > max_bytes:
        raise FetchError(too_large)
    parts: list[bytes] = []
    received = 0
    for chunk in answer.iter_content(_CHUNK):
        parts.append(chunk)
        received += len(chunk)
        if received > max_bytes:
            raise FetchError(too_large)
        if time.monotonic() > deadline:
            raise FetchError("Le téléchargement est trop lent : il a été abandonné.")
        if progress:
            progress(received, total)
    return b"".join(parts)
