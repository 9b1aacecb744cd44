import GRDB

/// The versions of the database's tables, one after another; what was once released never changes.
enum JobMigrations {
  /// Marks a file as a database of sluice jobs: `SLCE` in ASCII.
  static let applicationID = 0x534C_4345

  static var all: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("v1") { try $0.execute(sql: version1) }
    migrator.registerMigration("v2") { try $0.execute(sql: version2) }
    migrator.registerMigration("v3") { try $0.execute(sql: version3) }
    return migrator
  }

  /// Times are seconds since 1970-01-01 UTC. The order of files matters, so that each has a position.
  ///
  /// A name is taken by one job that is not failed or cancelled. A slice's token is that of its last claim.
  private static let version1 = """
    CREATE TABLE job (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('submitted', 'running', 'done', 'failed', 'cancelled')),
      submitted INTEGER NOT NULL,
      finished INTEGER,
      engine TEXT NOT NULL,
      labels_hash TEXT NOT NULL,
      settings TEXT NOT NULL
    ) STRICT;
    CREATE INDEX job_by_name ON job (name);
    CREATE UNIQUE INDEX job_name_taken ON job (name) WHERE state IN ('submitted', 'running', 'done');

    CREATE TABLE job_signature (
      job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,
      position INTEGER NOT NULL,
      path TEXT NOT NULL,
      bundled INTEGER NOT NULL CHECK (bundled IN (0, 1)),
      name TEXT NOT NULL,
      plan_hash TEXT NOT NULL,
      PRIMARY KEY (job, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE job_label_file (
      job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,
      position INTEGER NOT NULL,
      path TEXT NOT NULL,
      PRIMARY KEY (job, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE job_archive (
      job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,
      position INTEGER NOT NULL,
      path TEXT NOT NULL,
      hash TEXT NOT NULL,
      rows INTEGER NOT NULL,
      PRIMARY KEY (job, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE slice (
      job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,
      number INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
      from_time INTEGER,
      to_time INTEGER,
      token TEXT,
      coverage TEXT NOT NULL DEFAULT '',
      error TEXT,
      PRIMARY KEY (job, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE match (
      job INTEGER NOT NULL,
      slice INTEGER NOT NULL,
      position INTEGER NOT NULL,
      id TEXT NOT NULL,
      signature TEXT NOT NULL,
      score_tenths INTEGER NOT NULL,
      origin_time INTEGER NOT NULL,
      json TEXT NOT NULL,
      UNIQUE (job, id),
      FOREIGN KEY (job, slice) REFERENCES slice (job, number) ON DELETE CASCADE
    ) STRICT;
    CREATE UNIQUE INDEX match_order
      ON match (job, score_tenths DESC, signature, origin_time, slice, position);
    """
}
