"""Forms in which a person writes facts: a record of the files' format comes in, a record goes out."""
