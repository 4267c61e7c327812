"""The public port (in words when it is taken) and free loopback ports for the children."""

from __future__ import annotations

import contextlib
import errno
import random
import socket

from knowledge.settings import ANY_HOST

LOOPBACK_HOST = "127.0.0.1"
# Below the range the kernel picks for outgoing connections (32768 and up on Linux): a port stays
# ours between the moment it is chosen, the child's start and its restarts.
_LOOPBACK_RANGE = range(20_000, 32_000)


class PortBusyError(OSError):
    """The public port cannot be used; the message is French."""


def listening_socket(port: int, host: str = ANY_HOST) -> socket.socket:
    """Open the public socket; the gateway inherits it, so it stays open while the gateway restarts.

    Args:
        port: TCP port, 0 for any free one.
        host: address to listen on.

    Raises:
        PortBusyError: another program uses the port, or it may not be opened.
    """
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((host, port))
        sock.listen(512)
    except OSError as error:
        sock.close()
        if error.errno == errno.EADDRINUSE:
            raise PortBusyError(
                f"Le port {port} est déjà utilisé par un autre programme. Arrêtez ce programme, "
                f"ou choisissez un autre port, par exemple : PORT={port + 1}"
            ) from error
        if error.errno == errno.EACCES:
            raise PortBusyError(
                f"Le port {port} est réservé au système. Choisissez un port au-dessus de 1024, "
                "par exemple : PORT=8080"
            ) from error
        if error.errno == errno.EADDRNOTAVAIL:
            raise PortBusyError(
                f"L’adresse {host} n’est pas celle de cette machine. Corrigez HOST."
            ) from error
        raise
    return sock


def local_door(sock: socket.socket) -> tuple[str, int]:
    """Where this machine itself reaches what listens on ``sock``."""
    host, port = sock.getsockname()[:2]
    return (LOOPBACK_HOST if host == ANY_HOST else str(host)), int(port)


def free_ports(count: int) -> list[int]:
    """Choose ``count`` different free ports of the loopback interface."""
    chosen: list[int] = []
    for port in random.sample(_LOOPBACK_RANGE, 400):
        with contextlib.suppress(OSError), socket.socket() as sock:
            sock.bind((LOOPBACK_HOST, port))
            chosen.append(port)
        if len(chosen) == count:
            return chosen
    raise PortBusyError("Aucun port libre n'a été trouvé sur cette machine.")
