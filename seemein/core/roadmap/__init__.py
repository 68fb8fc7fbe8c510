"""Roadmap: profile, three-valued conditions, plan, next question, alternatives.

Uses: core.facts.
"""
