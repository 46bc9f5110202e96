"""Tests of generator.extract."""
