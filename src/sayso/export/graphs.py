"""GraphML and GEXF: who has it from whom over all claims, for programs that draw and count graphs."""

from __future__ import annotations

import re

import networkx as nx

from sayso.export.book import label, open_book
from sayso.export.words import line
from sayso.records import Account

_MOMENT = re.compile(r' lastmodifieddate="[^"]*"')


def graph_of(account: Account) -> nx.DiGraph[str]:
    """Reports and sources; an edge from each to whom it has something from, with for how many claims."""
    book = open_book(account)
    graph: nx.DiGraph[str] = nx.DiGraph()
    for report in sorted(account.reports, key=lambda one: one.id):
        graph.add_node(report.id, label=line(label(book, report.id)), what="report", named=True)
    for source in sorted(account.sources, key=lambda one: one.id):
        graph.add_node(source.id, label=line(label(book, source.id)), what=source.kind, named=source.named)
    told: dict[tuple[str, str], dict[str, set[str]]] = {}
    for behind in account.provenance:
        for edge in behind.edges:
            told.setdefault((edge.start, edge.end), {}).setdefault(edge.kind, set()).add(behind.claim)
    for (start, end), kinds in sorted(told.items()):
        for node in (start, end):
            if node not in graph:
                graph.add_node(node, label=line(node), what="unnamed", named=False)
        claims = sorted(set().union(*kinds.values()))
        graph.add_edge(start, end, kind=" ".join(sorted(kinds)), weight=len(claims), claims=" ".join(claims))
    return graph


def graphml(account: Account) -> str:
    """The graph as GraphML."""
    return "\n".join(nx.generate_graphml(graph_of(account))) + "\n"


def gexf(account: Account) -> str:
    """The graph as GEXF 1.2, without the day on which it was written."""
    return _MOMENT.sub("", "\n".join(nx.generate_gexf(graph_of(account)))) + "\n"
