"""The desk as one ASGI application: the table of addresses behind the guard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.resources import files

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from sayso.export.jsonl import dumps
from sayso.web.answering import Nav, Sorry, acting, fetching, showing, sorry
from sayso.web.asking import Action, Entry, Row
from sayso.web.desk import Desk, close_desk
from sayso.web.guard import Doors, Guard
from sayso.web.openapi import description
from sayso.web.pages.claims import warm
from sayso.web.table import TABLE

FRONT = "/claims"


def make_app(desk: Desk, doors: Doors | None = None) -> ASGIApp:
    """The desk, ready to be served; closing the application closes the desk."""
    nav = tuple((one.nav, one.path) for one in TABLE if isinstance(one, Entry) and one.nav)

    @asynccontextmanager
    async def life(_app: Starlette) -> AsyncIterator[None]:
        desk.bench.afterwards = partial(warm, desk)
        warming = asyncio.get_running_loop().run_in_executor(None, warm, desk)
        yield
        await warming
        close_desk(desk)

    async def refused(request: Request, error: Exception) -> Response:
        told = Sorry(404, "Nothing stands at this address.")
        if isinstance(error, HTTPException) and error.status_code != 404:
            told = Sorry(error.status_code, error.detail)
        return await run_in_threadpool(sorry, desk, request, told, nav)

    async def broken(request: Request, error: Exception) -> Response:
        words = (
            f"The desk met a fault of its own ({type(error).__name__}). Load the page again; if it comes back, "
            "the terminal has what to report."
        )
        return await run_in_threadpool(sorry, desk, request, Sorry(500, words), nav)

    routes = [route for row in TABLE for route in _routes(desk, row, nav)]
    inner = Starlette(
        routes=[Route("/", _front), *routes, _described(), *_static()],
        exception_handlers={HTTPException: refused, Exception: broken},
        lifespan=life,
    )
    return Guard(inner, doors or Doors())


async def _front(_request: Request) -> Response:
    return RedirectResponse(FRONT, 307)


def _routes(desk: Desk, row: Row, nav: Nav) -> list[BaseRoute]:
    if isinstance(row, Entry):
        endpoint = showing(desk, row, nav)
        return [Route(f"{row.path}.json", endpoint), Route(row.path, endpoint)]
    if isinstance(row, Action):
        endpoint = acting(desk, row, nav)
        return [Route(path, endpoint, methods=["POST"]) for path in (f"{row.path}.json", row.path)]
    return [Route(row.path, fetching(desk, row, nav))]


def _described() -> Route:
    told = dumps(description(TABLE)) + "\n"

    async def answer(_request: Request) -> Response:
        return Response(told, media_type="application/json")

    return Route("/openapi.json", answer)


def _static() -> list[BaseRoute]:
    """The style sheet of the account, which the desk builds on, and the desk's own files."""
    look = files("sayso.export") / "templates" / "style.css"

    async def account_style(_request: Request) -> Response:
        return Response(look.read_text(encoding="utf-8"), media_type="text/css")

    own = StaticFiles(packages=[("sayso.web", "static")])
    return [Route("/static/account.css", account_style), Mount("/static", own)]
