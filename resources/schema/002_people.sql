-- Schema 2: who may do what, what was done that is no change of data, who can take back what, and seals.

-- Roles and their rights come from resources/users/roles.json when a city is made or brought up to date; from then on these
-- tables are the city's own.
CREATE TABLE role (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    sort INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE role_right (
    role_id TEXT NOT NULL REFERENCES role(id),
    action TEXT NOT NULL,
    PRIMARY KEY (role_id, action)
) WITHOUT ROWID;
-- `phrase` is what libsodium's crypto_pwhash_str made (argon2id). `demo` marks accounts whose pass phrase everybody knows.
CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    phrase TEXT NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0,
    demo INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    locked_until_ms INTEGER,
    created_ms INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL
);
-- One role of one account; NULL is everywhere, every line, every company.
CREATE TABLE account_grant (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account(id),
    role_id TEXT NOT NULL REFERENCES role(id),
    sub_district_id INTEGER REFERENCES sub_district(id),
    service_line_id INTEGER REFERENCES service_line(id),
    company_id INTEGER REFERENCES company(id)
);
CREATE INDEX account_grant_account ON account_grant (account_id);
CREATE TABLE account_policy (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    most_failures INTEGER NOT NULL DEFAULT 5 CHECK (most_failures > 0),
    lock_minutes INTEGER NOT NULL DEFAULT 15 CHECK (lock_minutes > 0),
    least_length INTEGER NOT NULL DEFAULT 8 CHECK (least_length > 0)
);
INSERT INTO account_policy (id) VALUES (1);

-- Sign-ins, refusals, exports, changes of accounts. Only ever appended to.
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at_ms INTEGER NOT NULL,
    user TEXT NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL DEFAULT ''
);
CREATE TRIGGER audit_keeps_rows BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is only appended to'); END;
CREATE TRIGGER audit_keeps_values BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is only appended to'); END;

-- What each user did as one step, in order: a patch or a whole batch. `inverse_of` names the step that an undo or a redo takes
-- back.
CREATE TABLE edit_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    patch_id BLOB,
    batch TEXT,
    journal_seq INTEGER NOT NULL,
    inverse_of INTEGER REFERENCES edit_step(id)
);
CREATE INDEX edit_step_user ON edit_step (user, id);

-- Ranges of the journal that a station has signed. `digests` holds 16 bytes a row; `hash` is over them and the seal before.
CREATE TABLE journal_seal (
    last_seq INTEGER PRIMARY KEY,
    first_seq INTEGER NOT NULL,
    digests BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    station BLOB NOT NULL CHECK (length(station) = 32),
    signature BLOB NOT NULL CHECK (length(signature) = 64),
    made_ms INTEGER NOT NULL
);

-- A department that was closed (YYYYMMDD in the city's zone) is responsible for nothing any more.
ALTER TABLE department ADD COLUMN closed INTEGER;
CREATE INDEX journal_batch ON journal (batch) WHERE batch IS NOT NULL;
