-- Version 5. Private podcast feeds: one for a learner and a course, asked for by a hash before the learner is known.

CREATE TABLE feed (
  learner    TEXT NOT NULL,
  course     TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  created    INTEGER NOT NULL,
  PRIMARY KEY (learner, course)
) WITHOUT ROWID;

-- Highlights and notes on words of a lesson, each as the newest event of its name has it.

CREATE TABLE note (
  learner TEXT NOT NULL,
  course  TEXT NOT NULL,
  note    TEXT NOT NULL,
  lesson  TEXT NOT NULL,
  at      INTEGER NOT NULL,
  data    TEXT NOT NULL,
  PRIMARY KEY (learner, course, note)
) WITHOUT ROWID;
