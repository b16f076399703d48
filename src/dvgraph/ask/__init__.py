"""Questions to a graph in SPARQL: those of the library in `queries/`, or any text.

    store = load(Path("build/graph.nq").read_bytes(), where="build/graph.nq")
    answer = ask(store, question("figures"), {"unit": "Kỳ Sơn"})
    print(write_answer(answer, "table", width=100))

Reading only: updates and SERVICE are refused. The default graph of a query is the union of all named graphs.
"""

from __future__ import annotations

from dvgraph.ask.answers import FORMATS, Answer, write_answer
from dvgraph.ask.questions import AS_OF, Parameter, Question, last_day, question, questions, write_catalogue
from dvgraph.ask.store import ask, ask_text, load

__all__ = [
    "AS_OF",
    "FORMATS",
    "Answer",
    "Parameter",
    "Question",
    "ask",
    "ask_text",
    "last_day",
    "load",
    "question",
    "questions",
    "write_answer",
    "write_catalogue",
]
