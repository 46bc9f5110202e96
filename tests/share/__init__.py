"""Tests of what leaves the site."""
