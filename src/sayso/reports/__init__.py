"""Reports: from files, pages and lines of JSON to texts that know who published them, when, and from what."""

from sayso.reports.load import from_json_line, from_page, from_text, load

__all__ = ["from_json_line", "from_page", "from_text", "load"]
