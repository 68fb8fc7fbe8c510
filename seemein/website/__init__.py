"""Website: the front door. Addresses, home, territory and step pages, legal pages, sitemap, health, page cache.

Uses every room.
"""
