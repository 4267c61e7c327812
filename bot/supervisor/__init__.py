"""Starts, watches and ends the processes of the service: assistant, actions, gateway."""

from bot.supervisor.child import Child, ChildSpec
from bot.supervisor.ports import PortBusyError, free_ports, listening_socket
from bot.supervisor.supervisor import Supervisor

__all__ = [
    "Child",
    "ChildSpec",
    "PortBusyError",
    "Supervisor",
    "free_ports",
    "listening_socket",
]
