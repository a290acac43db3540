-- Schema 6: inspections, findings and their steps, frozen periods. Numbers of states and actions are those of
-- data/score/finding.h. Times are UTC milliseconds, points are millionths. Ids of other tables: 0 names none.

-- Who inspects what, where and by which sample; the seed draws the same sample again.
CREATE TABLE inspection (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL,
    method INTEGER NOT NULL CHECK (method BETWEEN 0 AND 2),
    seed INTEGER NOT NULL,
    size INTEGER NOT NULL CHECK (size > 0),
    lines TEXT NOT NULL DEFAULT '',
    places TEXT NOT NULL DEFAULT '',
    checklist TEXT NOT NULL,
    user TEXT NOT NULL,
    received_ms INTEGER NOT NULL,
    demo INTEGER NOT NULL DEFAULT 0
);
-- What is to be looked at, in this order.
CREATE TABLE inspection_spot (
    inspection_id INTEGER NOT NULL REFERENCES inspection(id),
    number INTEGER NOT NULL,
    component_uid BLOB NOT NULL,
    service_line_id INTEGER NOT NULL,
    sub_district_id INTEGER NOT NULL,
    lon REAL NOT NULL,
    lat REAL NOT NULL,
    PRIMARY KEY (inspection_id, number)
);

-- A finding as it stands after its newest step.
CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    number TEXT NOT NULL UNIQUE,
    inspection_id INTEGER NOT NULL DEFAULT 0,
    item TEXT NOT NULL,
    checklist TEXT NOT NULL,
    company_id INTEGER NOT NULL,
    service_line_id INTEGER NOT NULL,
    sub_district_id INTEGER NOT NULL,
    component_uid BLOB,
    lon REAL NOT NULL,
    lat REAL NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    found_ms INTEGER NOT NULL,
    found_by TEXT NOT NULL,
    photo BLOB,
    state INTEGER NOT NULL,
    appeal INTEGER NOT NULL DEFAULT 0,
    rectified INTEGER NOT NULL DEFAULT 0,
    proposed INTEGER NOT NULL CHECK (proposed >= 0),
    points INTEGER NOT NULL CHECK (points >= 0),
    reviewed_by TEXT NOT NULL DEFAULT '',
    reviewed_ms INTEGER,
    order_uid BLOB,
    steps INTEGER NOT NULL,
    demo INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX finding_queue ON finding (found_ms) WHERE state = 0;
-- Compared by value: the journal's own triggers set every record's uid and revision again.
CREATE TRIGGER finding_keeps_facts BEFORE UPDATE ON finding WHEN NEW.uid IS NOT OLD.uid
    OR NEW.number IS NOT OLD.number
    OR NEW.item IS NOT OLD.item
    OR NEW.checklist IS NOT OLD.checklist
    OR NEW.company_id IS NOT OLD.company_id
    OR NEW.service_line_id IS NOT OLD.service_line_id
    OR NEW.sub_district_id IS NOT OLD.sub_district_id
    OR NEW.found_ms IS NOT OLD.found_ms
    OR NEW.found_by IS NOT OLD.found_by
    OR NEW.proposed IS NOT OLD.proposed
    OR NEW.photo IS NOT OLD.photo
BEGIN SELECT RAISE(ABORT, 'what was found stays as it was reported'); END;
CREATE TRIGGER finding_keeps_rows BEFORE DELETE ON finding
BEGIN SELECT RAISE(ABORT, 'findings are never deleted'); END;

-- One step of a finding. Only ever appended to.
CREATE TABLE finding_step (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    finding_id INTEGER NOT NULL REFERENCES finding(id),
    number INTEGER NOT NULL,
    action INTEGER NOT NULL,
    state INTEGER NOT NULL,
    appeal INTEGER NOT NULL,
    rectified INTEGER NOT NULL,
    points INTEGER NOT NULL,
    user TEXT NOT NULL,
    received_ms INTEGER NOT NULL,
    opinion TEXT NOT NULL DEFAULT '',
    UNIQUE (finding_id, number)
);
CREATE TRIGGER finding_step_keeps_rows BEFORE DELETE ON finding_step
BEGIN SELECT RAISE(ABORT, 'steps of a finding are only appended to'); END;
CREATE TRIGGER finding_step_keeps_values BEFORE UPDATE ON finding_step
BEGIN SELECT RAISE(ABORT, 'steps of a finding are only appended to'); END;

-- A period whose figures were sealed: inputs, formulas and results, compressed JSON, with hash and signature.
CREATE TABLE frozen_period (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    period TEXT NOT NULL,
    scheme TEXT NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    station BLOB NOT NULL,
    signature BLOB NOT NULL,
    user TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    UNIQUE (period, scheme)
);
CREATE TABLE frozen_body (
    period_id INTEGER PRIMARY KEY REFERENCES frozen_period(id),
    body BLOB NOT NULL
);
CREATE TRIGGER frozen_period_keeps_rows BEFORE DELETE ON frozen_period
BEGIN SELECT RAISE(ABORT, 'a frozen period stays frozen'); END;
CREATE TRIGGER frozen_period_keeps_values BEFORE UPDATE OF period, scheme, hash, station, signature ON frozen_period
BEGIN SELECT RAISE(ABORT, 'a frozen period stays frozen'); END;
CREATE TRIGGER frozen_body_keeps_rows BEFORE DELETE ON frozen_body
BEGIN SELECT RAISE(ABORT, 'a frozen period stays frozen'); END;
CREATE TRIGGER frozen_body_keeps_values BEFORE UPDATE ON frozen_body
BEGIN SELECT RAISE(ABORT, 'a frozen period stays frozen'); END;
