"""Accounts: people. The custom user stands from the first migration; signing in comes later.

Uses: places, kit, core.
"""
