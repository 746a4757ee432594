"""From a request to an answer: read what is asked, ask the page, say it as HTML or as JSON."""

from __future__ import annotations

import hmac
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sayso.errors import CaseRefused, NotThere, SaysoError
from sayso.export.jsonl import dumps
from sayso.store import account
from sayso.web.asking import LONGEST, Action, Asked, Done, Download, Entry, Moved, Page, Upload
from sayso.web.desk import Desk
from sayso.web.environment import render
from sayso.web.guard import cookies_of

Endpoint = Callable[[Request], Awaitable[Response]]

Nav = tuple[tuple[str, str], ...]
"""The words of the navigation and where they lead."""

TOKEN = "form"  # noqa: S105
TOKEN_HEADER = "x-sayso-form"  # noqa: S105
WHO = "sayso-who"

MOST_FILES, MOST_FIELDS, LONGEST_FIELD = 500, 500, 4_000_000
"""Files and fields of one form, and bytes of one field (a pasted report): bounds against made-up forms."""


@dataclass(frozen=True, slots=True)
class Chrome:
    """What stands around every page: the case, who is at work, whether the claims are up to date."""

    case: str
    who: str
    form: str
    path: str
    words: str
    current: bool
    busy: bool
    demo: bool
    nav: Nav


# -- endpoints -----------------------------------------------------------------------------------


def showing(desk: Desk, entry: Entry, nav: Nav) -> Endpoint:
    """The endpoint of a page."""

    def work(request: Request) -> Response:
        asked = _asked(request, desk)
        return _shown(desk, entry.show(desk, asked), asked, _Wish(request, nav))

    return _guarded(desk, nav, lambda request: run_in_threadpool(work, request))


def acting(desk: Desk, action: Action, nav: Nav) -> Endpoint:
    """The endpoint of an order: the form is read, its token checked, the order carried out."""

    async def answer(request: Request) -> Response:
        limits = {"max_files": MOST_FILES, "max_fields": MOST_FIELDS, "max_part_size": LONGEST_FIELD}
        async with request.form(**limits) as form:
            _check_token(request, form, desk)
            return await run_in_threadpool(_ordered, desk, action, request, form)

    return _guarded(desk, nav, answer)


def fetching(desk: Desk, download: Download, nav: Nav) -> Endpoint:
    """The endpoint of a download: bytes that no browser shows."""

    def work(request: Request) -> Response:
        file = download.fetch(desk, _asked(request, desk))
        told = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
        return Response(file.content, 200, {"Content-Disposition": told}, "application/octet-stream")

    return _guarded(desk, nav, lambda request: run_in_threadpool(work, request))


def _guarded(desk: Desk, nav: Nav, answer: Endpoint) -> Endpoint:
    """The same, with errors of ours told as pages."""

    async def endpoint(request: Request) -> Response:
        try:
            return await answer(request)
        except SaysoError as error:
            return await run_in_threadpool(sorry, desk, request, regret(error), nav)

    return endpoint


# -- reading -------------------------------------------------------------------------------------


def _asked(request: Request, desk: Desk) -> Asked:
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in request.query_params.multi_items():
        fields[name] = (*fields.get(name, ()), value[:LONGEST])
    return Asked(dict(request.path_params), fields, (), _who(request, desk))


def _who(request: Request, desk: Desk) -> str:
    given = cookies_of(request.headers.getlist("cookie")).get(WHO, "")
    return desk.called(unquote(given))


def _check_token(request: Request, form: FormData, desk: Desk) -> None:
    given = form.get(TOKEN) or request.headers.get(TOKEN_HEADER, "")
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), desk.form_token.encode()):
        raise HTTPException(403, "The page that this came from is old: load it again and do it once more.")


def _ordered(desk: Desk, action: Action, request: Request, form: FormData) -> Response:
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            fields[name] = (*fields.get(name, ()), value)
    with _laid_down(form) as files:
        done = action.act(desk, Asked(dict(request.path_params), fields, files, _who(request, desk)))
    return _told(done, request)


def _told(done: Done, request: Request) -> Response:
    if wants_json(request):
        return _json(done.record)
    answer = RedirectResponse(done.see, 303)
    if "who" in done.record:
        answer.set_cookie(WHO, quote(str(done.record["who"])), httponly=True, samesite="strict", path="/")
    return answer


@contextmanager
def _laid_down(form: FormData) -> Iterator[tuple[Upload, ...]]:
    """The files of a form in a folder that is gone afterwards; their names are words, never places."""
    with tempfile.TemporaryDirectory(prefix="sayso-") as folder:
        files = []
        for number, one in enumerate(one for _, one in form.multi_items() if isinstance(one, UploadFile)):
            if one.filename:
                path = Path(folder) / str(number)
                with path.open("wb") as stream:
                    shutil.copyfileobj(one.file, stream)
                files.append(Upload(one.filename, path))
        yield tuple(files)


# -- answering -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Wish:
    """In which form an answer is wanted, and what stands around it."""

    request: Request
    nav: Nav


def wants_json(request: Request) -> bool:
    """Whether an answer shall be JSON: the address ends in .json, or JSON is all that is accepted."""
    return request.url.path.endswith(".json") or request.headers.get("accept", "") == "application/json"


def _shown(desk: Desk, page: Page | Moved, asked: Asked, wish: _Wish) -> Response:
    if isinstance(page, Moved):
        path = f"{page.path}.json" if wish.request.url.path.endswith(".json") else page.path
        return RedirectResponse(f"{path}?{urlencode(page.query)}" if page.query else path, 307)
    if wants_json(wish.request):
        return _json(page.record())
    chrome = _chrome(desk, wish, asked)
    view = page.context() if callable(page.context) else page.context
    return HTMLResponse(render(page.template, {"chrome": chrome, "view": view}))


def _chrome(desk: Desk, wish: _Wish, asked: Asked) -> Chrome:
    with desk.store.reading() as connection:
        current = account.is_current(connection)
    return Chrome(
        case=desk.name,
        who=asked.who,
        form=desk.form_token,
        path=wish.request.url.path,
        words=asked.one("q"),
        current=current,
        busy=desk.bench.busy,
        demo=desk.demo,
        nav=wish.nav,
    )


def _json(record: Mapping[str, Any], status: int = 200) -> Response:
    return Response(dumps(record) + "\n", status, media_type="application/json")


@dataclass(frozen=True, slots=True)
class Sorry:
    """What the page of an error shows, and under which status."""

    status: int
    words: str


def regret(error: SaysoError) -> Sorry:
    """An error of ours as a page tells it."""
    status = 404 if isinstance(error, NotThere) else 409 if isinstance(error, CaseRefused) else 400
    return Sorry(status, str(error))


def sorry(desk: Desk, request: Request, told: Sorry, nav: Nav) -> Response:
    """An error as a page, or as a record."""
    if wants_json(request):
        return _json({"error": told.words}, told.status)
    chrome = _chrome(desk, _Wish(request, nav), _asked(request, desk))
    return HTMLResponse(render("sorry.html.j2", {"chrome": chrome, "view": told}), told.status)
