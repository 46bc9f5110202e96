"""The interface's texts from the language file, with their places filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Sized

    from generator.language import LanguageProfile


class Texts:
    """The texts of one language."""

    def __init__(self, profile: LanguageProfile) -> None:
        self.code = profile.code
        self._texts = profile.interface.text

    def text(self, key: str, **values: object) -> str:
        """The text of that key.

        Raises SettingsError if there is none, or if it asks for values that are not given.
        """
        place = f"site_config/languages/{self.code}.toml: interface.text.{key}"
        if key not in self._texts:
            raise SettingsError([f"{place}: this text is missing. Add it."])
        try:
            return self._texts[key].format(**values)
        except (KeyError, ValueError, IndexError, AttributeError, TypeError) as error:
            known = ", ".join(f"{{{name}}}" for name in values) or "none"
            raise SettingsError([f"{place}: {error!r}. Values that may stand in it: {known}."]) from error

    def count(self, key: str, things: Sized | int) -> str:
        """„1 Zitat“, „3 Zitate“, „keine Zitate“."""
        number = things if isinstance(things, int) else len(things)
        form = {0: "none", 1: "one"}.get(number, "many")
        return self.text(f"{key}_{form}", n=number)
