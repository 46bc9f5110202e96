"""Briefings: a folder of news articles becomes a searchable static site."""
