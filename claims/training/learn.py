"""One model learnt from examples: the loss, the schedule, and the loop."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from claims.training.batches import Batch, CueBatch, collate, window_batches
from claims.training.examples import Example
from claims.training.network import Encoder, Relation, RoleChain
from claims.training.silver import LAYERS, Inventory

__all__ = ["Model", "Recipe", "learn", "loss_of"]

_START = 1  # the seed of what is not pretrained, the same for every model, so that models can be averaged
_WARM_UP = 0.06
_LAST_RATE = 0.02
_CUE_WEIGHT = 20.0  # nearly all words are no cue, and their mean loss is small
_ROLE_WEIGHT = 0.3
_PARSE_WEIGHT = 0.3
_MASKED = -1e4


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one model learns: the seed of order and dropout, the rates of encoder and heads, how far teachers count."""

    seed: int
    epochs: int = 5
    rate: float = 3e-4
    head_rate: float = 1e-3
    soft_share: float = 0.0


class Model(nn.Module):
    """Encoder, relation head and role chain: what is saved and exported together."""

    def __init__(self, base: Path, inventory: Inventory, depth: int = 6) -> None:
        super().__init__()
        torch.manual_seed(_START)
        self.encoder = Encoder(base, inventory, depth)
        self.relation = Relation(self.encoder.bert.config.hidden_size)
        self.chain = RoleChain()

    def take_over(self, other: Model) -> None:
        """Begin from another model: all that both have; of its layers the first, with their shares of the mix."""
        own = self.state_dict()
        kept = {name: value[: len(own[name])] for name, value in other.state_dict().items() if name in own}
        self.load_state_dict(kept)


def learn(model: Model, examples: Sequence[Example], recipe: Recipe, tell: Callable[[str], None]) -> None:
    """Train `model` in place; the same recipe, examples and number of threads give the same weights."""
    torch.manual_seed(recipe.seed)
    source = random.Random(recipe.seed)  # noqa: S311 - for shuffling
    plan = [window_batches(examples, source) for _ in range(recipe.epochs)]
    total, step = sum(map(len, plan)), 0
    encoder = [p for p in model.encoder.bert.parameters() if p.requires_grad]
    known = {id(p) for p in model.encoder.bert.parameters()}
    heads = [p for p in model.parameters() if id(p) not in known]
    rates = (recipe.rate, recipe.head_rate)
    optimizer = torch.optim.AdamW(
        [{"params": encoder}, {"params": heads}], weight_decay=0.01, betas=(0.9, 0.98), fused=True
    )
    model.train()
    recent: dict[str, float] = {}
    for number, groups in enumerate(plan, start=1):
        for group in groups:
            share = min(1.0, (step + 1) / (_WARM_UP * total)) * max(_LAST_RATE, 1 - step / total)
            for settings, rate in zip(optimizer.param_groups, rates, strict=True):
                settings["lr"] = rate * share
            losses = loss_of(model, collate(group, recipe.soft_share), recipe.soft_share)
            optimizer.zero_grad(set_to_none=True)
            sum(losses.values(), torch.zeros(())).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            for name, loss in losses.items():
                recent[name] = 0.98 * recent.get(name, loss.item()) + 0.02 * loss.item()
            if step % 50 == 0:
                figures = ", ".join(f"{name} {loss:.3f}" for name, loss in recent.items())
                tell(f"epoch {number} of {recipe.epochs}, step {step} of {total}: {figures}")
    model.eval()


def loss_of(model: Model, batch: Batch, soft_share: float = 0.0) -> dict[str, Tensor]:
    """Give the weighted losses of one batch: for cues, for roles, and for all of spaCy's reading.

    Where both people and teachers have labelled a cue, the teachers' labels count `soft_share`.
    """
    with torch.autocast("cpu", torch.bfloat16):
        states, cue_logits, mixed = model.encoder(batch.ids, batch.features, batch.bias)
        flat = states.reshape(-1, states.shape[2])
        logits = [_relate(model, flat, cues) for cues in batch.relations]
        parse = _parse_loss(model, mixed, batch)
    chosen = functional.log_softmax(cue_logits.float().reshape(-1, cue_logits.shape[2])[batch.words], -1)
    taught = batch.cues.sum().clamp(min=1)
    losses = {"cue": -_CUE_WEIGHT * (batch.cues * chosen).sum() / taught, "parse": _PARSE_WEIGHT * parse}
    if logits:
        total = sum(
            _role_loss(model, found, cues, soft_share) for found, cues in zip(logits, batch.relations, strict=True)
        )
        losses["role"] = _ROLE_WEIGHT * total / sum(len(cues.by_hand) for cues in batch.relations)
    return losses


def _relate(model: Model, flat: Tensor, cues: CueBatch) -> Tensor:
    words = flat.index_select(0, cues.places.reshape(-1)).reshape(*cues.places.shape, -1)
    return model.relation(words, cues.weights, cues.distances, cues.flags, cues.bias)


def _role_loss(model: Model, logits: Tensor, cues: CueBatch, soft_share: float) -> Tensor:
    """Add up the likelihood of what people marked and the cross entropy with what teachers say of each word."""
    taught = cues.soft.sum((1, 2)) > 0
    shares = torch.where(taught & cues.by_hand, soft_share, 1.0)
    soft = -(cues.soft * functional.log_softmax(logits.float(), -1)).sum((1, 2))
    total = (shares * soft).sum()
    if cues.by_hand.any():
        hand = cues.by_hand
        weights = torch.where(taught[hand], 1 - soft_share, 1.0)
        total = total + (weights * model.chain.loss(logits[hand], cues.roles[hand], cues.mask[hand])).sum()
    return total


def _parse_loss(model: Model, mixed: Tensor, batch: Batch) -> Tensor:
    """Add up the mean losses of every layer of spaCy's reading; arcs compete within their sentence."""
    encoder = model.encoder
    length = mixed.shape[1]
    flat = mixed.reshape(-1, mixed.shape[2])
    words = flat[batch.words]
    total = torch.zeros(())
    for number, layer in enumerate(LAYERS):
        if layer != "dependency":
            total = total + functional.cross_entropy(encoder.layers[layer](words).float(), batch.layers[number])
    rows, columns = batch.words // length, batch.words % length
    scores = encoder.arcs(mixed)[rows, columns].float()
    same = batch.sentences[rows] == batch.sentences[rows, columns][:, None]
    total = total + functional.cross_entropy(scores.masked_fill(~same, _MASKED), batch.heads)
    labels = encoder.labels(encoder.label_dependent(words), encoder.label_governor(flat[rows * length + batch.heads]))
    return total + functional.cross_entropy(labels.float(), batch.layers[LAYERS.index("dependency")])
