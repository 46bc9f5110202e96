"""Tests of the recipe of the language model, as far as they need none of its heavy libraries."""
