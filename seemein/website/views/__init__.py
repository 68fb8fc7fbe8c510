"""The views of the front door, split by noun."""
