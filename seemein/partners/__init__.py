"""Partners: the organisations that keep the hub, and who may do what in which territory.

Uses: accounts, places, kit, core.
"""
