"""Tests of the papers: PDF, calendar, code."""
