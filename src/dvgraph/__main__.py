"""`python -m dvgraph`."""

from dvgraph.cli import main

main()
