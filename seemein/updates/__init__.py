"""Updates: what changed, for those who asked to be told: by mail, feed or calendar.

Uses: guides, knowledge, places, kit, core.
"""
