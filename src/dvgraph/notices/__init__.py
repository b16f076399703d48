"""What is told of a graph, whichever engine found it: one account of it, as text, JSON, SARIF or one HTML page."""

from __future__ import annotations

from dvgraph.notices.grouping import Group, group
from dvgraph.notices.notice import LANGUAGES, SEVERITIES, Level, Notice, Said, severity_name
from dvgraph.notices.page import page_of
from dvgraph.notices.places import Place, Places, Source
from dvgraph.notices.sarif import sarif_of
from dvgraph.notices.text import text_of

__all__ = [
    "LANGUAGES",
    "SEVERITIES",
    "Group",
    "Level",
    "Notice",
    "Place",
    "Places",
    "Said",
    "Source",
    "group",
    "page_of",
    "sarif_of",
    "severity_name",
    "text_of",
]
