"""How much of a list stands on one page: who links into the middle of a list has to know it too."""

from typing import Final

PER_PAGE: Final = 20
