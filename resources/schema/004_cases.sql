-- Schema 4: cases, their steps and evidence. Numbers of states, actions, roles and requests are those of
-- resources/work/lifecycle.json. Times are UTC milliseconds. Ids of other tables: 0 names none.

-- Filing conditions come from resources/work/cases.json when a city is made or brought up to date; then they are the
-- city's own.
CREATE TABLE filing (
    id TEXT PRIMARY KEY,
    kind INTEGER NOT NULL CHECK (kind IN (0, 1)),
    class_code TEXT NOT NULL,
    condition TEXT NOT NULL,
    condition_en TEXT NOT NULL DEFAULT '',
    limit_unit INTEGER NOT NULL CHECK (limit_unit BETWEEN 0 AND 3),
    limit_amount REAL NOT NULL CHECK (limit_amount > 0),
    closing TEXT NOT NULL,
    closing_en TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL,
    assumed INTEGER NOT NULL DEFAULT 0,
    retired INTEGER NOT NULL DEFAULT 0
);
-- The working calendar as JSON, where it is not the program's own.
CREATE TABLE work_calendar (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    plan TEXT NOT NULL
);

-- A case as it stands after its newest step.
CREATE TABLE work_order (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    number TEXT NOT NULL UNIQUE,
    kind INTEGER NOT NULL,
    class_code TEXT NOT NULL,
    source INTEGER NOT NULL,
    urgency INTEGER NOT NULL DEFAULT 0,
    lon REAL NOT NULL,
    lat REAL NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    component_uid BLOB,
    sub_district_id INTEGER NOT NULL DEFAULT 0,
    community_id INTEGER NOT NULL DEFAULT 0,
    unit_grid TEXT NOT NULL DEFAULT '',
    service_line_id INTEGER NOT NULL DEFAULT 0,
    company_id INTEGER NOT NULL DEFAULT 0,
    department_id INTEGER NOT NULL DEFAULT 0,
    handler TEXT NOT NULL DEFAULT '',
    filing_id TEXT NOT NULL DEFAULT '',
    state INTEGER NOT NULL,
    pending INTEGER NOT NULL DEFAULT 0,
    is_open INTEGER NOT NULL,
    reported_ms INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL,
    closed_ms INTEGER,
    stage_unit INTEGER NOT NULL DEFAULT 0,
    stage_amount REAL NOT NULL DEFAULT 0,
    stage_total_ms INTEGER NOT NULL DEFAULT 0,
    stage_used_ms INTEGER NOT NULL DEFAULT 0,
    stage_since_ms INTEGER,
    handle_unit INTEGER NOT NULL DEFAULT 0,
    handle_amount REAL NOT NULL DEFAULT 0,
    handle_total_ms INTEGER NOT NULL DEFAULT 0,
    handle_used_ms INTEGER NOT NULL DEFAULT 0,
    handle_since_ms INTEGER,
    suspended_until_ms INTEGER,
    steps INTEGER NOT NULL,
    reworks INTEGER NOT NULL DEFAULT 0,
    extensions INTEGER NOT NULL DEFAULT 0,
    suspensions INTEGER NOT NULL DEFAULT 0,
    returns INTEGER NOT NULL DEFAULT 0,
    urgings INTEGER NOT NULL DEFAULT 0,
    appeals INTEGER NOT NULL DEFAULT 0,
    overdue_handling INTEGER NOT NULL DEFAULT 0,
    overdue_any INTEGER NOT NULL DEFAULT 0,
    exempt INTEGER NOT NULL DEFAULT 0,
    finished_by TEXT NOT NULL DEFAULT '',
    confirmed_by TEXT NOT NULL DEFAULT '',
    asked_by TEXT NOT NULL DEFAULT '',
    endorsed_by TEXT NOT NULL DEFAULT '',
    merged_into BLOB,
    demo INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX work_order_open ON work_order (changed_ms) WHERE is_open = 1;
CREATE INDEX work_order_recent ON work_order (received_ms, class_code);
CREATE INDEX work_order_component ON work_order (component_uid) WHERE component_uid IS NOT NULL;

-- One step of a case. Only ever appended to.
CREATE TABLE work_step (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    order_id INTEGER NOT NULL REFERENCES work_order(id),
    number INTEGER NOT NULL,
    from_state INTEGER NOT NULL,
    to_state INTEGER NOT NULL,
    action INTEGER NOT NULL,
    role INTEGER NOT NULL,
    user TEXT NOT NULL,
    event_ms INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    opinion TEXT NOT NULL DEFAULT '',
    receiver TEXT NOT NULL DEFAULT '',
    department_id INTEGER NOT NULL DEFAULT 0,
    lon REAL,
    lat REAL,
    stage INTEGER NOT NULL,
    used_ms INTEGER NOT NULL DEFAULT 0,
    allowed_ms INTEGER NOT NULL DEFAULT 0,
    overdue INTEGER NOT NULL DEFAULT 0,
    due_ms INTEGER,
    filing_id TEXT NOT NULL DEFAULT '',
    evidence INTEGER NOT NULL DEFAULT 0,
    UNIQUE (order_id, number)
);
CREATE TRIGGER work_step_keeps_rows BEFORE DELETE ON work_step
BEGIN SELECT RAISE(ABORT, 'steps of a case are only appended to'); END;
CREATE TRIGGER work_step_keeps_values BEFORE UPDATE ON work_step
BEGIN SELECT RAISE(ABORT, 'steps of a case are only appended to'); END;

-- A photo or file that came with a step. The bytes lie in NAME.files/evidence/ under their SHA-256.
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    order_id INTEGER NOT NULL REFERENCES work_order(id),
    step INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    name TEXT NOT NULL,
    format TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    lon REAL,
    lat REAL,
    taken_ms INTEGER,
    user TEXT NOT NULL,
    received_ms INTEGER NOT NULL
);
CREATE INDEX evidence_order ON evidence (order_id, step);
CREATE TRIGGER evidence_keeps_rows BEFORE DELETE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence is only appended to'); END;
CREATE TRIGGER evidence_keeps_values BEFORE UPDATE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence is only appended to'); END;
