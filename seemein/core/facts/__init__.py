"""Facts: the schema of the knowledge files, their loader and checks, dated values, overrides by territory.

Uses nothing.
"""
