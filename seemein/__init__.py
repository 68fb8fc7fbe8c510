"""The See Me In Hub: what applies to a multicultural entrepreneur, where she lives, in a language she reads."""
