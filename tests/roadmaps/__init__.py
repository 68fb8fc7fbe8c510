"""Tests of the roadmaps room."""
