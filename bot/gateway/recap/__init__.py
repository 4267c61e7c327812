"""The recap of an answer as a PDF, made from what the service itself answered."""

from bot.gateway.recap.exchanges import Exchange, chain_of, read_exchanges
from bot.gateway.recap.pdf import recap_pdf
from bot.gateway.recap.sections import Section, department_of, recap_sections

__all__ = [
    "Exchange",
    "Section",
    "chain_of",
    "department_of",
    "read_exchanges",
    "recap_pdf",
    "recap_sections",
]
