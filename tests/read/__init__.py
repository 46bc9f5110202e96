"""Tests of the reading stage; cases/ holds one file a format."""
