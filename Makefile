# `make help` tells what there is to do.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
WORKERS ?= 1
export PORT WORKERS

.PHONY: help run demo demo-code dev test check bench axe-all translations pins

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s%s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/.base ## Serve the hub as in production on http://localhost:8000 (PORT=8123 WORKERS=2)
	@exec scripts/run

demo: .venv/.base ## Serve the hub with one example person per role, to try the editors' desk; on localhost only
	@exec scripts/demo

demo-code: .venv/.base ## Show the six digits with which the examples of make demo sign in now
	@DJANGO_SETTINGS_MODULE=seemein.settings.dev $(BIN)/python -m scripts.demo code

dev: .venv/.dev ## Serve the hub for a developer, with reload and tracebacks
	@exec scripts/dev

test: .venv/.dev ## Run every test: all on SQLite, those of the database again on PostgreSQL
	@exec scripts/test

check: .venv/.dev ## Check style, types, imports, templates, messages, facts, deployment settings
	@exec scripts/check

bench: .venv/.dev ## Measure speed and write docs/bench.md
	@$(BIN)/python -m tests.bench.run

axe-all: .venv/.dev ## Check the accessibility of every page in every language and look
	@AXE_ALL=1 $(BIN)/python -m pytest tests/journeys/test_axe.py

translations: .venv/.dev ## Collect the interface's messages, bring the catalogues up to them, compile them
	@$(BIN)/python manage.py messages_extract
	@$(BIN)/python manage.py messages_update
	@$(BIN)/python manage.py messages_compile

pins: .venv/.dev ## Compile the pins of requirements/ anew from pyproject.toml
	@exec scripts/pins

.venv/.python:
	@scripts/venv "$(PYTHON)"
	@touch $@

.venv/.base: requirements/base.txt | .venv/.python
	@scripts/install $<
	@touch $@

.venv/.dev: requirements/dev.txt | .venv/.python
	@scripts/install $<
	@touch $@
