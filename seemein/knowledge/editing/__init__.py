"""The editors' screens for facts, inside Wagtail's admin."""
