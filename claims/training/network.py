"""The network: a MiniLM encoder with heads for cues and for spaCy's parse, and a relation head run once a cue."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from claims.extract.encoder.pieces import FEATURES
from claims.extract.encoder.relation import DISTANCES, FLAGS, ROLES
from claims.training.silver import LAYERS, Inventory

__all__ = ["CUE_TAGS", "Encoder", "Relation", "RoleChain"]

CUE_TAGS = 3
"""O, B and I, in this order."""

_DROPOUT = 0.1
_ARC = 128
_MASKED = -1e4
_PER_WORD = tuple(layer for layer in LAYERS if layer != "dependency")
_FOLLOWS = (
    (True, True, False, True, False),
    (True, True, True, True, False),
    (True, True, True, True, False),
    (True, True, False, True, True),
    (True, True, False, True, True),
)
"""Which role may follow which, in the order of ROLES: no inside without its beginning."""


def _dropped(states: Tensor, *, training: bool) -> Tensor:
    """Drop the same features at every place of a text: "variational" dropout, cheaper than a mask for every word."""
    if not training:
        return states
    kept = torch.rand(states.shape[0], 1, states.shape[2]) > _DROPOUT
    return states * (kept.to(states.dtype) / (1 - _DROPOUT))


class Encoder(nn.Module):
    """The first `depth` layers of MiniLM over wordpieces, case and quotation features.

    A cue head stands on the last layer, the parse heads on a mix of all. The word embeddings are frozen. The vocabulary
    knows no capitals, hence the features, which start at zero.
    """

    def __init__(self, base: Path, inventory: Inventory, depth: int) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="eager")
        self.bert.encoder.layer = self.bert.encoder.layer[:depth]
        width = self.bert.config.hidden_size
        self.features = nn.Embedding(FEATURES, width)
        nn.init.zeros_(self.features.weight)
        self.cue = nn.Linear(width, CUE_TAGS)
        self.mix = nn.Parameter(torch.zeros(depth))
        self.layers = nn.ModuleDict({layer: nn.Linear(width, len(inventory[layer])) for layer in _PER_WORD})
        self.dependent, self.governor = nn.Linear(width, _ARC), nn.Linear(width, _ARC)
        self.label_dependent, self.label_governor = nn.Linear(width, _ARC), nn.Linear(width, _ARC)
        self.label = nn.Linear(_ARC, len(inventory["dependency"]))
        self.bert.embeddings.word_embeddings.weight.requires_grad = False

    def forward(self, ids: Tensor, features: Tensor, bias: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """Encode windows: (B, L) ids, features and, if padded, attention bias (0, or -1e4) into (B, L, ·).

        Gives the last states, the cue logits, and the mix of layers that the parse heads stand on.
        """
        embeddings = self.bert.embeddings
        length = ids.shape[1]
        states = embeddings.word_embeddings(ids) + embeddings.position_embeddings.weight[:length]
        states = states + embeddings.token_type_embeddings.weight[0] + self.features(features)
        states = _dropped(embeddings.LayerNorm(states), training=self.training)
        heads = self.bert.config.num_attention_heads
        weights = torch.softmax(self.mix, 0)
        mixed = torch.zeros_like(states)
        for number, layer in enumerate(self.bert.encoder.layer):
            states = self._layer(layer, states, bias, heads)
            mixed = mixed + weights[number].to(states.dtype) * states
        return states, self.cue(_dropped(states, training=self.training)), _dropped(mixed, training=self.training)

    def _layer(self, layer: nn.Module, states: Tensor, bias: Tensor | None, heads: int) -> Tensor:
        """One transformer layer written out, twice as fast in training as the library's own."""
        batch, length, width = states.shape
        attention = layer.attention.self

        def by_head(projected: Tensor) -> Tensor:
            return projected.reshape(batch, length, heads, width // heads).transpose(1, 2)

        query, key = by_head(attention.query(states) * (width // heads) ** -0.5), by_head(attention.key(states))
        scores = query @ key.transpose(2, 3)
        if bias is not None:
            scores = scores + bias[:, None, None, :].to(states.dtype)
        seen = torch.softmax(scores, -1, dtype=scores.dtype) @ by_head(attention.value(states))
        joined = layer.attention.output.dense(seen.transpose(1, 2).reshape(batch, length, width))
        states = layer.attention.output.LayerNorm(states + _dropped(joined, training=self.training))
        widened = layer.output.dense(layer.intermediate(states))
        return layer.output.LayerNorm(states + _dropped(widened, training=self.training))

    def arcs(self, mixed: Tensor) -> Tensor:
        """Score every place as head of every place: (B, L, W) into (B, L, L); the diagonal stands for the root."""
        return self.dependent(mixed) @ self.governor(mixed).transpose(1, 2) * _ARC**-0.5

    def labels(self, dependents: Tensor, governors: Tensor) -> Tensor:
        """Label arcs, given what `label_dependent` and `label_governor` make of their two ends: (N, 128) each."""
        return self.label(torch.relu(dependents + governors))


class Relation(nn.Module):
    """Reads one paragraph as seen from one cue, and tags the words of its source and content."""

    def __init__(self, width: int, inner: int = 256, depth: int = 2, heads: int = 4) -> None:
        super().__init__()
        self.heads = heads
        self.word, self.seen = nn.Linear(width, inner), nn.Linear(width, inner)
        self.distance, self.flag = nn.Embedding(DISTANCES, inner), nn.Embedding(FLAGS, inner)
        nn.init.normal_(self.distance.weight, std=0.02)
        nn.init.normal_(self.flag.weight, std=0.02)
        self.norm = nn.LayerNorm(inner)
        self.projections = nn.ModuleList(nn.Linear(inner, 3 * inner) for _ in range(depth))
        self.joins = nn.ModuleList(nn.Linear(inner, inner) for _ in range(depth))
        self.widens = nn.ModuleList(nn.Linear(inner, 2 * inner) for _ in range(depth))
        self.narrows = nn.ModuleList(nn.Linear(2 * inner, inner) for _ in range(depth))
        self.norms = nn.ModuleList(nn.LayerNorm(inner) for _ in range(2 * depth))
        self.roles = nn.Linear(inner, len(ROLES))

    def forward(
        self, words: Tensor, weights: Tensor, distances: Tensor, flags: Tensor, bias: Tensor | None = None
    ) -> Tensor:
        """Tag the words (N, W, width) of N paragraphs, each seen from one cue, with logits (N, W, 5).

        For N cues of one paragraph its words need stand there only once, (1, W, width).
        """
        cue = weights[:, None, :].to(words.dtype) @ words
        states = self.norm(self.word(words) + self.seen(cue) + self.distance(distances) + self.flag(flags))
        states = _dropped(states, training=self.training)
        count, length, inner = states.shape
        for number, (project, join) in enumerate(zip(self.projections, self.joins, strict=True)):
            split = project(states).reshape(count, length, 3, self.heads, inner // self.heads)
            query, key, value = split.permute(2, 0, 3, 1, 4).unbind(0)
            scores = (query @ key.transpose(2, 3)) * (inner // self.heads) ** -0.5
            if bias is not None:
                scores = scores + bias[:, None, None, :].to(scores.dtype)
            seen = (torch.softmax(scores, -1) @ value).permute(0, 2, 1, 3).reshape(count, length, inner)
            states = self.norms[2 * number](states + _dropped(join(seen), training=self.training))
            widened = self.narrows[number](nn.functional.gelu(self.widens[number](states)))
            states = self.norms[2 * number + 1](states + _dropped(widened, training=self.training))
        return self.roles(states)


class RoleChain(nn.Module):
    """A linear-chain conditional random field over the roles of one paragraph (Lafferty et al., 2001)."""

    def __init__(self) -> None:
        super().__init__()
        count = len(ROLES)
        self.transitions = nn.Parameter(torch.zeros(count, count))
        self.starts = nn.Parameter(torch.zeros(count))
        allowed = torch.tensor(_FOLLOWS)
        self.register_buffer("forbidden", torch.where(allowed, 0.0, _MASKED))
        self.register_buffer("forbidden_starts", torch.where(allowed[0], 0.0, _MASKED))

    def scores(self) -> tuple[Tensor, Tensor]:
        """Give the transition scores (5, 5) and the start scores (5,), with what may not be ruled out."""
        return self.transitions + self.forbidden, self.starts + self.forbidden_starts

    def loss(self, logits: Tensor, roles: Tensor, mask: Tensor) -> Tensor:
        """Give the negative log-likelihood of each of N sequences: logits (N, W, 5), roles and mask (N, W)."""
        logits = logits.float()
        transitions, starts = self.scores()
        present = mask.float()
        own = logits.gather(2, roles[:, :, None])[:, :, 0]
        score = starts[roles[:, 0]] + own[:, 0]
        score = score + ((own[:, 1:] + transitions[roles[:, :-1], roles[:, 1:]]) * present[:, 1:]).sum(1)
        forward = starts + logits[:, 0]
        for place in range(1, logits.shape[1]):
            ahead = torch.logsumexp(forward[:, :, None] + transitions, 1) + logits[:, place]
            forward = torch.where(mask[:, place, None], ahead, forward)
        return torch.logsumexp(forward, 1) - score

    def marginals(self, logits: Tensor, mask: Tensor) -> Tensor:
        """Give the probability of each role at each word, (N, W, 5): the gradient of the log-partition function."""
        with torch.enable_grad():
            free = logits.detach().float().requires_grad_()
            partition = self.loss(free, torch.zeros(free.shape[:2], dtype=torch.long), mask)
            own = (free[:, :, 0] * mask).sum(1)
            (found,) = torch.autograd.grad((partition + own).sum(), free)
        return found
