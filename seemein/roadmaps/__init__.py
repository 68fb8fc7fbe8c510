"""Roadmaps: a person's answers (kept in one encrypted cookie), her roadmap, its print, calendar and alternatives.

Uses: knowledge, places, kit, core.
"""
