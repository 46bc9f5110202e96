"""TOML file → checked, frozen model, with every fault reported at once."""

from __future__ import annotations

import difflib
import json
import tomllib
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError

from generator.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails


class Table(BaseModel):
    """Base of all models read from TOML: frozen, and no key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


TableT = TypeVar("TableT", bound=Table)


def read_toml(path: Path, model: type[TableT]) -> TableT:
    """The file's content as a model.

    Raises SettingsError, with one line a fault, where the file is missing, is not TOML or does not fit.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(
            [f"{path}: the file is missing. Create it, or point --root at the project's folder."]
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError([f"{path}: not UTF-8 at byte {error.start}. Save the file as UTF-8."]) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError([f"{path}: not valid TOML: {error}."]) from error
    except OSError as error:
        raise SettingsError([f"{path}: cannot be read: {error.strerror}."]) from error
    try:
        # Through JSON, since only there strict validation takes an array for a tuple.
        return model.model_validate_json(json.dumps(content, default=str))
    except ValidationError as error:
        raise SettingsError([_fault(path, model, detail) for detail in error.errors()]) from error


def _fault(path: Path, model: type[Table], detail: ErrorDetails) -> str:
    key = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        return f"{path}: {key}: unknown key.{_suggestion(model, detail['loc'])}"
    if detail["type"] == "missing":
        return f"{path}: {key}: this key is missing. Add it."
    message = detail["msg"].removeprefix("Value error, ")
    if not detail["loc"]:
        return f"{path}: {message}."
    return f"{path}: {key}: {detail['input']!r} does not fit: {message}."


def _suggestion(model: type[Table], location: tuple[int | str, ...]) -> str:
    """Which keys there are beside the unknown one, the likely one first."""
    known: list[str] = []
    table: Any = model
    for part in location:
        if isinstance(part, int):
            continue
        fields = getattr(table, "model_fields", None)
        if fields is None:
            return ""
        by_key = {field.alias or name: field for name, field in fields.items()}
        known = list(by_key)
        if part in by_key:
            table = _entry_type(by_key[part].annotation)
    close = difflib.get_close_matches(str(location[-1]), known, n=1)
    return f" Did you mean {close[0]!r}?" if close else f" Known here: {', '.join(known)}."


def _entry_type(annotation: Any) -> Any:
    """The type of an array's entries; any other type itself."""
    return get_args(annotation)[0] if get_origin(annotation) is tuple else annotation
