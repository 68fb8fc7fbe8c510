"""Desk: the work lists of partners, the state of source links, the weekly mail.

Uses: updates, guides, knowledge, partners, accounts, places, kit, core.
"""
