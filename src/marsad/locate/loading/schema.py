"""The tables of the file that holds a monitor's own places."""

VERSION = 1
"""Of the tables below, kept as SQLite's user_version."""
TABLES = """
CREATE TABLE entries (entry INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT,
  lat REAL, lon REAL, country TEXT, admin1 TEXT, population INTEGER, source TEXT,
  admin2 TEXT, pcode TEXT, origin INTEGER, part TEXT, row INTEGER);
CREATE UNIQUE INDEX by_id ON entries (source, id);
CREATE INDEX by_origin ON entries (origin);
CREATE INDEX by_pcode ON entries (pcode) WHERE pcode IS NOT NULL;
CREATE TABLE names (key TEXT, sound TEXT, entry INTEGER, spelled TEXT,
  PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE INDEX by_sound ON names (sound);
CREATE TABLE sources (source INTEGER PRIMARY KEY, name TEXT, kind TEXT, licence TEXT,
  file TEXT, sha256 TEXT, options TEXT, loaded TEXT, rows INTEGER, left_out INTEGER,
  repaired INTEGER, kept INTEGER);
CREATE TABLE areas (area INTEGER PRIMARY KEY, id TEXT UNIQUE, set_name TEXT,
  level INTEGER, country TEXT, name TEXT, other TEXT, pcode TEXT, parent TEXT,
  own_name TEXT, own_code TEXT, west REAL, south REAL, east REAL, north REAL,
  entry INTEGER, geometry BLOB);
CREATE INDEX by_set ON areas (set_name, level, country);
CREATE TABLE choices (choice INTEGER PRIMARY KEY, set_name TEXT, made TEXT);
CREATE VIEW places AS SELECT entries.*, sources.file, sources.sha256, sources.licence
  FROM entries JOIN sources ON sources.source = entries.origin;
"""
"""`entries` and `names` are looked up like those of the gazetteer's own index. Each
entry tells its file and row through `places`. `names.spelled` is the name as it stands
in the file; `choices` keeps every choice of a set of boundaries, the last one holds."""
STAGING = """
CREATE TABLE incoming.entries (entry INTEGER PRIMARY KEY, id TEXT, name TEXT,
  kind TEXT, lat REAL, lon REAL, country TEXT, admin1 TEXT, population INTEGER,
  source TEXT, admin2 TEXT, pcode TEXT, part TEXT, row INTEGER, coded INTEGER);
CREATE UNIQUE INDEX incoming.by_id ON entries (id);
CREATE TABLE incoming.names (key TEXT, sound TEXT, entry INTEGER, spelled TEXT);
CREATE TABLE incoming.units (country TEXT, code TEXT, name TEXT,
  PRIMARY KEY (country, code)) WITHOUT ROWID;
CREATE TABLE incoming.areas (id TEXT, set_name TEXT, level INTEGER, country TEXT,
  name TEXT, other TEXT, pcode TEXT, parent TEXT, own_name TEXT, own_code TEXT,
  west REAL, south REAL, east REAL, north REAL, entry INTEGER, geometry BLOB);
"""
"""The same for the rows of one file, aside, until all of it is read."""
