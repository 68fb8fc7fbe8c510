"""Guides: prose per territory and topic, kept in Wagtail; facts enter it only as chips.

Uses: knowledge, partners, accounts, places, kit, core.
"""
