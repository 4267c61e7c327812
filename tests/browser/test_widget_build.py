"""The single file that sites embed: fresh, small, and calling nobody but the service."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from pathlib import Path

import pytest

from bot.widget import build as builder


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in the place of ``src``."""
    monkeypatch.setattr(builder, "SOURCES", tmp_path)
    return tmp_path


def test_widget_is_built_from_its_sources() -> None:
    assert builder.TARGET.read_text("utf-8") == builder.build(), "run: python -m bot.widget.build"


def test_widget_stays_under_40_kb_compressed() -> None:
    assert len(gzip.compress(builder.TARGET.read_bytes(), 9)) < 40_000


def test_no_html_is_built_from_text_and_nothing_is_evaluated() -> None:
    script = builder.TARGET.read_text("utf-8")
    for forbidden in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "localStorage",
        "document.cookie",
        'setAttribute("style"',
    ):
        assert forbidden not in script


def test_only_addresses_are_contacts_and_the_svg_name() -> None:
    hosts = set(re.findall(r"https?://([\w.-]+)", builder.TARGET.read_text("utf-8")))
    assert hosts == {"www.w3.org", "www.anil.org"}


def test_pages_load_nothing_from_elsewhere_and_have_no_inline_code() -> None:
    folder = builder.HERE
    for page in (folder / "index.html", folder / "chat.html", folder / "static" / "aide.html"):
        text = page.read_text("utf-8")
        loaded = re.findall(r'<(?:script|link|img|iframe)\b[^>]*(?:src|href)="([^"]*)"', text)
        assert loaded
        assert [address for address in loaded if not re.match(r"/(?!/)", address)] == []
        assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", text) == []


def test_integrity_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert builder.main(["--sri", "--address", "https://bailclair.example/"]) == 0
    line = capsys.readouterr().out.strip()
    digest = hashlib.sha384(builder.TARGET.read_bytes()).digest()
    expected = base64.b64encode(digest).decode()
    assert line == (
        f'<script src="https://bailclair.example/widget.js" integrity="sha384-{expected}"'
        ' crossorigin="anonymous" defer></script>'
    )


def test_sources_are_put_in_the_order_of_their_imports(sources: Path) -> None:
    (sources / "boot.js").write_text('import { a } from "./a.js";\nconsole.log(a);\n')
    (sources / "a.js").write_text(
        'import STYLE from "./a.css";\nexport const a = STYLE;\nconst exported = 1;\n'
    )
    (sources / "a.css").write_text("/* note */\np { color: red; }\n")
    script = builder.build()
    assert "import" not in script
    assert 'const STYLE = "p { color: red; }";' in script
    assert script.index("const a = STYLE") < script.index("console.log(a)")


@pytest.mark.parametrize(
    ("boot", "other", "message"),
    [
        ('import x from "./other.ts";\n', "", "not understood"),
        ('import { b } from "./b.js";\n', 'import { a } from "./boot.js";\n', "cycle"),
        ('import { b } from "./b.js";\nconst b = 1;\n', "export const b = 2;\n", "declared in"),
    ],
)
def test_build_refuses_what_it_cannot_join(
    sources: Path, boot: str, other: str, message: str
) -> None:
    (sources / "boot.js").write_text(boot)
    (sources / "b.js").write_text(other)
    with pytest.raises(builder.BuildError, match=message):
        builder.build()
