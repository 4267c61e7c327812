#!/usr/bin/env bash
# Build the project's own environment in .venv from the pinned, hashed list.
# Idempotent: returns at once when the list has not changed since the last run.
# Nothing is installed outside the project folder.
set -euo pipefail
cd "$(dirname "$0")/.."
export UV_CACHE_DIR="$PWD/.cache/uv" UV_PYTHON_INSTALL_DIR="$PWD/.cache/python" UV_NO_CONFIG=1 UV_LINK_MODE=hardlink
UV_VERSION=0.13.9
TOOLS=.cache/tools

say() { printf '▸ %s\n' "$*"; }

stamp=$(cat requirements.txt pyproject.toml scripts/setup.sh | sha256sum | cut -c1-16)
if [ "$(cat .venv/.stamp 2>/dev/null || true)" = "$stamp" ] && .venv/bin/python -c '' 2>/dev/null; then
  exit 0
fi

# First Python 3.11 found: on the PATH, or among pyenv's versions.
find_python311() {
  local candidate
  for candidate in python3.11 python3 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.11*/bin/python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' >/dev/null 2>&1; then
      command -v "$candidate"; return 0
    fi
  done
  return 1
}

if ! any_python=$(command -v python3); then scripts/need-debian.sh python3; any_python=$(command -v python3); fi
python311=$(find_python311 || true)
bootstrap=${python311:-$any_python}

if [ "$("$TOOLS/bin/uv" --version 2>/dev/null | cut -d' ' -f2)" != "$UV_VERSION" ]; then
  say "Préparation de l'installateur (uv $UV_VERSION)…"
  "$bootstrap" -c 'import ensurepip, venv' 2>/dev/null || scripts/need-debian.sh python3-venv
  rm -rf "$TOOLS"
  "$bootstrap" -m venv "$TOOLS"
  "$TOOLS/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION"
fi

if [ -z "$python311" ]; then
  say "Python 3.11 est absent de cette machine : uv en installe un dans .cache/python…"
  "$TOOLS/bin/uv" python install 3.11
  python311=$("$TOOLS/bin/uv" python find --managed-python 3.11)
fi

say "Environnement Python ($("$python311" --version)) : $(grep -c '==' requirements.txt) paquets épinglés…"
.venv/bin/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null \
  || { rm -rf .venv; "$TOOLS/bin/uv" venv --quiet --python "$python311" .venv; }
"$TOOLS/bin/uv" pip sync --python .venv/bin/python --require-hashes requirements.txt
# The project itself, editable; setuptools comes from the pinned list.
"$TOOLS/bin/uv" pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
printf '%s' "$stamp" > .venv/.stamp
say "Environnement prêt."
