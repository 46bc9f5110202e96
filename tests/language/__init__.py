"""Tests of what language files say."""
