"""Put the widget together: ``src/*.js`` and ``src/*.css`` become the single file ``widget.js``.

The sources are ES modules so that each one says what it needs; a page that embeds the widget loads
one classic script. Only one-line ``import { a, b } from "./x.js"``, ``import NAME from "./x.css"``
and ``export`` in front of a declaration are understood: no bundler, no Node, nothing to install.

    python -m bot.widget.build            # rewrite widget.js
    python -m bot.widget.build --sri      # print the <script> line with its integrity hash
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
SOURCES = HERE / "src"
TARGET = HERE / "widget.js"
ENTRY = "boot.js"

_IMPORT = re.compile(
    r'^import (?:\{[^}]*\}|(?P<name>\w+)) from "\./(?P<file>[\w-]+\.(?:js|css))";$'
)
_HEADER = "/* Bail Clair widget. Built from bot/widget/src by bot/widget/build.py: edit there. */"


class BuildError(ValueError):
    """A source cannot be put into the single file."""


def _css_constant(name: str, file: str) -> str:
    text = (SOURCES / file).read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    lines = [line.strip() for line in text.splitlines()]
    return f"const {name} = {json.dumps(' '.join(filter(None, lines)), ensure_ascii=False)};"


def _collect(file: str, done: dict[str, str], path: tuple[str, ...] = ()) -> None:
    """Add ``file`` to ``done`` after everything it imports."""
    if file in done:
        return
    if file in path:
        raise BuildError(f"import cycle: {' -> '.join((*path, file))}")
    lines: list[str] = []
    for line in (SOURCES / file).read_text(encoding="utf-8").splitlines():
        imported = _IMPORT.match(line)
        if imported and imported["name"]:
            lines.append(_css_constant(imported["name"], imported["file"]))
        elif imported:
            _collect(imported["file"], done, (*path, file))
        elif line.startswith("import "):
            raise BuildError(f"{file}: import not understood: {line}")
        else:
            lines.append(re.sub(r"^export (?=(?:async )?(?:function|class|const)\b)", "", line))
    done[file] = "\n".join(lines).strip()


def build() -> str:
    """Return the text of ``widget.js``.

    Raises:
        BuildError: an import is not understood, goes in a circle, or two sources declare one name.
    """
    parts: dict[str, str] = {}
    _collect(ENTRY, parts)
    owners: dict[str, str] = {}
    for file, text in parts.items():
        for name in re.findall(r"^(?:async )?(?:function|class|const|let)\*? (\w+)", text, re.M):
            if name in owners:
                raise BuildError(f"{name} is declared in {owners[name]} and in {file}")
            owners[name] = file
    body = "\n\n".join(f"// --- {file}\n{text}" for file, text in parts.items())
    return f'{_HEADER}\n(() => {{\n"use strict";\n\n{body}\n}})();\n'


def integrity(script: bytes) -> str:
    """Return the subresource-integrity value of ``script`` (``sha384-…``)."""
    return "sha384-" + base64.b64encode(hashlib.sha384(script).digest()).decode("ascii")


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit code."""
    parser = argparse.ArgumentParser(description="Build the widget, or print its script line.")
    parser.add_argument("--sri", action="store_true", help="print the <script> line with its hash")
    parser.add_argument("--address", default="https://VOTRE-SERVICE", help="address of the service")
    options = parser.parse_args(arguments)
    if options.sri:
        value = integrity(TARGET.read_bytes())
        line = (
            f'<script src="{options.address.rstrip("/")}/widget.js" integrity="{value}"'
            ' crossorigin="anonymous" defer></script>'
        )
        sys.stdout.write(line + "\n")
        return 0
    TARGET.write_text(build(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
