-- Schema 1: what exists in a city. Run inside one transaction on a connection with SpatiaLite initialised
-- and its metadata in place. Every table named in journalled.json has uid and revision, and triggers made by
-- the program from its columns. Geometry columns are added by SELECT AddGeometryColumn lines below; :srid is
-- the city's geographic CRS.

CREATE TABLE city (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uid BLOB CHECK (uid IS NULL OR length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL DEFAULT '',
    admin_code TEXT NOT NULL,
    code_profile TEXT NOT NULL,
    geographic_srid INTEGER NOT NULL,
    map_srid INTEGER NOT NULL,
    time_zone TEXT NOT NULL,
    demo INTEGER NOT NULL DEFAULT 0,
    schematic INTEGER NOT NULL DEFAULT 0,
    created_ms INTEGER NOT NULL
);

-- Code profiles: how the 16 digits are divided, and which numbering of classes they carry.
CREATE TABLE code_profile (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    layout TEXT NOT NULL CHECK (layout IN ('A', 'B')),
    source TEXT NOT NULL
);
CREATE TABLE major_class (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    colour TEXT NOT NULL
);
CREATE TABLE service_line (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    scene TEXT NOT NULL
);
CREATE TABLE component_class (
    id INTEGER PRIMARY KEY,
    uid BLOB CHECK (uid IS NULL OR length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    major_id INTEGER NOT NULL REFERENCES major_class(id),
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    shape INTEGER NOT NULL CHECK (shape IN (0, 1, 2)),
    symbol TEXT NOT NULL DEFAULT '',
    importance INTEGER NOT NULL DEFAULT 1 CHECK (importance BETWEEN 0 AND 3),
    service_line_id INTEGER REFERENCES service_line(id),
    source TEXT NOT NULL
);
CREATE TABLE component_class_code (
    class_id INTEGER NOT NULL REFERENCES component_class(id),
    profile_id TEXT NOT NULL REFERENCES code_profile(id),
    major TEXT NOT NULL,
    minor TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (profile_id, major, minor)
);

CREATE TABLE company (
    id INTEGER PRIMARY KEY,
    uid BLOB UNIQUE CHECK (uid IS NULL OR length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL DEFAULT ''
);
CREATE TABLE department (
    id INTEGER PRIMARY KEY,
    uid BLOB UNIQUE CHECK (uid IS NULL OR length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL DEFAULT '',
    company_id INTEGER REFERENCES company(id)
);
-- Which company does which line where.
CREATE TABLE responsibility (
    id INTEGER PRIMARY KEY,
    uid BLOB UNIQUE CHECK (uid IS NULL OR length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    sub_district_id INTEGER NOT NULL REFERENCES sub_district(id),
    service_line_id INTEGER NOT NULL REFERENCES service_line(id),
    company_id INTEGER NOT NULL REFERENCES company(id),
    UNIQUE (sub_district_id, service_line_id)
);

CREATE TABLE sub_district (
    id INTEGER PRIMARY KEY,
    uid BLOB UNIQUE CHECK (uid IS NULL OR length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    code TEXT NOT NULL UNIQUE,
    civil_code TEXT,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL DEFAULT '',
    seat_lon REAL,
    seat_lat REAL,
    sort INTEGER NOT NULL DEFAULT 0
);
SELECT AddGeometryColumn('sub_district', 'geom', :srid, 'POLYGON', 'XY');
CREATE TABLE community (
    id INTEGER PRIMARY KEY,
    uid BLOB UNIQUE CHECK (uid IS NULL OR length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    sub_district_id INTEGER NOT NULL REFERENCES sub_district(id)
);
SELECT AddGeometryColumn('community', 'geom', :srid, 'POLYGON', 'XY');
CREATE TABLE compound (
    id INTEGER PRIMARY KEY,
    uid BLOB UNIQUE CHECK (uid IS NULL OR length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL,
    community_id INTEGER REFERENCES community(id),
    households INTEGER CHECK (households IS NULL OR households >= 0),
    opened INTEGER,
    rebuilt INTEGER
);
SELECT AddGeometryColumn('compound', 'geom', :srid, 'POLYGON', 'XY');
CREATE TABLE unit_grid (
    id INTEGER PRIMARY KEY,
    uid BLOB UNIQUE CHECK (uid IS NULL OR length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    code TEXT NOT NULL UNIQUE,
    community_id INTEGER NOT NULL REFERENCES community(id)
);
SELECT AddGeometryColumn('unit_grid', 'geom', :srid, 'POLYGON', 'XY');

-- Roads: a network. Ends meet at nodes; one_way 0 both ways, 1 with the line, -1 against it.
CREATE TABLE road_node (
    id INTEGER PRIMARY KEY
);
SELECT AddGeometryColumn('road_node', 'geom', :srid, 'POINT', 'XY');
CREATE TABLE road (
    id INTEGER PRIMARY KEY,
    uid BLOB UNIQUE CHECK (uid IS NULL OR length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL DEFAULT '',
    class TEXT NOT NULL CHECK (class IN ('expressway', 'arterial', 'secondary', 'local', 'lane')),
    one_way INTEGER NOT NULL DEFAULT 0 CHECK (one_way IN (-1, 0, 1)),
    width_m REAL NOT NULL DEFAULT 7,
    from_node INTEGER REFERENCES road_node(id),
    to_node INTEGER REFERENCES road_node(id),
    sub_district_id INTEGER REFERENCES sub_district(id),
    opened INTEGER,
    rebuilt INTEGER
);
SELECT AddGeometryColumn('road', 'geom', :srid, 'LINESTRING', 'XY');
CREATE TABLE water (
    id INTEGER PRIMARY KEY,
    uid BLOB UNIQUE CHECK (uid IS NULL OR length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL CHECK (kind IN ('river', 'stream', 'lake'))
);
SELECT AddGeometryColumn('water', 'geom', :srid, 'POLYGON', 'XY');
CREATE TABLE green (
    id INTEGER PRIMARY KEY,
    uid BLOB UNIQUE CHECK (uid IS NULL OR length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL CHECK (kind IN ('park', 'forest', 'grass'))
);
SELECT AddGeometryColumn('green', 'geom', :srid, 'POLYGON', 'XY');
CREATE TABLE building (
    id INTEGER PRIMARY KEY,
    uid BLOB UNIQUE CHECK (uid IS NULL OR length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL DEFAULT '',
    floors INTEGER,
    kind TEXT NOT NULL DEFAULT 'residential'
);
SELECT AddGeometryColumn('building', 'geom', :srid, 'POLYGON', 'XY');

-- Facilities: public toilets, transfer stations, parking, pocket parks, vendor areas, practice points.
CREATE TABLE facility (
    id INTEGER PRIMARY KEY,
    uid BLOB UNIQUE CHECK (uid IS NULL OR length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    kind TEXT NOT NULL CHECK (kind IN ('public_toilet', 'transfer_station', 'micro_parking', 'shared_parking',
                                       'pocket_park', 'vendor_area', 'practice_point')),
    name TEXT NOT NULL,
    capacity INTEGER CHECK (capacity IS NULL OR capacity >= 0),
    hours TEXT NOT NULL DEFAULT '',
    compound_id INTEGER REFERENCES compound(id),
    community_id INTEGER REFERENCES community(id),
    sub_district_id INTEGER REFERENCES sub_district(id),
    address TEXT NOT NULL DEFAULT '',
    opened INTEGER,
    rebuilt INTEGER
);
SELECT AddGeometryColumn('facility', 'geom', :srid, 'POINT', 'XY');

-- Components, one typed table a shape (QGIS cannot use a mixed column), with the fields of GB/T 30428.2.
-- A component holds a valid code, or the raw text with its fault. Dates are YYYYMMDD in the city's zone.
CREATE TABLE component_point (
    id INTEGER PRIMARY KEY,
    uid BLOB CHECK (uid IS NULL OR length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    code TEXT,
    code_fault TEXT,
    class_id INTEGER NOT NULL REFERENCES component_class(id),
    name TEXT NOT NULL DEFAULT '',
    authority_id INTEGER REFERENCES department(id),
    owner_id INTEGER REFERENCES department(id),
    maintainer_id INTEGER REFERENCES department(id),
    sub_district_id INTEGER REFERENCES sub_district(id),
    community_id INTEGER REFERENCES community(id),
    unit_grid TEXT,
    state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 3),
    surveyed INTEGER,
    changed INTEGER,
    source INTEGER NOT NULL DEFAULT 2 CHECK (source BETWEEN 0 AND 3),
    accuracy INTEGER NOT NULL DEFAULT 1 CHECK (accuracy BETWEEN 0 AND 2),
    address TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
);
SELECT AddGeometryColumn('component_point', 'geom', :srid, 'POINT', 'XY');
CREATE UNIQUE INDEX component_point_uid ON component_point (uid);
CREATE UNIQUE INDEX component_point_code ON component_point (code) WHERE code IS NOT NULL AND code_fault IS NULL;
CREATE INDEX component_point_sub_district ON component_point (sub_district_id);

CREATE TABLE component_line (
    id INTEGER PRIMARY KEY,
    uid BLOB CHECK (uid IS NULL OR length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    code TEXT,
    code_fault TEXT,
    class_id INTEGER NOT NULL REFERENCES component_class(id),
    name TEXT NOT NULL DEFAULT '',
    authority_id INTEGER REFERENCES department(id),
    owner_id INTEGER REFERENCES department(id),
    maintainer_id INTEGER REFERENCES department(id),
    sub_district_id INTEGER REFERENCES sub_district(id),
    community_id INTEGER REFERENCES community(id),
    unit_grid TEXT,
    state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 3),
    surveyed INTEGER,
    changed INTEGER,
    source INTEGER NOT NULL DEFAULT 2 CHECK (source BETWEEN 0 AND 3),
    accuracy INTEGER NOT NULL DEFAULT 1 CHECK (accuracy BETWEEN 0 AND 2),
    address TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
);
SELECT AddGeometryColumn('component_line', 'geom', :srid, 'LINESTRING', 'XY');
CREATE UNIQUE INDEX component_line_uid ON component_line (uid);
CREATE UNIQUE INDEX component_line_code ON component_line (code) WHERE code IS NOT NULL AND code_fault IS NULL;
CREATE INDEX component_line_sub_district ON component_line (sub_district_id);

CREATE TABLE component_polygon (
    id INTEGER PRIMARY KEY,
    uid BLOB CHECK (uid IS NULL OR length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    code TEXT,
    code_fault TEXT,
    class_id INTEGER NOT NULL REFERENCES component_class(id),
    name TEXT NOT NULL DEFAULT '',
    authority_id INTEGER REFERENCES department(id),
    owner_id INTEGER REFERENCES department(id),
    maintainer_id INTEGER REFERENCES department(id),
    sub_district_id INTEGER REFERENCES sub_district(id),
    community_id INTEGER REFERENCES community(id),
    unit_grid TEXT,
    state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 3),
    surveyed INTEGER,
    changed INTEGER,
    source INTEGER NOT NULL DEFAULT 2 CHECK (source BETWEEN 0 AND 3),
    accuracy INTEGER NOT NULL DEFAULT 1 CHECK (accuracy BETWEEN 0 AND 2),
    address TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
);
SELECT AddGeometryColumn('component_polygon', 'geom', :srid, 'POLYGON', 'XY');
CREATE UNIQUE INDEX component_polygon_uid ON component_polygon (uid);
CREATE UNIQUE INDEX component_polygon_code ON component_polygon (code) WHERE code IS NOT NULL AND code_fault IS NULL;
CREATE INDEX component_polygon_sub_district ON component_polygon (sub_district_id);

CREATE VIEW component AS
SELECT 0 AS "Shape", c.id AS "Row", c.uid AS "Uid", c.revision AS "Revision",
       c.code AS "ObjID", c.code_fault AS "CodeFault", c.class_id AS "ClassId", c.name AS "ObjName",
       a.code AS "DeptCode1", a.name AS "DeptName1", o.code AS "DeptCode2", o.name AS "DeptName2",
       m.code AS "DeptCode3", m.name AS "DeptName3", c.unit_grid AS "BGID",
       CASE c.state WHEN 0 THEN '完好' WHEN 1 THEN '破损' WHEN 2 THEN '丢失' ELSE '废弃' END AS "ObjState",
       c.surveyed AS "ORDate", c.changed AS "CHDate",
       CASE c.source WHEN 0 THEN '实测' WHEN 1 THEN '地形图' WHEN 2 THEN '普查' ELSE '上报' END AS "DataSource",
       CASE c.accuracy WHEN 0 THEN 'A' WHEN 1 THEN 'B' ELSE 'C' END AS "Accuracy",
       c.sub_district_id AS "SubDistrictId", c.community_id AS "CommunityId",
       c.address AS "Address", c.note AS "Note"
FROM component_point c
LEFT JOIN department a ON a.id = c.authority_id
LEFT JOIN department o ON o.id = c.owner_id
LEFT JOIN department m ON m.id = c.maintainer_id
UNION ALL
SELECT 1 AS "Shape", c.id AS "Row", c.uid AS "Uid", c.revision AS "Revision",
       c.code AS "ObjID", c.code_fault AS "CodeFault", c.class_id AS "ClassId", c.name AS "ObjName",
       a.code AS "DeptCode1", a.name AS "DeptName1", o.code AS "DeptCode2", o.name AS "DeptName2",
       m.code AS "DeptCode3", m.name AS "DeptName3", c.unit_grid AS "BGID",
       CASE c.state WHEN 0 THEN '完好' WHEN 1 THEN '破损' WHEN 2 THEN '丢失' ELSE '废弃' END AS "ObjState",
       c.surveyed AS "ORDate", c.changed AS "CHDate",
       CASE c.source WHEN 0 THEN '实测' WHEN 1 THEN '地形图' WHEN 2 THEN '普查' ELSE '上报' END AS "DataSource",
       CASE c.accuracy WHEN 0 THEN 'A' WHEN 1 THEN 'B' ELSE 'C' END AS "Accuracy",
       c.sub_district_id AS "SubDistrictId", c.community_id AS "CommunityId",
       c.address AS "Address", c.note AS "Note"
FROM component_line c
LEFT JOIN department a ON a.id = c.authority_id
LEFT JOIN department o ON o.id = c.owner_id
LEFT JOIN department m ON m.id = c.maintainer_id
UNION ALL
SELECT 2 AS "Shape", c.id AS "Row", c.uid AS "Uid", c.revision AS "Revision",
       c.code AS "ObjID", c.code_fault AS "CodeFault", c.class_id AS "ClassId", c.name AS "ObjName",
       a.code AS "DeptCode1", a.name AS "DeptName1", o.code AS "DeptCode2", o.name AS "DeptName2",
       m.code AS "DeptCode3", m.name AS "DeptName3", c.unit_grid AS "BGID",
       CASE c.state WHEN 0 THEN '完好' WHEN 1 THEN '破损' WHEN 2 THEN '丢失' ELSE '废弃' END AS "ObjState",
       c.surveyed AS "ORDate", c.changed AS "CHDate",
       CASE c.source WHEN 0 THEN '实测' WHEN 1 THEN '地形图' WHEN 2 THEN '普查' ELSE '上报' END AS "DataSource",
       CASE c.accuracy WHEN 0 THEN 'A' WHEN 1 THEN 'B' ELSE 'C' END AS "Accuracy",
       c.sub_district_id AS "SubDistrictId", c.community_id AS "CommunityId",
       c.address AS "Address", c.note AS "Note"
FROM component_polygon c
LEFT JOIN department a ON a.id = c.authority_id
LEFT JOIN department o ON o.id = c.owner_id
LEFT JOIN department m ON m.id = c.maintainer_id;

-- Whoever changes a journalled table through this program says who and why here, inside the transaction, and
-- clears it before the commit; the triggers copy it. A journal row without a user came from outside.
-- `settling` names the row whose revision a trigger is raising, so that this is not journalled once more.
CREATE TABLE change_context (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    user TEXT,
    patch_id BLOB,
    batch TEXT,
    reason TEXT,
    event_ms INTEGER,
    settling TEXT
);
INSERT INTO change_context (id) VALUES (1);
CREATE TRIGGER change_context_stays BEFORE DELETE ON change_context
BEGIN SELECT RAISE(ABORT, 'change_context keeps its one row'); END;

-- before and after: JSON objects of the columns (of an update, those that changed); blobs in hexadecimal.
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    uid BLOB,
    revision INTEGER,
    -- Not IN (...): SQLite would make a table of the three letters for each row.
    operation TEXT NOT NULL CHECK (operation = 'I' OR operation = 'U' OR operation = 'D'),
    received_ms INTEGER NOT NULL,
    event_ms INTEGER,
    user TEXT,
    patch_id BLOB,
    batch TEXT,
    reason TEXT,
    before TEXT,
    after TEXT
);
CREATE INDEX journal_row ON journal (table_name, row_id);
CREATE TRIGGER journal_keeps_rows BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is only appended to'); END;
CREATE TRIGGER journal_keeps_values BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is only appended to'); END;
