"""Every address of the desk, in one table: what is served, what the navigation names, what OpenAPI describes.

The order is that of the navigation; fixed addresses stand before those with a part in braces.
"""

from __future__ import annotations

from sayso.web.asking import Row
from sayso.web.pages import adding, claim, claims, desk, reports, search, sources

TABLE: tuple[Row, ...] = (
    *claims.ROWS,
    *reports.ROWS,
    *sources.ROWS,
    *claim.ROWS,
    *search.ROWS,
    *adding.ROWS,
    *desk.ROWS,
)
