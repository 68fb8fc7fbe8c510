"""Settings by environment variable: each has a default or a message that says what to set."""
