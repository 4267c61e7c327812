# Bail Clair. `make help` lists the targets; `make run` and `make test` set everything up.
SHELL := bash
PY := .venv/bin/python
# The sentence encoder and scikit-learn ship the same OpenMP runtime: one spinning thread is enough.
export OMP_NUM_THREADS := 1
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export PYTHONWARNINGS := ignore
TESTS ?= tests

.DEFAULT_GOAL := help
.PHONY: help install run test bench lint format train lock clean

help: ## Liste les commandes
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

install: ## Prépare l'environnement Python (.venv), sans rien installer hors du dossier
	@scripts/setup.sh

run: install ## Installe, entraîne si besoin, puis sert la page, le widget et l'API (PORT, DATA_DIR)
	@.venv/bin/bailclair serve

train: install ## Entraîne le modèle de langue
	@.venv/bin/bailclair train

test: install ## Toute la suite de tests, sur le vrai service et un vrai Chromium
	@scripts/need-debian.sh chromium
	@$(PY) -m pytest $(TESTS)

bench: install ## Mesures de rapidité, côte à côte dans la même exécution
	@$(PY) -m pytest tests/bench -o addopts="" --benchmark-only --benchmark-columns=median,iqr,ops,rounds

lint: install ## Style (ruff), types (mypy), sens des dépendances (import-linter)
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports

format: install ## Met le code en forme
	@.venv/bin/ruff check --fix --quiet .
	@.venv/bin/ruff format .

lock: install ## Recalcule requirements.txt à partir de requirements.in
	@scripts/lock.sh

clean: ## Efface l'environnement, les caches et les données locales
	rm -rf .venv .cache var .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
