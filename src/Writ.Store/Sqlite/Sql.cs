namespace Writ.Store.Sqlite;

/// <summary>
/// Every statement this store runs. Values are parameters only. Nothing newer than SQLite 3.35 is used, and every statement
/// is exercised by the contract suite.
/// </summary>
internal static class Sql
{
    public const int FormatVersion = 1;

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

    public const string ConfigureReader = "PRAGMA cache_size = -4096; PRAGMA query_only = ON;";

    public const string Checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";

    public const string Schema = """
        CREATE TABLE format(version INTEGER NOT NULL);
        INSERT INTO format(version) VALUES (1);

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

        -- what calls have in common is kept once, so that an event and its index entries are small
        CREATE TABLE call(
            id INTEGER PRIMARY KEY, account TEXT NOT NULL, event_name TEXT NOT NULL, event_source TEXT NOT NULL,
            read_only INTEGER NOT NULL, region TEXT NOT NULL,
            UNIQUE (account, event_name, event_source, read_only, region));

        CREATE TABLE term(
            id INTEGER PRIMARY KEY, account TEXT NOT NULL, attribute INTEGER NOT NULL, text TEXT NOT NULL,
            UNIQUE (account, attribute, text));

        -- time in seconds; event_id is the UUID's 16 bytes; resources is a JSON array of type, name, type, name ...
        CREATE TABLE event(
            position INTEGER PRIMARY KEY, call INTEGER NOT NULL, time INTEGER NOT NULL, event_id NOT NULL,
            access_key INTEGER, username INTEGER, role INTEGER, resources TEXT, document TEXT NOT NULL);
        CREATE INDEX event_by_call ON event(call);
        CREATE INDEX event_by_id ON event(event_id);
        CREATE INDEX event_by_access_key ON event(access_key) WHERE access_key IS NOT NULL;
        CREATE INDEX event_by_username ON event(username) WHERE username IS NOT NULL;
        CREATE INDEX event_by_role ON event(role) WHERE role IS NOT NULL;

        CREATE TABLE event_resource(term INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (term, position)) WITHOUT ROWID;

        -- the times in each block of 1024 positions: events are nearly in the order of time, so this finds a range of it
        CREATE TABLE event_block(number INTEGER PRIMARY KEY, earliest INTEGER NOT NULL, latest INTEGER NOT NULL);
        """;

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

    public const string LastPosition = "SELECT ifnull(max(position), 0) FROM event";
    public const string AddEvent = """
        INSERT INTO event(position, call, time, event_id, access_key, username, role, resources, document)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """;
    public const string AddEventResource = "INSERT INTO event_resource(term, position) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    public const string AddEventBlock = """
        INSERT INTO event_block(number, earliest, latest) VALUES (?1, ?2, ?3)
        ON CONFLICT(number) DO UPDATE SET earliest = min(earliest, excluded.earliest), latest = max(latest, excluded.latest)
        """;

    public const string FindCall = """
        SELECT id FROM call WHERE account = ?1 AND event_name = ?2 AND event_source = ?3 AND read_only = ?4 AND region = ?5
        """;
    public const string AddCall = "INSERT INTO call(account, event_name, event_source, read_only, region) VALUES (?1, ?2, ?3, ?4, ?5)";
    public const string FindTerm = "SELECT id FROM term WHERE account = ?1 AND attribute = ?2 AND text = ?3";
    public const string AddTerm = "INSERT INTO term(account, attribute, text) VALUES (?1, ?2, ?3)";

    public const string Calls = "SELECT id FROM call WHERE account = ?1";
    public const string CallsByName = "SELECT id FROM call WHERE account = ?1 AND event_name = ?2";
    public const string CallsBySource = "SELECT id FROM call WHERE account = ?1 AND event_source = ?2";
    public const string CallsByReadOnly = "SELECT id FROM call WHERE account = ?1 AND read_only = ?2";

    // Each finds positions of one run: the events that share one indexed value, newest first.
    // ?1 the value, ?2 and ?3 the first and last position, ?4 and ?5 the first and last second, ?6 how many
    public const string RunOfCall = """
        SELECT position FROM event WHERE call = ?1 AND position BETWEEN ?2 AND ?3 AND time BETWEEN ?4 AND ?5
        ORDER BY position DESC LIMIT ?6
        """;
    public const string RunOfAccessKey = """
        SELECT position FROM event WHERE access_key = ?1 AND position BETWEEN ?2 AND ?3 AND time BETWEEN ?4 AND ?5
        ORDER BY position DESC LIMIT ?6
        """;
    public const string RunOfUsername = """
        SELECT position FROM event WHERE username = ?1 AND position BETWEEN ?2 AND ?3 AND time BETWEEN ?4 AND ?5
        ORDER BY position DESC LIMIT ?6
        """;
    public const string RunOfRole = """
        SELECT position FROM event WHERE role = ?1 AND position BETWEEN ?2 AND ?3 AND time BETWEEN ?4 AND ?5
        ORDER BY position DESC LIMIT ?6
        """;
    public const string RunOfResource = """
        SELECT r.position FROM event_resource r CROSS JOIN event e ON e.position = r.position
        WHERE r.term = ?1 AND r.position BETWEEN ?2 AND ?3 AND e.time BETWEEN ?4 AND ?5
        ORDER BY r.position DESC LIMIT ?6
        """;
    public const string RunOfId = """
        SELECT position FROM event WHERE event_id = ?1 AND position BETWEEN ?2 AND ?3 AND time BETWEEN ?4 AND ?5
        ORDER BY position DESC LIMIT ?6
        """;

    public const string LastBlockBegun = "SELECT number FROM event_block WHERE earliest <= ?1 ORDER BY number DESC LIMIT 1";
    public const string FirstBlockReaching = "SELECT number FROM event_block WHERE latest >= ?1 ORDER BY number LIMIT 1";

    public const string EventAt = """
        SELECT e.event_id, e.time, c.account, c.event_name, c.event_source, c.read_only, c.region, k.text, u.text, r.text, e.resources, e.document
        FROM event e JOIN call c ON c.id = e.call
        LEFT JOIN term k ON k.id = e.access_key LEFT JOIN term u ON u.id = e.username LEFT JOIN term r ON r.id = e.role
        WHERE e.position = ?1
        """;
}
