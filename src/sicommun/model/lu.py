"""A scalar that is read by a function of the house, and what the schema of an editor says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic_core import CoreSchema, core_schema


@dataclass(frozen=True, slots=True, eq=False)
class Lu:
    """The reader of a type: `Annotated[str, Lu(read_code, {"type": "string"})]`.

    What `PlainValidator` and `WithJsonSchema` do together, without asking each time for the signature of
    the reader and for a serialization that no record has: a command starts a tenth faster.
    """

    func: Callable[[object], Any]
    schema: Mapping[str, Any]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> CoreSchema:
        """Give the reader alone, whatever the annotated type."""
        return core_schema.no_info_plain_validator_function(self.func)

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, _handler: Any) -> dict[str, Any]:
        """Give what an editor may check."""
        return dict(self.schema)
