"""The translators' screens and files for the texts of the facts, inside Wagtail's admin."""
