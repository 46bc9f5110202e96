"""Tests mirror the modules of the generator; cases/ and golden/ hold what they read."""
