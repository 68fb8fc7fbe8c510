"""Kit: furniture that belongs to no subject: base templates, ui parts, css, languages, figures in a reader's locale.

Uses nothing above the core.
"""
