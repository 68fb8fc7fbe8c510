"""The See Me In Hub: what applies to a multicultural entrepreneur, where she lives, in a language she reads."""

__version__ = "0.1.0"
