"""The measures themselves, and the calibration they lead to."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.base import KnowledgeBase
from knowledge.calibrate import calibrate
from knowledge.evaluation import (
    QUESTIONS_FILE,
    Outcome,
    Question,
    QuestionsError,
    evaluate,
    load_questions,
    main,
    run,
    score,
)
from knowledge.search.calibration import Calibration, read_calibration, write_calibration
from knowledge.search.ranking import Evidence, probability

HERE = Path(__file__).parent


def outcome(cards: set[str], rank: int | None, answered: str | None) -> Outcome:
    return Outcome(Question("q", frozenset(cards)), rank, answered, keywords=False)


def test_the_figures_of_a_system():
    scores = score(
        "essai",
        [
            outcome({"a"}, 1, "a"),
            outcome({"a", "b"}, 1, "b"),
            outcome({"a"}, 2, "b"),
            outcome({"a"}, None, None),
            outcome(set(), None, "a"),
            outcome(set(), None, None),
            outcome(set(), None, None),
            outcome(set(), None, None),
        ],
    )
    assert scores.recall_1.value == 0.5
    assert scores.recall_3.value == 0.75
    assert scores.mrr.value == (1 + 1 + 0.5 + 0) / 4
    assert (scores.right.value, scores.wrong.value) == (0.5, 0.25)
    assert scores.false_answers.value == 0.25
    assert (scores.recall_1.questions, scores.false_answers.questions) == (4, 4)
    assert 0 <= scores.recall_1.low < 0.5 < scores.recall_1.high <= 1


def test_intervals_narrow_with_more_questions():
    few = score("peu", [outcome({"a"}, 1 + i % 2, None) for i in range(10)]).recall_1
    many = score("beaucoup", [outcome({"a"}, 1 + i % 2, None) for i in range(400)]).recall_1
    assert many.high - many.low < (few.high - few.low) / 3
    assert many == score("encore", [outcome({"a"}, 1 + i % 2, None) for i in range(400)]).recall_1


def test_questions_are_asked_for_real(base: KnowledgeBase):
    asked = [
        Question(
            "puis-je louer à ma fille en loc avantages ?", frozenset({"la-famille-interdite"})
        ),
        Question("quel temps fait-il ?", frozenset()),
    ]
    family, weather = run(base, asked)
    assert (family.rank, family.answered) == (1, "la-famille-interdite")
    assert (weather.rank, weather.answered) == (None, None)
    report = evaluate({"produit": base}, asked)
    assert "1 questions avec fiche, 1 sans" in report
    assert "1.000 [1.000 ; 1.000]" in report


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("q: seule", "une liste de questions"),
        ("- {cards: [a]}", "question n° 1 : « q » manque"),
        ("- {q: x, cards: [fantome]}", "fiche inconnue fantome"),
        ("- {q: x, cards: [], split: test}", "split dev ou report"),
    ],
)
def test_a_wrong_file_of_questions_is_refused(tmp_path: Path, text: str, message: str):
    path = tmp_path / "questions.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(QuestionsError, match=message):
        load_questions(path, known=["a"])


def test_the_questions_of_the_first_calibration_name_real_cards(base: KnowledgeBase):
    questions = load_questions(HERE / "tuning.yaml", [card.id for card in base.cards])
    assert sum(not question.cards for question in questions) > 100


def test_the_constants_are_written_and_read_back_unchanged(tmp_path: Path):
    path = tmp_path / "calibration.yaml"
    path.write_text("# Un commentaire.\n", "utf-8")
    write_calibration(read_calibration(), path)
    assert read_calibration(path) == read_calibration()
    assert path.read_text("utf-8").startswith("# Un commentaire.\n")


def test_every_part_of_the_evidence_moves_the_probability_the_right_way():
    calm = Evidence(0.92, 0.88, 0.4, 0.4, 0.05, 0.1, 0.6, 0.0, 0.4, 0.0, 0.0, 0.0)
    decision = read_calibration().with_encoder
    before = probability(calm, decision)
    assert 0 < before < 1
    better_by = {"closest": 0.03, "letters": 0.2, "coverage": 0.3, "lead": 0.1, "margin": 0.1}
    for name, change in better_by.items():
        better = Evidence(**{**calm.features(), name: getattr(calm, name) + change})
        assert probability(better, decision) > before, name
    for name, value in (("outside", 0.93), ("place", 1.0), ("figures", 1.0), ("amount", 1.0)):
        worse = Evidence(**{**calm.features(), name: value})
        assert probability(worse, decision) < before, name


def test_calibrating_keeps_false_answers_rare(base: KnowledgeBase, words_only: KnowledgeBase):
    questions = load_questions(HERE / "tuning.yaml")[::3]
    before = read_calibration()

    def open_base(*, calibration: Calibration, encoder: object = "auto") -> KnowledgeBase:
        assert calibration == before
        return words_only if encoder is None else base

    after = calibrate(open_base, before, questions)
    assert after.weights == before.weights
    assert set(after.with_encoder.weights) > set(after.without_encoder.weights)
    outside = [question for question in questions if not question.cards]
    answered = 0
    for question in outside:
        evidence = base.rank(question.text).evidence
        if evidence and probability(evidence, after.with_encoder) >= after.with_encoder.threshold:
            answered += 1
    assert answered / len(outside) < 0.06


def test_the_command_prints_the_three_systems(tmp_path, monkeypatch, capsys):
    path = tmp_path / "questions.yaml"
    path.write_text(
        "- {q: 'puis-je louer à ma fille ?', cards: [la-famille-interdite], split: report}\n"
        "- {q: 'quel temps fait-il ?', cards: [], split: report}\n"
        "- {q: 'à ne pas compter', cards: [], split: dev}\n",
        "utf-8",
    )
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("TODAY", "2026-11-21")
    assert main([str(path)]) == 0
    printed = capsys.readouterr().out
    assert "1 questions avec fiche, 1 sans" in printed
    assert all(name in printed for name in ("texte intégral seul", "encodeur seul", "produit"))


def test_the_command_says_what_is_wrong_with_its_file(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    (tmp_path / "questions.yaml").write_text("q: x", "utf-8")
    assert main([str(tmp_path / "questions.yaml")]) == 1
    assert "une liste de questions est attendue" in capsys.readouterr().err


def test_the_products_questions_name_real_cards(base: KnowledgeBase):
    questions = load_questions(QUESTIONS_FILE, [card.id for card in base.cards])
    assert len(questions) >= 400
    assert sum(not question.cards for question in questions) >= 100
