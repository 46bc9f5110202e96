"""Tests of generator.curate."""
