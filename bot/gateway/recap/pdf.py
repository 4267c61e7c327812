"""Lays a recap out on A4 pages."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import reportlab
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ListFlowable, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus.flowables import Flowable

from bot.gateway.recap.sections import Section
from bot.gateway.typography import typeset

_FONT, _BOLD = "Vera", "VeraBd"
_INK, _QUIET, _LINK = HexColor("#1b1b1f"), HexColor("#55565f"), HexColor("#0b4f9e")
# Signs that the font lacks and that the rules and the cards use.
_STAND_INS = str.maketrans({"\u202f": "\u00a0", "\u2011": "-", "\u2212": "-", "\u2192": "->"})


def recap_pdf(title: str, sections: Sequence[Section]) -> bytes:
    """The recap as a PDF file.

    Args:
        title: heading and title of the document.
        sections: what it says.
    """
    styles = _styles()
    story: list[Flowable] = [Paragraph(_text(title), styles["title"])]
    for section in sections:
        story.append(Paragraph(_text(section.title), styles["heading"]))
        story += [Paragraph(_text(p), styles["body"]) for p in section.paragraphs]
        if section.items:
            story.append(_list(section, styles["body"]))
    story.append(Spacer(1, 4 * mm))
    target = io.BytesIO()
    document = SimpleDocTemplate(
        target,
        pagesize=A4,
        title=title,
        author="Bail Clair",
        lang="fr-FR",
        leftMargin=20 * mm,
        rightMargin=20 * mm,
        topMargin=18 * mm,
        bottomMargin=20 * mm,
    )
    document.build(story, onFirstPage=_footer, onLaterPages=_footer)
    return target.getvalue()


def _list(section: Section, style: ParagraphStyle) -> ListFlowable:
    links = dict(section.links)
    items = [Paragraph(_linked(item, links.get(item)), style) for item in section.items]
    return ListFlowable(items, bulletType="bullet", start="•", leftIndent=12, bulletFontName=_FONT)


def _linked(item: str, url: str | None) -> str:
    if not url:
        return _text(item)
    return f"<link href={quoteattr(url)} color={quoteattr(_LINK.hexval())}>{_text(item)}</link>"


def _text(text: str) -> str:
    """``text`` without markup of its own, line ends kept, with signs the font has."""
    face = _face()
    shown = (c if c == "\n" or ord(c) in face else "?" for c in typeset(text).translate(_STAND_INS))
    return escape("".join(shown)).replace("\n", "<br/>")


def _footer(canvas: Canvas, _document: object) -> None:
    canvas.setFont(_FONT, 8)
    canvas.setFillColor(_QUIET)
    canvas.drawCentredString(A4[0] / 2, 11 * mm, f"Bail Clair — page {canvas.getPageNumber()}")


@cache
def _face() -> frozenset[int]:
    """Characters the font has; registers the font on first use."""
    fonts = Path(reportlab.__file__).parent / "fonts"
    pdfmetrics.registerFont(TTFont(_BOLD, str(fonts / "VeraBd.ttf")))
    font = TTFont(_FONT, str(fonts / "Vera.ttf"))
    pdfmetrics.registerFont(font)
    return frozenset(font.face.charToGlyph)


@cache
def _styles() -> dict[str, ParagraphStyle]:
    _face()
    body = ParagraphStyle(
        "body", fontName=_FONT, fontSize=10, leading=14.5, textColor=_INK, spaceAfter=4
    )
    return {
        "body": body,
        "title": ParagraphStyle("title", parent=body, fontName=_BOLD, fontSize=16, leading=21),
        "heading": ParagraphStyle(
            "heading",
            parent=body,
            fontName=_BOLD,
            fontSize=11.5,
            leading=15,
            spaceBefore=9,
            keepWithNext=True,
        ),
    }
