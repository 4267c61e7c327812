#!/usr/bin/env bash
# Regenerate requirements.txt (pins and hashes, no address) from requirements.in and the overrides.
set -euo pipefail
cd "$(dirname "$0")/.."
exec .cache/tools/bin/uv --no-config --cache-dir .cache/uv pip compile requirements.in \
  --override requirements-overrides.txt --output-file requirements.txt \
  --python-version 3.11 --python-platform x86_64-manylinux_2_28 \
  --generate-hashes --no-emit-index-url --no-emit-find-links \
  --custom-compile-command "make lock" "$@"
