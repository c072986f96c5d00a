namespace Writ.Store;

/// <summary>A write did not follow the stored revision: another process or a bug wrote between.</summary>
public sealed class RevisionConflictException(string message) : Exception(message);

/// <summary>The database cannot be used now; the caller's work was not stored.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The data cannot be opened as it is; the message says why and what to do, in one line.</summary>
public sealed class StoreOpenException(string message, Exception? inner = null) : Exception(message, inner);
