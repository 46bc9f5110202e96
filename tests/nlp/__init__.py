"""Tests of generator.nlp."""
