"""A case opens in Datasette as it is: every table and every view can be read."""

from __future__ import annotations

import asyncio
import warnings

import pytest

from sayso.store import Store

HIDDEN = ("_data", "_idx", "_docsize", "_config")


def test_datasette_reads_every_table_and_view(ten: Store) -> None:
    """Datasette's own client gets rows of each table and view, and knows foreign keys and full-text search."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        application = pytest.importorskip("datasette.app", reason="skipped: datasette is not installed")
        asyncio.run(_look(application, ten.place))


async def _look(application: object, place: str) -> None:
    served = application.Datasette([place])  # type: ignore[attr-defined]
    await served.invoke_startup()
    whole = (await served.client.get("/ten.json")).json()
    names = {one["name"]: one for one in whole["tables"]}
    assert {"report", "statement", "claim", "source", "judgement"} <= names.keys()
    assert {"claims", "origins"} <= set(_names(whole["views"]))
    for name in [*names, "claims", "origins"]:
        if not name.endswith(HIDDEN):
            found = await served.client.get(f"/ten/{name}.json?_shape=array&_size=2")
            assert found.status_code == 200, (name, found.text)
    assert names["statement"]["foreign_keys"]["outgoing"][0]["other_table"] == "report"
    hits = await served.client.get("/ten/statement.json?_search=ferry&_shape=array")
    assert hits.status_code == 200 and hits.json()
    for database in served.databases.values():
        database.close()


def _names(views: list[object]) -> list[str]:
    return [one if isinstance(one, str) else one["name"] for one in views]  # type: ignore[index]
