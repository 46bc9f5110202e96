"""Briefing → what leaves the site: mails, feeds, cards, linked data and data files; pure but for cards drawn before."""
