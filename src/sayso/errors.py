"""The family of errors.

SaysoError
├── InputError          what was given cannot be read (the batch goes on without it)
│   ├── NotAReport      there is no report in it: empty, binary, another language, a folder without reports
│   └── TooLarge        it is larger than the bounds in the settings
├── ModelError          a shipped model file is missing, damaged or of another version
├── SettingsError       a setting is unknown or out of its range
├── CaseError           a case cannot be used as was asked
│   ├── NotACase        there is no case in the file, or one of a newer version
│   ├── CaseRefused     nothing was changed: full, read-only, or somebody else is writing
│   │   └── DecidedMeanwhile  somebody else decided on the same thing since it was looked at
│   ├── CaseDamaged     the file is damaged
│   └── NotThere        the case has nothing under that id
└── NotMeasured         a figure could not be measured, which is not zero
"""

from __future__ import annotations


class SaysoError(Exception):
    """Something went wrong that a user can understand: what was seen, what was expected, what to do."""


class InputError(SaysoError):
    """What was given cannot be read; ``where`` names it."""

    def __init__(self, what: str, *, where: str) -> None:
        super().__init__(f"{where}: {what}")
        self.what = what
        self.where = where


class NotAReport(InputError):
    """There is no report in what was given."""


class TooLarge(InputError):
    """What was given is larger than the bounds in the settings."""


class ModelError(SaysoError):
    """A shipped model file is missing, damaged or of another version."""


class SettingsError(SaysoError):
    """A setting is unknown or out of its range."""


class NotMeasured(SaysoError):
    """A figure could not be measured, which is not the same as zero."""


class CaseError(SaysoError):
    """A case file cannot be used as was asked."""


class NotACase(CaseError):
    """There is no case in the file, or one that a newer version wrote."""


class CaseRefused(CaseError):
    """The case was not changed: the place is full, read-only, or somebody else is writing."""


class DecidedMeanwhile(CaseRefused):
    """Somebody decided on the same thing since it was looked at; ``numbers`` are those decisions."""

    def __init__(self, what: str, *, numbers: tuple[int, ...]) -> None:
        super().__init__(what)
        self.numbers = numbers


class CaseDamaged(CaseError):
    """The file is damaged: take the last backup."""


class NotThere(CaseError):
    """The case has nothing under an id or address."""
