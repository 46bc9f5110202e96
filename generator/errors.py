"""What can go wrong, said so that it can be put right: place, problem, remedy."""

from __future__ import annotations


class BriefingsError(Exception):
    """Base of every error this package raises on purpose."""


class SettingsError(BriefingsError):
    """A settings, language or topics file cannot be used; carries all its faults, one a line."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults

    def __reduce__(self) -> tuple[type[SettingsError], tuple[list[str]]]:
        """Made anew of its faults where a worker process hands it over."""
        return type(self), (self.faults,)


class SelectionError(BriefingsError):
    """What was asked for is not in the articles."""


class ReadError(BriefingsError):
    """One article cannot be read: where, what is wrong, and what to do about it."""

    def __init__(self, place: str, problem: str, remedy: str) -> None:
        super().__init__(f"{place}: {problem}. {remedy}.")
        self.place = place
        self.problem = problem
        self.remedy = remedy


class CacheError(BriefingsError):
    """The cache of analyses cannot be used, for one because another run holds it."""


class RegistryError(BriefingsError):
    """The registry of addresses contradicts itself or cannot be read."""


class VerbatimError(BriefingsError):
    """A quote is not what its article says; nothing may be published."""


class PublishError(BriefingsError):
    """The site could not be built or written."""
