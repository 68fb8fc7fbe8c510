"""API: what machines may read and ask, under /api/v1/.

Uses: roadmaps, knowledge, places, kit, core.
"""
