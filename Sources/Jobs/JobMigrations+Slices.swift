extension JobMigrations {
  /// Slices of time, leased; what each gave signature by signature; matches with the revisions in which they came and
  /// went.
  ///
  /// A revision is one step of a job's history: every transaction that changes its results takes the next number. A part
  /// is what one signature gave in one slice; it waits for as long as it has no revision. An origin's archive and row say
  /// where it stands in the ledger; evidence holds the same of every transfer of a match, eight bytes each, and is empty
  /// for matches of version 1, which were chosen before they were stored.
  static let version2 = """
    ALTER TABLE job ADD COLUMN slice_seconds INTEGER;
    ALTER TABLE job ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE job ADD COLUMN folders TEXT NOT NULL DEFAULT '';
    ALTER TABLE job ADD COLUMN started INTEGER;
    ALTER TABLE job ADD COLUMN waiting_at_start INTEGER;

    ALTER TABLE job_archive ADD COLUMN first_time INTEGER;
    ALTER TABLE job_archive ADD COLUMN last_time INTEGER;

    CREATE TABLE job_campaign (
      job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,
      position INTEGER NOT NULL,
      path TEXT NOT NULL,
      bundled INTEGER NOT NULL CHECK (bundled IN (0, 1)),
      name TEXT NOT NULL,
      hash TEXT NOT NULL,
      PRIMARY KEY (job, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE job_event (
      job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,
      revision INTEGER NOT NULL,
      position INTEGER NOT NULL,
      time INTEGER NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (job, revision, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE new_slice (
      job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,
      number INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
      from_time INTEGER,
      to_time INTEGER,
      token TEXT,
      worker TEXT,
      leased_until INTEGER,
      coverage TEXT NOT NULL DEFAULT '',
      error TEXT,
      PRIMARY KEY (job, number)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO new_slice (job, number, state, from_time, to_time, coverage, error)
      SELECT job, number, CASE state WHEN 'running' THEN 'waiting' ELSE state END, from_time, to_time, coverage, error
      FROM slice;

    CREATE TABLE part (
      job INTEGER NOT NULL,
      slice INTEGER NOT NULL,
      signature TEXT NOT NULL,
      plan_hash TEXT NOT NULL,
      labels_hash TEXT NOT NULL,
      revision INTEGER,
      incomplete TEXT,
      PRIMARY KEY (job, slice, signature),
      FOREIGN KEY (job, slice) REFERENCES new_slice (job, number) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    INSERT INTO part (job, slice, signature, plan_hash, labels_hash, revision)
      SELECT slice.job, slice.number, signature.name, signature.plan_hash, job.labels_hash,
        CASE slice.state WHEN 'done' THEN 1 END
      FROM slice JOIN job ON job.id = slice.job JOIN job_signature AS signature ON signature.job = slice.job;

    CREATE TABLE new_match (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      job INTEGER NOT NULL,
      slice INTEGER NOT NULL,
      id TEXT NOT NULL,
      signature TEXT NOT NULL,
      score_tenths INTEGER NOT NULL,
      origin_time INTEGER NOT NULL,
      origin_archive INTEGER NOT NULL,
      origin_row INTEGER NOT NULL,
      decided_at INTEGER,
      evidence BLOB NOT NULL,
      json TEXT NOT NULL,
      added INTEGER NOT NULL,
      withdrawn INTEGER,
      FOREIGN KEY (job, slice) REFERENCES new_slice (job, number) ON DELETE CASCADE
    ) STRICT;
    INSERT INTO new_match
      (job, slice, id, signature, score_tenths, origin_time, origin_archive, origin_row, evidence, json, added)
      SELECT job, slice, id, signature, score_tenths, origin_time, 0, position, x'', json, 1 FROM match;

    DROP TABLE match;
    DROP TABLE slice;
    ALTER TABLE new_slice RENAME TO slice;
    ALTER TABLE new_match RENAME TO match;
    CREATE UNIQUE INDEX match_live ON match (job, id) WHERE withdrawn IS NULL;
    CREATE INDEX match_order ON match (job, signature, origin_time, origin_archive, origin_row);
    CREATE INDEX match_of_slice ON match (job, slice, signature);
    """

  /// What a slice's worker last said that it was doing; the revision in which an archive came; campaigns with the
  /// revisions in which they came and went.
  ///
  /// A campaign's definition is its JSON, so that what it grouped can be told when its file says something else; those
  /// of version 2 have none.
  static let version3 = """
    ALTER TABLE slice ADD COLUMN activity TEXT;
    ALTER TABLE job_archive ADD COLUMN added INTEGER NOT NULL DEFAULT 1;

    CREATE TABLE campaign (
      job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,
      name TEXT NOT NULL,
      position INTEGER NOT NULL,
      path TEXT NOT NULL,
      bundled INTEGER NOT NULL CHECK (bundled IN (0, 1)),
      hash TEXT NOT NULL,
      definition TEXT,
      added INTEGER NOT NULL,
      withdrawn INTEGER,
      PRIMARY KEY (job, name, added)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO campaign (job, name, position, path, bundled, hash, added)
      SELECT job, name, position, path, bundled, hash, 1 FROM job_campaign;
    DROP TABLE job_campaign;
    """
}
