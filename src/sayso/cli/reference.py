"""Write the command line reference from the commands themselves: ``python -m sayso.cli.reference``."""

from __future__ import annotations

import click

from sayso.cli import sayso

WIDTH = 96
HEAD = """# Commands

Generated from the commands' own help by `make docs`; do not edit.
"""


def reference() -> str:
    """The help of every command as one Markdown page."""
    return "\n".join([HEAD, *_sections(sayso, "sayso", None)])


def _sections(command: click.Command, name: str, parent: click.Context | None) -> list[str]:
    """A command, and those below it, by name."""
    parts = [_section(command, name, parent)]
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name.rpartition(" ")[2], parent=parent)
        for inner, one in sorted(command.commands.items()):
            parts += _sections(one, f"{name} {inner}", context)
    return parts


def _section(command: click.Command, name: str, parent: click.Context | None) -> str:
    info = name.rpartition(" ")[2]
    settings = {"terminal_width": WIDTH, "max_content_width": WIDTH, **sayso.context_settings}
    with click.Context(command, info_name=info, parent=parent, **settings) as context:
        return f"## {name}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    click.echo(reference(), nl=False)
