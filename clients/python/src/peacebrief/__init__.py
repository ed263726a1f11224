"""peacebrief reads reports on peace processes and condenses each into a brief in which every finding points to its words.

This is its client for Python. `Client` blocks, `peacebrief.aio.Client` awaits; both have the same calls. `peacebrief.v1` has
the messages.

```python
import peacebrief

with peacebrief.connect("http://127.0.0.1:50051") as client:
    brief = client.summarize("The government and the rebels signed a ceasefire in Nairobi, a UN spokesman said.")
    print(brief.summary.text)
```
"""
from peacebrief import v1
from peacebrief._reasons import ErrorReason
from peacebrief._sync import Client
from peacebrief.cancellation import Cancellation
from peacebrief.convert import article, from_dict, from_json, slice, to_dict, to_json
from peacebrief.dataframe import briefs_to_dataframe
from peacebrief.dates import (
    AnyDate,
    Interval,
    PartialDate,
    from_date,
    from_interval,
    from_resolved,
    to_date,
    to_interval,
)
from peacebrief.errors import (
    CancelledError,
    ConfigurationError,
    DeadlineError,
    Error,
    FieldViolation,
    ProtocolError,
    RefusedError,
    UnreachableError,
)
from peacebrief.names import Named

connect = Client

__version__ = "0.1.0"

__all__ = [
    "AnyDate",
    "Cancellation",
    "CancelledError",
    "Client",
    "ConfigurationError",
    "DeadlineError",
    "Error",
    "ErrorReason",
    "FieldViolation",
    "Interval",
    "Named",
    "PartialDate",
    "ProtocolError",
    "RefusedError",
    "UnreachableError",
    "article",
    "briefs_to_dataframe",
    "connect",
    "from_date",
    "from_dict",
    "from_interval",
    "from_json",
    "from_resolved",
    "slice",
    "to_date",
    "to_dict",
    "to_interval",
    "to_json",
    "v1",
]
