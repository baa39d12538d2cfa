-- Version 5. Private podcast feeds: one for a learner and a course, asked for by a hash before the learner is known.

CREATE TABLE feed (
  learner    TEXT NOT NULL,
  course     TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  created    INTEGER NOT NULL,
  PRIMARY KEY (learner, course)
) WITHOUT ROWID;
