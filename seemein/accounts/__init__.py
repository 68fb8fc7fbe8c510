"""Accounts: people, how they are invited, how they sign in with a second proof, and who is let through the desk's door.

Uses: places, kit, core.
"""
