-- Version 1. Learner tables have keys led by the learner: that is the partition key wherever this
-- schema goes. Times are milliseconds since 1970 UTC. Nothing here is updated but projections,
-- which a replay of `event` makes again.

CREATE TABLE learner (
  learner TEXT PRIMARY KEY,
  created INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE session (
  token_hash TEXT PRIMARY KEY,
  learner    TEXT NOT NULL,
  created    INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE keep_code (
  learner   TEXT PRIMARY KEY,
  code_hash TEXT NOT NULL UNIQUE,
  created   INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE class_code (
  course  TEXT PRIMARY KEY,
  code    TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL
) WITHOUT ROWID;

-- The truth: only ever added to.
CREATE TABLE event (
  learner  TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  id       TEXT NOT NULL,
  kind     TEXT NOT NULL,
  version  INTEGER NOT NULL,
  course   TEXT NOT NULL,
  lesson   TEXT NOT NULL,
  at       INTEGER NOT NULL,
  offset   INTEGER NOT NULL,
  received INTEGER NOT NULL,
  data     TEXT NOT NULL,
  PRIMARY KEY (learner, sequence)
) WITHOUT ROWID;
CREATE UNIQUE INDEX event_id ON event (learner, id);

-- Projections.
CREATE TABLE enrolment (
  learner TEXT NOT NULL,
  course  TEXT NOT NULL,
  since   INTEGER NOT NULL,
  PRIMARY KEY (learner, course)
) WITHOUT ROWID;

CREATE TABLE place (
  learner TEXT NOT NULL,
  course  TEXT NOT NULL,
  lesson  TEXT NOT NULL,
  track   TEXT NOT NULL,
  node    TEXT NOT NULL,
  line    INTEGER NOT NULL,
  ms      INTEGER NOT NULL,
  at      INTEGER NOT NULL,
  PRIMARY KEY (learner, course, lesson)
) WITHOUT ROWID;

CREATE TABLE heard (
  learner TEXT NOT NULL,
  course  TEXT NOT NULL,
  lesson  TEXT NOT NULL,
  track   TEXT NOT NULL,
  ms      INTEGER NOT NULL,
  PRIMARY KEY (learner, course, lesson, track)
) WITHOUT ROWID;

CREATE TABLE prompt (
  learner TEXT NOT NULL,
  course  TEXT NOT NULL,
  prompt  TEXT NOT NULL,
  lesson  TEXT NOT NULL,
  tries   INTEGER NOT NULL,
  covered INTEGER NOT NULL,
  ideas   INTEGER NOT NULL,
  PRIMARY KEY (learner, course, prompt)
) WITHOUT ROWID;

CREATE TABLE card (
  learner TEXT NOT NULL,
  course  TEXT NOT NULL,
  card    TEXT NOT NULL,
  lesson  TEXT NOT NULL,
  due     INTEGER NOT NULL,
  first   INTEGER NOT NULL,
  state   TEXT NOT NULL,
  PRIMARY KEY (learner, course, card)
) WITHOUT ROWID;

CREATE TABLE attempt (
  learner   TEXT NOT NULL,
  attempt   TEXT NOT NULL,
  course    TEXT NOT NULL,
  lesson    TEXT NOT NULL,
  seed      INTEGER NOT NULL,
  questions TEXT NOT NULL,
  started   INTEGER NOT NULL,
  ended     INTEGER,
  PRIMARY KEY (learner, attempt)
) WITHOUT ROWID;

CREATE TABLE answer (
  learner  TEXT NOT NULL,
  attempt  TEXT NOT NULL,
  question TEXT NOT NULL,
  given    TEXT NOT NULL,
  score    REAL NOT NULL,
  points   REAL NOT NULL,
  tries    INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (learner, attempt, question)
) WITHOUT ROWID;


