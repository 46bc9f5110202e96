"""Tests of generator.gather."""
