"""Run one extractor over everything that is annotated: its figures, the tables to print and the errors to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claims.extract import Extractor
from tests.quality.errors import act_errors, passage_errors
from tests.quality.passages import load_passages
from tests.quality.scoring import Tally, score
from tests.quality.speech_acts import load_act_sentences, main_claim, score_act

__all__ = ["Report", "make_report"]

_SHARES = ("found_p", "found_r", "found_f1", "exact_f1", "speaker", "act", "group", "parent", "hops")
_RARE_SHARES = ("flags", "condition", "addressee")


@dataclass(frozen=True, slots=True)
class Report:
    """What one extractor reached: over all passages, by phenomenon, on the speech acts; and where it went wrong."""

    passages: Tally
    phenomena: Mapping[str, Tally]
    acts: Tally
    by_act: Mapping[str, Tally]
    errors: tuple[str, ...]

    def figures(self) -> dict[str, float]:
        """Give every figure that can have a floor, by its name in floors.yaml."""
        named = {f"passages.{figure}": _figure(self.passages, figure) for figure in (*_SHARES, *_RARE_SHARES)}
        named |= {f"phenomena.{name}": tally.f1("found") for name, tally in self.phenomena.items()}
        named |= {f"speech_acts.{figure}": self.acts.share(figure) for figure in ("found", "act", "flags")}
        return {name: value for name, value in named.items() if value is not None}

    def table(self) -> str:
        """Give the figures as text: a row a phenomenon, a row for all, then a row an act."""
        rows = [_row("phenomenon", ["claims", *_SHARES])]
        rows += [_tally_row(name, tally) for name, tally in self.phenomena.items()]
        rows.append(_tally_row("all passages", self.passages))
        rare = [f"{figure} {_number(self.passages.share(figure))}" for figure in _RARE_SHARES]
        rows += [", ".join(rare), "", _row("speech act", ["asked", "found", "act", "flags"])]
        for name, tally in [*self.by_act.items(), ("all acts", self.acts)]:
            shares = [_number(tally.share(figure)) for figure in ("found", "act", "flags")]
            rows.append(_row(name, [str(tally.asked["found"]), *shares]))
        return "\n".join(rows)


def make_report(extractor: Extractor) -> Report:
    """Extract from every passage and every sentence, and compare."""
    whole, phenomena, errors = Tally(), dict[str, Tally](), list[str]()
    for passage in load_passages():
        found = extractor.extract(passage.text).attributions
        tally = score(passage, found)
        errors += passage_errors(passage, found)
        whole.add(tally)
        for name in passage.phenomena:
            phenomena.setdefault(name, Tally()).add(tally)
    acts, by_act = Tally(), dict[str, Tally]()
    for sentence in load_act_sentences():
        claim = main_claim(extractor, sentence)
        tally = score_act(sentence, claim)
        errors += act_errors(sentence, claim)
        acts.add(tally)
        by_act.setdefault("/".join(sorted(sentence.acts)), Tally()).add(tally)
    return Report(whole, dict(sorted(phenomena.items())), acts, by_act, tuple(errors))


def _figure(tally: Tally, figure: str) -> float | None:
    return tally.f1(figure.removesuffix("_f1")) if figure.endswith("_f1") else tally.share(figure)


def _tally_row(name: str, tally: Tally) -> str:
    return _row(name, [str(tally.asked["found_r"]), *(_number(_figure(tally, figure)) for figure in _SHARES)])


def _row(name: str, cells: list[str]) -> str:
    return f"{name:18}" + "".join(f"{cell:>9}" for cell in cells)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
