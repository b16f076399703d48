"""Re-proves every fact of a graph from the words that it carries.

The checker knows the graph and nothing else: it shares no code with what read the report, so that a mistake there is
not repeated here. It reads a quotation in its own plain way, and a fact that its words do not bear out is refused.

    for refusal in verify(read_dataset(data, where="graph.nq")):
        print(refusal.reason, refusal.statement.words)
"""

from __future__ import annotations

from dvgraph.verify.check import PROOFS, Refusal, claims, prove, verify

__all__ = ["PROOFS", "Refusal", "claims", "prove", "verify"]
