"""Papers of a roadmap: the PDF, the calendar file, and the code that carries answers to another device.

Uses: roadmaps.requests, roadmaps.shows, knowledge, kit, core.
"""
