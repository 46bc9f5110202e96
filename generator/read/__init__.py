"""Files → Article: the first stage.

One small module a format, a table from suffix to reader. Whatever cannot be read becomes a ``Skipped`` that names
place, problem and remedy; a ``Skipped`` can also report a part, such as a date, that an article is kept without.
"""

from generator.read.folder import read_files, read_folder
from generator.read.formats import READERS, Reader

__all__ = ["READERS", "Reader", "read_files", "read_folder"]
