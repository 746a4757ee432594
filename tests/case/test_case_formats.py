"""What a case gives to other programs is what their own libraries read, and hostile words stay words."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from sayso import case
from sayso.export import followthemoney, graphs, markdown, prov, stix, tabular, web_annotation
from sayso.export.interchange import FORMATS
from sayso.records import Account
from sayso.reports import from_text
from sayso.store import account
from tests.case.conftest import WORK, Make
from tests.case.fakes import make_reports, make_text

HOSTILE = "=cmd|' /C calc'!A0 <script>alert(1)</script> [x](javascript:y) {{evil|a=b}} \u202e\x1b[31m |"


@pytest.fixture
def told(make: Make) -> Account:
    """The account of a case whose fields are hostile, copies of a text among its reports."""
    store = make()
    nasty = from_text(
        make_text(1), id="nasty", title=HOSTILE, publisher=HOSTILE, url="https://news.example/a?b=c"
    )
    copy = from_text(make_text(1), id="copy", publisher="Copyist", agency="Terin", published="2021-03-09")
    case.add(store, [*make_reports(4), nasty, copy], WORK)
    case.update(store, WORK)
    with store.reading() as connection:
        return account.get(connection)


def test_each_format_is_the_same_for_the_same_account(told: Account) -> None:
    """Every format is a function of the account, whatever order its parts have, and names no day of its own."""
    turned = replace(
        told, reports=told.reports[::-1], sources=told.sources[::-1], statements=told.statements[::-1]
    )
    for name, make_text_of in FORMATS.items():
        assert make_text_of(told) == make_text_of(turned), name


def test_annotations_lead_to_their_words(told: Account) -> None:
    """Quote and position of each annotation are the words of the report with the digest that it names."""
    page = json.loads(web_annotation.annotation_page(told))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    texts = {one.digest: one.text for one in told.reports}
    assert len(page["items"]) == len(told.statements)
    for item in page["items"]:
        assert item["type"] == "Annotation"
        for target in item["target"]:
            quote, position = target["selector"]
            text = texts[target["dcterms:identifier"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_prov_is_read_by_its_library(told: Account) -> None:
    """The PROV library reads the document, and knows each statement as a quotation of its report."""
    model = pytest.importorskip("prov.model", reason="skipped: prov is not installed")
    document = model.ProvDocument.deserialize(content=prov.prov_json(told), format="json")
    derived = {str(one.args[0]): str(one.args[1]) for one in document.get_records(model.ProvDerivation)}
    for said in told.statements:
        assert derived[f"sayso:{said.id}"] == f"sayso:{said.report}"
    assert len(list(document.get_records(model.ProvAgent))) == len(told.sources)


def test_stix_is_read_by_its_library(told: Account) -> None:
    """The STIX library reads every object, and every reference leads to an object of the bundle."""
    library = pytest.importorskip("stix2", reason="skipped: stix2 is not installed")
    bundle = library.parse(stix.bundle(told))
    ids = {one.id for one in bundle.objects}
    assert len(ids) == len(bundle.objects) == len(told.sources) + len(told.reports) + len(told.claims)
    for one in bundle.objects:
        assert set(one.get("object_refs", ())) <= ids


def test_ftm_is_read_by_its_library(told: Account) -> None:
    """FollowTheMoney takes every entity, with every property that we gave it."""
    library = pytest.importorskip("followthemoney", reason="skipped: followthemoney is not installed")
    lines = followthemoney.entities(told).splitlines()
    for line in lines:
        given = json.loads(line)
        entity = library.model.get_proxy(given, cleaned=False)
        for name, values in given["properties"].items():
            assert entity.get(name), (given["schema"], name, values)
    assert len(lines) == len(told.reports) + len(told.sources) + len(told.statements)


def test_graphs_are_read_again(told: Account) -> None:
    """GraphML and GEXF give the graph back to the library that reads them."""
    import networkx as nx

    graph = graphs.graph_of(told)
    back = nx.parse_graphml(graphs.graphml(told))
    assert set(back.edges) == set(graph.edges)
    assert {id: node["label"] for id, node in back.nodes(data=True)} == {
        id: node["label"] for id, node in graph.nodes(data=True)
    }
    again = nx.read_gexf(io.BytesIO(graphs.gexf(told).encode()))
    assert set(again.edges) == set(graph.edges)
    assert "lastmodifieddate" not in graphs.gexf(told)
    assert ElementTree.fromstring(graphs.gexf(told)) is not None


def test_tables_come_back(make: Make) -> None:
    """CSV and Parquet give the rows back; a cell that a spreadsheet would run is a text."""
    store = make("tables.case")
    case.add(store, [*make_reports(3), from_text(make_text(5), id="x", title=HOSTILE)], WORK)
    case.update(store, WORK)
    with store.reading() as connection:
        rows = account.flat_rows(connection)
    assert {"report", "claim", "statement", "source", "link", "judgement"} <= rows.keys()
    for name, found in rows.items():
        read = list(csv.DictReader(io.StringIO(tabular.csv_text(found))))
        assert len(read) == len(found), name
        assert not any(
            re.match(r"\s*[=+@|%-]", value) for row in read for value in row.values() if not _number(value)
        )
    parquet = pytest.importorskip("pyarrow.parquet", reason="skipped: pyarrow is not installed")
    table = parquet.read_table(io.BytesIO(tabular.parquet_bytes(rows["statement"])))
    assert table.to_pylist() == rows["statement"]


def _number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


def test_markdown_is_words(told: Account) -> None:
    """Each claim and its reports are there, each footnote once, and nothing of a report is markup."""
    page = markdown.summary(told)
    assert page.count("\n## ") == len(told.claims)
    used, given = (
        set(re.findall(r"(?<!\n)\[\^(\d+)\]", page)),
        re.findall(r"^\[\^(\d+)\]:", page, re.MULTILINE),
    )
    assert used == set(given) and len(given) == len(set(given))
    assert (
        "<script>" not in page and "](javascript" not in page and "\u202e" not in page and "\x1b" not in page
    )
    assert all(report.digest.replace(":", ":") in page.replace("\\", "") for report in told.reports)


def test_wikipedia_gets_the_agency(told: Account) -> None:
    """Wire copy is cited as the agency's, by way of the paper; words cannot break out of the template."""
    copy = next(one for one in told.reports if one.publisher == "Copyist")
    assert "|agency=Terin" in markdown.cite(copy) and "|via=Copyist" in markdown.cite(copy)
    nasty = next(one for one in told.reports if one.url)
    line = markdown.cite(replace(nasty, title=HOSTILE, publisher=HOSTILE))
    assert line.count("{{") == line.count("{{!}}") + 1
    assert "{{evil" not in line and "<script" not in line and "[x]" not in line
    assert line.startswith("{{cite news |") and line.endswith("}}")
