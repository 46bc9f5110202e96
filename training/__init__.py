"""The recipe of the German language model: data, training, evaluation, export. README.md says how to run it."""

ROUNDS = ("first", "second", "third")
