package peacebrief

import (
	"strings"

	pb "github.com/peacebrief/peacebrief/clients/go/gen/peacebrief/v1"
)

// Reason is what errors of the service are told apart by, never by their message. It is an error itself, to be asked for with
// [errors.Is]; values are those of [pb.ErrorReason].
type Reason pb.ErrorReason

// String is the reason's name, such as "ARTICLE_TOO_LARGE".
func (r Reason) String() string {
	return strings.TrimPrefix(pb.ErrorReason(r).String(), "ERROR_REASON_")
}

// Error makes a reason a target of [errors.Is].
func (r Reason) Error() string { return "peacebrief: " + r.String() }

// The reasons.
const (
	// Unspecified: Not said.
	Unspecified = Reason(pb.ErrorReason_ERROR_REASON_UNSPECIFIED)
	// FieldRequired: A required field is empty. The `BadRequest` detail names it.
	FieldRequired = Reason(pb.ErrorReason_ERROR_REASON_FIELD_REQUIRED)
	// FieldInvalid: A field holds a value that it cannot have. The `BadRequest` detail names it.
	FieldInvalid = Reason(pb.ErrorReason_ERROR_REASON_FIELD_INVALID)
	// ArticleTooLarge: The article's body is larger than the service accepts. Metadata: `limit_bytes`, `actual_bytes`.
	ArticleTooLarge = Reason(pb.ErrorReason_ERROR_REASON_ARTICLE_TOO_LARGE)
	// LanguageUnsupported: The article is in a language that the engine does not read. Metadata: `language`.
	LanguageUnsupported = Reason(pb.ErrorReason_ERROR_REASON_LANGUAGE_UNSUPPORTED)
	// ArticleMismatch: The brief was made from another text than the article given. Metadata: `expected_sha256`, `actual_sha256`.
	ArticleMismatch = Reason(pb.ErrorReason_ERROR_REASON_ARTICLE_MISMATCH)
	// Overloaded: More work is waiting than the service takes on. `RetryInfo` says when to come back.
	Overloaded = Reason(pb.ErrorReason_ERROR_REASON_OVERLOADED)
	// DeadlineExceeded: The deadline of the call passed before it was answered.
	DeadlineExceeded = Reason(pb.ErrorReason_ERROR_REASON_DEADLINE_EXCEEDED)
	// ShuttingDown: The service is shutting down or ends the stream by plan; another replica, or a new connection, will answer.
	ShuttingDown = Reason(pb.ErrorReason_ERROR_REASON_SHUTTING_DOWN)
	// Internal: The service failed on its own account. Metadata: `request_id`, by which its operator finds the log.
	Internal = Reason(pb.ErrorReason_ERROR_REASON_INTERNAL)
	// ResourceNotFound: There is nothing of this name. Metadata: `name`.
	ResourceNotFound = Reason(pb.ErrorReason_ERROR_REASON_RESOURCE_NOT_FOUND)
	// RequestIDReused: The request id came with another article before. Metadata: `request_id`.
	RequestIDReused = Reason(pb.ErrorReason_ERROR_REASON_REQUEST_ID_REUSED)
	// ArticleDeleted: The article that came with this request id has been deleted since. Metadata: `request_id`.
	ArticleDeleted = Reason(pb.ErrorReason_ERROR_REASON_ARTICLE_DELETED)
	// PageTokenInvalid: The page token is none that this service gave out.
	PageTokenInvalid = Reason(pb.ErrorReason_ERROR_REASON_PAGE_TOKEN_INVALID)
	// PageTokenMismatch: The page token comes from a call with another filter, order or query, or from another datastore.
	PageTokenMismatch = Reason(pb.ErrorReason_ERROR_REASON_PAGE_TOKEN_MISMATCH)
	// CursorInvalid: The cursor is none that this API gave out.
	CursorInvalid = Reason(pb.ErrorReason_ERROR_REASON_CURSOR_INVALID)
	// CursorForeign: The cursor comes from another datastore, or from another tenant of this one.
	CursorForeign = Reason(pb.ErrorReason_ERROR_REASON_CURSOR_FOREIGN)
	// CursorExpired: What follows the cursor is no longer kept.
	CursorExpired = Reason(pb.ErrorReason_ERROR_REASON_CURSOR_EXPIRED)
	// CursorAhead: The cursor is newer than the datastore: it was restored from a backup that did not have the change yet.
	CursorAhead = Reason(pb.ErrorReason_ERROR_REASON_CURSOR_AHEAD)
	// WatcherTooSlow: The watcher takes its changes more slowly than they come. It can go on from its last cursor.
	WatcherTooSlow = Reason(pb.ErrorReason_ERROR_REASON_WATCHER_TOO_SLOW)
	// StorageFull: The storage is full.
	StorageFull = Reason(pb.ErrorReason_ERROR_REASON_STORAGE_FULL)
	// StorageReadOnly: The storage can be read, but not written.
	StorageReadOnly = Reason(pb.ErrorReason_ERROR_REASON_STORAGE_READ_ONLY)
	// StorageUnavailable: The storage cannot be reached, or not in time. `RetryInfo` says when to come back.
	StorageUnavailable = Reason(pb.ErrorReason_ERROR_REASON_STORAGE_UNAVAILABLE)
	// StorageCorrupted: What the storage holds is damaged; its operator finds more in the log.
	StorageCorrupted = Reason(pb.ErrorReason_ERROR_REASON_STORAGE_CORRUPTED)
	// ArchiveDisabled: The service keeps nothing: it was started without an archive.
	ArchiveDisabled = Reason(pb.ErrorReason_ERROR_REASON_ARCHIVE_DISABLED)
	// RegistryBehind: The registry has not caught up with what was ingested. `RetryInfo` says when to come back.
	RegistryBehind = Reason(pb.ErrorReason_ERROR_REASON_REGISTRY_BEHIND)
	// EditSuperseded: A later edit of the registry builds on this one. Metadata: `name`, the later edit.
	EditSuperseded = Reason(pb.ErrorReason_ERROR_REASON_EDIT_SUPERSEDED)
	// AnswerTooLarge: The answer would be larger than a message may be.
	AnswerTooLarge = Reason(pb.ErrorReason_ERROR_REASON_ANSWER_TOO_LARGE)
	// CredentialsMissing: The caller does not say who it is: no certificate, no token and no API key.
	CredentialsMissing = Reason(pb.ErrorReason_ERROR_REASON_CREDENTIALS_MISSING)
	// CredentialsInvalid: What the caller proves itself by does not hold: unknown, not signed by whom the service trusts, or meant for another service.
	CredentialsInvalid = Reason(pb.ErrorReason_ERROR_REASON_CREDENTIALS_INVALID)
	// CredentialsExpired: What the caller proves itself by has been good, and is no longer.
	CredentialsExpired = Reason(pb.ErrorReason_ERROR_REASON_CREDENTIALS_EXPIRED)
	// ScopeMissing: The caller is known, and may not do this. Metadata: `scope`, which it lacks.
	ScopeMissing = Reason(pb.ErrorReason_ERROR_REASON_SCOPE_MISSING)
	// QuotaExceeded: The caller's tenant asks for more than its share. `QuotaFailure` says of what, `RetryInfo` when to come back. Metadata: `limit`, one of
	// `rate`, `calls`, `streams` and `bytes`.
	QuotaExceeded = Reason(pb.ErrorReason_ERROR_REASON_QUOTA_EXCEEDED)
)
