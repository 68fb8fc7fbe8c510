"""Places: territories and their chain, as rows keyed by path.

Uses: kit, core.
"""
