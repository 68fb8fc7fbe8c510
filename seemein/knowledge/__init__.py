"""Knowledge: the facts in the database, loaded, checked, exported and compiled into snapshots that pages read.

Uses: partners, accounts, places, kit, core.
"""
