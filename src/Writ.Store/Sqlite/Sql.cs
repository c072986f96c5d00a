namespace Writ.Store.Sqlite;

/// <summary>
/// Every statement this store runs. Values are parameters only. Nothing newer than SQLite 3.35 is used, and every statement
/// is exercised by the contract suite.
/// </summary>
internal static class Sql
{
    public const int FormatVersion = 3;

    // The page size must be set before anything else is written. A larger page than SQLite's default holds several audit
    // events, which makes appending cheaper.
    public const string PageSize = "PRAGMA page_size = 8192";

    public const string UseWal = "PRAGMA journal_mode = WAL";

    /// <summary>FULL: a commit returns when the log is on the disk. The checkpoint interval is in pages.</summary>
    public const string Configure = """
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 4000;
        PRAGMA journal_size_limit = 67108864;
        PRAGMA cache_size = -16384;
        PRAGMA temp_store = MEMORY;
        PRAGMA cell_size_check = ON;
        """;

    /// <summary>The log is emptied after every few commits, and gives the room back.</summary>
    public const string KeepLogSmall = "PRAGMA wal_autocheckpoint = 32; PRAGMA journal_size_limit = 0;";

    public const string ConfigureReader = "PRAGMA cache_size = -4096; PRAGMA query_only = ON;";

    public const string Checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";

    public const string Schema = """
        CREATE TABLE format(version INTEGER NOT NULL);
        INSERT INTO format(version) VALUES (3);

        CREATE TABLE setting(name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        CREATE TABLE account(id TEXT NOT NULL PRIMARY KEY, revision INTEGER NOT NULL) WITHOUT ROWID;

        -- name is the key in upper case: keys that differ only in case are one resource
        CREATE TABLE resource(
            account TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, document TEXT NOT NULL,
            PRIMARY KEY (account, kind, name));

        -- document NULL: the resource was removed; time in milliseconds
        CREATE TABLE journal(
            account TEXT NOT NULL, revision INTEGER NOT NULL, ordinal INTEGER NOT NULL, time INTEGER NOT NULL, event_id NOT NULL,
            kind TEXT NOT NULL, key TEXT NOT NULL, document TEXT,
            PRIMARY KEY (account, revision, ordinal));

        -- successive events of one batch: first is the position of the first, times are in seconds. attributes and documents
        -- are compressed (Lz4); how attributes are written is in EventCodec
        CREATE TABLE event_segment(
            first INTEGER PRIMARY KEY, count INTEGER NOT NULL, earliest INTEGER NOT NULL, latest INTEGER NOT NULL,
            attributes BLOB NOT NULL, documents BLOB NOT NULL);

        -- which segments have an event of a term; the key is made in IndexKey
        CREATE TABLE event_index(key INTEGER PRIMARY KEY);

        -- the times in each block of 1024 positions: events are nearly in the order of time, so this finds a range of it
        CREATE TABLE event_block(number INTEGER PRIMARY KEY, earliest INTEGER NOT NULL, latest INTEGER NOT NULL);
        """ + LastUseTable + RecentIndexTable;

    // When who last called what: a user's or role's id and the operation, or a key and no operation. time in seconds
    private const string LastUseTable = """

        CREATE TABLE last_use(
            account TEXT NOT NULL, entity TEXT NOT NULL, source TEXT NOT NULL, name TEXT NOT NULL,
            time INTEGER NOT NULL, region TEXT NOT NULL, position INTEGER NOT NULL,
            PRIMARY KEY (account, entity, source, name)) WITHOUT ROWID;
        """;

    // Entries that are not in event_index yet: those of one batch, in order, eight bytes each (little endian). first is the
    // position of the batch's first event
    private const string RecentIndexTable = """

        CREATE TABLE event_index_recent(first INTEGER PRIMARY KEY, keys BLOB NOT NULL);
        """;

    /// <summary>What format 2 has and format 1 had not.</summary>
    public const string AddLastUses = LastUseTable + "UPDATE format SET version = 2;";

    /// <summary>What format 3 has and format 2 had not.</summary>
    public const string AddRecentIndex = RecentIndexTable + "UPDATE format SET version = 3;";

    public const string Tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    public const string Format = "SELECT version FROM format";
    public const string CheckSettings = "PRAGMA quick_check('setting')";
    public const string CheckAccounts = "PRAGMA quick_check('account')";
    public const string CheckResources = "PRAGMA quick_check('resource')";
    public const string PageCount = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";

