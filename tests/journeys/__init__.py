"""Journeys in a real browser against the hub as production serves it."""
