"""Every address of the desk, in one table: what is served, what the navigation names, what OpenAPI describes.

The order is that of the navigation; fixed addresses stand before those with a part in braces.
"""

from __future__ import annotations

from sayso.web.asking import Row
from sayso.web.pages import (
    adding,
    claim,
    claims,
    deciding,
    desk,
    history,
    lists,
    report,
    review,
    search,
    source,
)

TABLE: tuple[Row, ...] = (
    *claims.ROWS,
    *lists.ROWS,
    *review.ROWS,
    *history.ROWS,
    *claim.ROWS,
    *report.ROWS,
    *source.ROWS,
    *deciding.ROWS,
    *search.ROWS,
    *adding.ROWS,
    *desk.ROWS,
)