    /// <summary>What the database may grow to; a pragma takes no parameter, so the number follows.</summary>
    public const string LimitPages = "PRAGMA max_page_count = ";

    public const string Begin = "BEGIN IMMEDIATE";
    public const string Commit = "COMMIT";
    public const string Rollback = "ROLLBACK";

    public const string GetSetting = "SELECT value FROM setting WHERE name = ?1";
    public const string PutSetting = "INSERT INTO setting(name, value) VALUES (?1, ?2) ON CONFLICT(name) DO UPDATE SET value = excluded.value";

    public const string Accounts = "SELECT id, revision FROM account ORDER BY id";
    public const string CreateAccount = "INSERT INTO account(id, revision) VALUES (?1, 1) ON CONFLICT(id) DO NOTHING";
    public const string AdvanceAccount = "UPDATE account SET revision = ?2 WHERE id = ?1 AND revision = ?2 - 1";

    public const string Resources = "SELECT kind, key, document FROM resource WHERE account = ?1";
    public const string ResourcesOfKind = "SELECT kind, key, document FROM resource WHERE account = ?1 AND kind = ?2";
    public const string HasResource = "SELECT 1 FROM resource WHERE account = ?1 AND kind = ?2 AND name = ?3";

    /// <summary>The next account and kind after these.</summary>
    public const string NextKind = "SELECT account, kind FROM resource WHERE (account, kind) > (?1, ?2) ORDER BY account, kind LIMIT 1";
    public const string PutResource = """
        INSERT INTO resource(account, kind, name, key, document) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT(account, kind, name) DO UPDATE SET key = excluded.key, document = excluded.document
        """;
    public const string RemoveResource = "DELETE FROM resource WHERE account = ?1 AND kind = ?2 AND name = ?3";

    public const string AppendJournal = """
        INSERT INTO journal(account, revision, ordinal, time, event_id, kind, key, document)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """;
    public const string Journal = """
        SELECT revision, time, event_id, kind, key, document FROM journal
        WHERE account = ?1 AND revision >= ?2 ORDER BY revision, ordinal LIMIT ?3
        """;

    public const string LastPosition = "SELECT first + count - 1 FROM event_segment WHERE first = (SELECT max(first) FROM event_segment)";
    public const string AddSegment = """
        INSERT INTO event_segment(first, count, earliest, latest, attributes, documents) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """;
    public const string SegmentAttributes = "SELECT count, attributes FROM event_segment WHERE first = ?1";
    public const string SegmentDocuments = "SELECT documents FROM event_segment WHERE first = ?1";
    public const string AddIndexEntry = "INSERT INTO event_index(key) VALUES (?1)";

    public const string AddRecentEntries = "INSERT INTO event_index_recent(first, keys) VALUES (?1, ?2)";
    public const string CountRecentEntries = "SELECT count(*), total(length(keys)) FROM event_index_recent";
    public const string RecentEntries = "SELECT first, keys FROM event_index_recent ORDER BY first DESC";
    public const string RemoveRecentEntries = "DELETE FROM event_index_recent";

    // Segments that have an event of a term, newest first.
    // ?1 where the partition begins, ?2 and ?3 the first and last key, ?4 and ?5 the first and last second
    public const string SegmentsOfTerm = """
        SELECT s.first FROM event_index i CROSS JOIN event_segment s ON s.first = ?1 + (i.key & 65535)
        WHERE i.key BETWEEN ?2 AND ?3 AND s.latest >= ?4 AND s.earliest <= ?5
        ORDER BY i.key DESC
        """;

    public const string SegmentsFrom = "SELECT first FROM event_segment WHERE first >= ?1 ORDER BY first LIMIT ?2";

    public const string PutLastUse = """
        INSERT INTO last_use(account, entity, source, name, time, region, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT(account, entity, source, name) DO UPDATE SET time = excluded.time, region = excluded.region, position = excluded.position
        """;
    public const string LastUses = "SELECT source, name, time, region, position FROM last_use WHERE account = ?1 AND entity = ?2";

    public const string AddEventBlock = """
        INSERT INTO event_block(number, earliest, latest) VALUES (?1, ?2, ?3)
        ON CONFLICT(number) DO UPDATE SET earliest = min(earliest, excluded.earliest), latest = max(latest, excluded.latest)
        """;

    public const string LastBlockBegun = "SELECT number FROM event_block WHERE earliest <= ?1 ORDER BY number DESC LIMIT 1";
    public const string FirstBlockReaching = "SELECT number FROM event_block WHERE latest >= ?1 ORDER BY number LIMIT 1";
}
