"""Vietnamese Party and State reports, mapped into a graph in which every fact carries the words that say it."""
