"""What the core says, in the shapes of the API: amounts exact, dates ISO 8601, texts in the voice's language."""
