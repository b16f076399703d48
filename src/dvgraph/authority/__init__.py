"""What is known of units beyond a report: codes, names, lifetimes. Read from `data/authority/` when first needed."""

from __future__ import annotations

from dvgraph.authority.units import Unit, names, units

__all__ = ["Unit", "names", "units"]
