"""Pieces of the language of administration that extractors share: no module here reads a whole report."""
