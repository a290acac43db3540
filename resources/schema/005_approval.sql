-- Schema 5: edits that wait for approval.

-- Which edits do: those that change `field` (a column of the component tables; NULL: anything, also what is added and
-- deleted) of components of `class_id` (NULL: any), `least_rows` or more as one. `spares` names a role whose holders write at
-- once; empty: whoever may approve there; `nobody`.
CREATE TABLE approval_rule (
    id INTEGER PRIMARY KEY,
    class_id INTEGER REFERENCES component_class(id),
    field TEXT,
    least_rows INTEGER NOT NULL DEFAULT 1 CHECK (least_rows > 0),
    spares TEXT NOT NULL DEFAULT ''
);

-- Who asks for edits and why. A batch whose edits are still being put down has no row here. `revision` rises with whatever
-- happens to it; none of this is journalled.
CREATE TABLE pending_batch (
    id TEXT PRIMARY KEY,
    user TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    made_ms INTEGER NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;

-- before and after: as in the journal. `fields` are bits in the order of city::Field, `taken` those of them that were
-- approved. `written`: under which batch, or patch, the journal has it.
CREATE TABLE pending_edit (
    id INTEGER PRIMARY KEY,
    batch TEXT NOT NULL,
    operation TEXT NOT NULL CHECK (operation = 'I' OR operation = 'U' OR operation = 'D'),
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    base_revision INTEGER NOT NULL,
    fields INTEGER NOT NULL,
    lon REAL,
    lat REAL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'approved', 'refused', 'withdrawn')),
    decided_by TEXT,
    decided_ms INTEGER,
    decision TEXT,
    taken INTEGER,
    written TEXT
);
CREATE INDEX pending_edit_batch ON pending_edit (batch, state);

ALTER TABLE change_context ADD COLUMN approved_by TEXT;
ALTER TABLE journal ADD COLUMN approved_by TEXT;
