"""The SQL of the large tables, which Django's schema editor can't lay out as they should be.

On SQLite the id is the rowid (no second index), and the two tables without an id of their own have no rowid. On
PostgreSQL every key begins with the workspace. Search is FTS5 over the text table, or a tsvector with a GIN index.
"""

SQLITE = (
    """CREATE TABLE mailbox (
        id INTEGER PRIMARY KEY, workspace_id INTEGER NOT NULL, address TEXT NOT NULL, name TEXT NOT NULL,
        person_id INTEGER, stale INTEGER NOT NULL DEFAULT 0, sent INTEGER NOT NULL DEFAULT 0,
        automated INTEGER NOT NULL DEFAULT 0, listed INTEGER NOT NULL DEFAULT 0, received INTEGER NOT NULL DEFAULT 0,
        from_owner INTEGER NOT NULL DEFAULT 0, recipients_sum INTEGER NOT NULL DEFAULT 0,
        in_sent_folder INTEGER NOT NULL DEFAULT 0)""",
    "CREATE UNIQUE INDEX mailbox_said ON mailbox (workspace_id, address, name)",
    "CREATE INDEX mailbox_person ON mailbox (workspace_id, person_id)",
    """CREATE TABLE interaction (
        id INTEGER PRIMARY KEY, workspace_id INTEGER NOT NULL, key BLOB NOT NULL, message_id TEXT NOT NULL,
        sent_at INTEGER, day INTEGER, utc_offset INTEGER NOT NULL, date_mark TEXT NOT NULL, subject TEXT NOT NULL,
        thread_key INTEGER NOT NULL, sender_id INTEGER, recipients INTEGER NOT NULL, direction INTEGER NOT NULL,
        personal INTEGER NOT NULL, in_sent_folder INTEGER NOT NULL, automation TEXT NOT NULL, list_id TEXT NOT NULL,
        refs TEXT NOT NULL, attachments TEXT NOT NULL, found_in TEXT NOT NULL, source_id INTEGER NOT NULL)""",
    "CREATE UNIQUE INDEX interaction_key ON interaction (workspace_id, key)",
    "CREATE INDEX interaction_thread ON interaction (workspace_id, thread_key, sent_at)",
    "CREATE INDEX interaction_time ON interaction (workspace_id, sent_at, direction)",
    "CREATE INDEX interaction_bounce ON interaction (workspace_id, sent_at) WHERE automation = 'bounce'",
    """CREATE TABLE interaction_text (
        id INTEGER PRIMARY KEY, workspace_id INTEGER NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL)""",
    """CREATE TABLE participant (
        workspace_id INTEGER NOT NULL, mailbox_id INTEGER NOT NULL, sent_at INTEGER NOT NULL,
        interaction_id INTEGER NOT NULL, role TEXT NOT NULL,
        PRIMARY KEY (workspace_id, mailbox_id, sent_at, interaction_id, role)) WITHOUT ROWID""",
    "CREATE INDEX participant_interaction ON participant (workspace_id, interaction_id, role)",
    """CREATE TABLE daily (
        workspace_id INTEGER NOT NULL, mailbox_id INTEGER NOT NULL, day INTEGER NOT NULL,
        out_count INTEGER NOT NULL, out_weight REAL NOT NULL, in_count INTEGER NOT NULL,
        PRIMARY KEY (workspace_id, mailbox_id, day)) WITHOUT ROWID""",
    """CREATE VIRTUAL TABLE search_text USING fts5 (
        subject, body, content='interaction_text', content_rowid='id', tokenize="unicode61 remove_diacritics 2")""",
    # More memory before the index is written out, and later merges: a third off the cost of a first import.
    "INSERT INTO search_text (search_text, rank) VALUES ('hashsize', 16000000)",
    "INSERT INTO search_text (search_text, rank) VALUES ('automerge', 16)",
)

POSTGRESQL = (
    """CREATE TABLE mailbox (
        workspace_id BIGINT NOT NULL, id BIGINT NOT NULL, address TEXT NOT NULL, name TEXT NOT NULL,
        person_id BIGINT, stale BOOLEAN NOT NULL DEFAULT FALSE, sent INTEGER NOT NULL DEFAULT 0,
        automated INTEGER NOT NULL DEFAULT 0, listed INTEGER NOT NULL DEFAULT 0, received INTEGER NOT NULL DEFAULT 0,
        from_owner INTEGER NOT NULL DEFAULT 0, recipients_sum BIGINT NOT NULL DEFAULT 0,
        in_sent_folder INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (workspace_id, id))""",
    "CREATE UNIQUE INDEX mailbox_said ON mailbox (workspace_id, address, name)",
    "CREATE INDEX mailbox_person ON mailbox (workspace_id, person_id)",
    """CREATE TABLE interaction (
        workspace_id BIGINT NOT NULL, id BIGINT NOT NULL, key BYTEA NOT NULL, message_id TEXT NOT NULL,
        sent_at BIGINT, day INTEGER, utc_offset INTEGER NOT NULL, date_mark TEXT NOT NULL, subject TEXT NOT NULL,
        thread_key BIGINT NOT NULL, sender_id BIGINT, recipients INTEGER NOT NULL, direction SMALLINT NOT NULL,
        personal BOOLEAN NOT NULL, in_sent_folder BOOLEAN NOT NULL, automation TEXT NOT NULL, list_id TEXT NOT NULL,
        refs TEXT NOT NULL, attachments TEXT NOT NULL, found_in TEXT NOT NULL, source_id BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, id))""",
    "CREATE UNIQUE INDEX interaction_key ON interaction (workspace_id, key)",
    "CREATE INDEX interaction_thread ON interaction (workspace_id, thread_key, sent_at)",
    "CREATE INDEX interaction_time ON interaction (workspace_id, sent_at, direction)",
    "CREATE INDEX interaction_bounce ON interaction (workspace_id, sent_at) WHERE automation = 'bounce'",
    """CREATE TABLE interaction_text (
        workspace_id BIGINT NOT NULL, id BIGINT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (workspace_id, id))""",
    """CREATE TABLE participant (
        workspace_id BIGINT NOT NULL, mailbox_id BIGINT NOT NULL, sent_at BIGINT NOT NULL,
        interaction_id BIGINT NOT NULL, role CHAR(1) NOT NULL,
        PRIMARY KEY (workspace_id, mailbox_id, sent_at, interaction_id, role))""",
    "CREATE INDEX participant_interaction ON participant (workspace_id, interaction_id, role)",
    """CREATE TABLE daily (
        workspace_id BIGINT NOT NULL, mailbox_id BIGINT NOT NULL, day INTEGER NOT NULL,
        out_count INTEGER NOT NULL, out_weight DOUBLE PRECISION NOT NULL, in_count INTEGER NOT NULL,
        PRIMARY KEY (workspace_id, mailbox_id, day))""",
    """CREATE TABLE search_text (
        workspace_id BIGINT NOT NULL, id BIGINT NOT NULL, words TSVECTOR NOT NULL, PRIMARY KEY (workspace_id, id))""",
    "CREATE INDEX search_text_words ON search_text USING gin (words)",
)


def create(apps: object, schema_editor: object) -> None:
    """Make the large tables in whichever database is being migrated."""
    connection = schema_editor.connection  # type: ignore[attr-defined]
    statements = SQLITE if connection.vendor == "sqlite" else POSTGRESQL
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
