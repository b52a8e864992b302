"""Three short articles of a harbour town, with demands, answers and what is said of others; and two issues of it."""

from __future__ import annotations

from claims.coding.codebook import CueRecord, IssueRecord
from claims.words import CuePolarity

__all__ = ["ARTICLES", "BRIDGE", "BUILT", "DEMANDS", "FERRY", "REPORTS", "TOWN"]

DEMANDS = """\
Mayor Ada Holm demanded that the Harbour Board close the ferry. She also demanded that they build a bridge.

The Harbour Board rejected the demands. “The ferry is necessary,” Harbour Board chairman Bo Lind said on Tuesday.
"""

TOWN = """\
Mayor Ada Holm said the town was ready to build a new bridge. “We will not close the ferry,” she said.

She added that the toll was unacceptable. Bo Lind, chairman of the Harbour Board, called for a bridge without a toll.
"""

REPORTS = """\
Ada Holm said that the Harbour Board had promised to repair the bridge, and that the ferry must go on.

“A toll on the bridge is out of the question,” said Holm. The Harbour Board proposed a toll in May.

The Harbour Board wants to close the ferry. “This is unacceptable,” Holm said.
"""

ARTICLES = (DEMANDS, TOWN, REPORTS)

BUILT = CueRecord("build ... bridge", CuePolarity.FOR, "They build a bridge.")
BRIDGE = IssueRecord("bridge", "The bridge", "the bridge is built", cues=(BUILT,))
FERRY = IssueRecord(
    "ferry-closes", "The ferry", "the ferry is closed", cues=(CueRecord("close ... ferry", CuePolarity.FOR),)
)
