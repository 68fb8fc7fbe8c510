"""A column for the records of the files."""

import json
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

if TYPE_CHECKING:
    _Text = models.TextField[Any, Any]
else:
    _Text = models.TextField


class RecordField(_Text):
    """Plain values as JSON text: unlike a database's own JSON it keeps the order in which a file writes them."""

    def from_db_value(self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper) -> Any:
        """The values that a row holds."""
        return self.to_python(value)

    def to_python(self, value: Any) -> Any:
        """The values that a text writes down."""
        return json.loads(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> str | None:
        """The text that a row holds."""
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def value_to_string(self, obj: models.Model) -> str:
        """The same for a dump of the database."""
        return self.get_prep_value(self.value_from_object(obj)) or ""
