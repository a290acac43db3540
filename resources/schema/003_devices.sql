-- Schema 3: what reports live. Kinds are data: a city adds its own.
CREATE TABLE device_kind (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    family INTEGER NOT NULL CHECK (family IN (0, 1, 2)), -- 0 vehicle, 1 watch, 2 sensor
    stale_s INTEGER NOT NULL CHECK (stale_s > 0),        -- without a report for so long it is stale
    offline_s INTEGER NOT NULL CHECK (offline_s >= stale_s),
    fastest_kmh REAL NOT NULL DEFAULT 160 CHECK (fastest_kmh > 0) -- what needs more is a jump
);
INSERT INTO device_kind (id, code, name, name_en, family, stale_s, offline_s, fastest_kmh) VALUES
    (1, 'sweeper', '洗扫车', 'Sweeper', 0, 60, 300, 120),
    (2, 'watering-truck', '洒水车', 'Watering truck', 0, 60, 300, 120),
    (3, 'garbage-truck', '垃圾清运车', 'Garbage truck', 0, 60, 300, 120),
    (4, 'maintenance-cart', '养护车', 'Maintenance cart', 0, 60, 300, 80),
    (5, 'autonomous', '无人作业车', 'Autonomous vehicle', 0, 15, 60, 60),
    (6, 'follow-me', '跟随作业车', 'Follow-me vehicle', 0, 15, 60, 40),
    (7, 'patrol', '巡查车', 'Patrol car', 0, 60, 300, 160),
    (20, 'watch', '智能手表', 'Watch', 1, 300, 900, 120),
    (30, 'tree-tilt', '古树倾斜传感器', 'Tree tilt sensor', 2, 1800, 5400, 1),
    (31, 'bin-level', '垃圾箱满溢传感器', 'Bin level sensor', 2, 7200, 21600, 1),
    (32, 'parking', '泊位传感器', 'Parking sensor', 2, 3600, 10800, 1),
    (33, 'lamp-circuit', '路灯回路监测', 'Lamp circuit monitor', 2, 3600, 10800, 1),
    (34, 'water-level', '水位传感器', 'Water level sensor', 2, 1800, 5400, 1);

-- A terminal that no row stands for is refused and waits for approval (standing 1, or no row at all).
CREATE TABLE device (
    id INTEGER PRIMARY KEY,
    uid BLOB UNIQUE CHECK (uid IS NULL OR length(uid) = 16),
    revision INTEGER NOT NULL DEFAULT 1,
    kind_id INTEGER NOT NULL REFERENCES device_kind(id),
    standing INTEGER NOT NULL DEFAULT 0 CHECK (standing IN (0, 1, 2)), -- 0 approved, 1 quarantined, 2 retired
    number TEXT NOT NULL UNIQUE,           -- terminal number without leading zeros, or the name in another protocol
    name TEXT NOT NULL DEFAULT '',
    plate TEXT NOT NULL DEFAULT '',
    driver TEXT NOT NULL DEFAULT '',
    company_id INTEGER REFERENCES company(id),
    service_line_id INTEGER REFERENCES service_line(id),
    sub_district_id INTEGER REFERENCES sub_district(id),
    datum INTEGER NOT NULL DEFAULT 0 CHECK (datum IN (0, 1)),          -- 0 WGS-84, 1 GCJ-02, of what it sends
    vendor TEXT NOT NULL DEFAULT '',       -- set of vendor items
    authentication TEXT NOT NULL DEFAULT '' -- its code; empty: one derived from its number
);
