# Made of proto/peacebrief/v1 by `make generate`; changes go there.
"""The reasons for which calls fail."""

import enum


class ErrorReason(enum.Enum):
    """Why a call failed: what errors are told apart by, never their message."""

    UNSPECIFIED = 0
    """Not said."""

    FIELD_REQUIRED = 1
    """A required field is empty. The `BadRequest` detail names it."""

    FIELD_INVALID = 2
    """A field holds a value that it cannot have. The `BadRequest` detail names it."""

    ARTICLE_TOO_LARGE = 3
    """The article's body is larger than the service accepts. Metadata: `limit_bytes`, `actual_bytes`."""

    LANGUAGE_UNSUPPORTED = 4
    """The article is in a language that the engine does not read. Metadata: `language`."""

    ARTICLE_MISMATCH = 5
    """The brief was made from another text than the article given. Metadata: `expected_sha256`, `actual_sha256`."""

    OVERLOADED = 6
    """More work is waiting than the service takes on. `RetryInfo` says when to come back."""

    DEADLINE_EXCEEDED = 7
    """The deadline of the call passed before it was answered."""

    SHUTTING_DOWN = 8
    """The service is shutting down or ends the stream by plan; another replica, or a new connection, will answer."""

    INTERNAL = 9
    """The service failed on its own account. Metadata: `request_id`, by which its operator finds the log."""

    RESOURCE_NOT_FOUND = 10
    """There is nothing of this name. Metadata: `name`."""

    REQUEST_ID_REUSED = 11
    """The request id came with another article before. Metadata: `request_id`."""

    ARTICLE_DELETED = 12
    """The article that came with this request id has been deleted since. Metadata: `request_id`."""

    PAGE_TOKEN_INVALID = 13
    """The page token is none that this service gave out."""

    PAGE_TOKEN_MISMATCH = 14
    """The page token comes from a call with another filter, order or query, or from another datastore."""

    CURSOR_INVALID = 15
    """The cursor is none that this API gave out."""

    CURSOR_FOREIGN = 16
    """The cursor comes from another datastore, or from another tenant of this one."""

    CURSOR_EXPIRED = 17
    """What follows the cursor is no longer kept."""

    CURSOR_AHEAD = 18
    """The cursor is newer than the datastore: it was restored from a backup that did not have the change yet."""

    WATCHER_TOO_SLOW = 19
    """The watcher takes its changes more slowly than they come. It can go on from its last cursor."""

    STORAGE_FULL = 20
    """The storage is full."""

    STORAGE_READ_ONLY = 21
    """The storage can be read, but not written."""

    STORAGE_UNAVAILABLE = 22
    """The storage cannot be reached, or not in time. `RetryInfo` says when to come back."""

    STORAGE_CORRUPTED = 23
    """What the storage holds is damaged; its operator finds more in the log."""

    ARCHIVE_DISABLED = 24
    """The service keeps nothing: it was started without an archive."""

    REGISTRY_BEHIND = 25
    """The registry has not caught up with what was ingested. `RetryInfo` says when to come back."""

    EDIT_SUPERSEDED = 26
    """A later edit of the registry builds on this one. Metadata: `name`, the later edit."""

    ANSWER_TOO_LARGE = 27
    """The answer would be larger than a message may be."""

    CREDENTIALS_MISSING = 28
    """The caller does not say who it is: no certificate, no token and no API key."""

    CREDENTIALS_INVALID = 29
    """What the caller proves itself by does not hold: unknown, not signed by whom the service trusts, or meant for another
    service."""

    CREDENTIALS_EXPIRED = 30
    """What the caller proves itself by has been good, and is no longer."""

    SCOPE_MISSING = 31
    """The caller is known, and may not do this. Metadata: `scope`, which it lacks."""

    QUOTA_EXCEEDED = 32
    """The caller's tenant asks for more than its share. `QuotaFailure` says of what, `RetryInfo` when to come back.
    Metadata: `limit`, one of `rate`, `calls`, `streams` and `bytes`."""
