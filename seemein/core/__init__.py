"""The core: facts and rules, pure and exact. No Django, no clock, no language, no I/O beyond the loader."""
