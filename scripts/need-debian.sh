#!/usr/bin/env bash
# Make sure that Debian packages are there: installed when root, asked for by name otherwise.
set -euo pipefail
missing=()
for package in "$@"; do
  command -v "$package" >/dev/null 2>&1 || dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" = 0 ]; then
  echo "▸ Paquets Debian manquants, installation : ${missing[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
else
  echo "Il manque des paquets Debian. Installez-les avec : sudo apt-get install ${missing[*]}" >&2
  exit 1
fi
