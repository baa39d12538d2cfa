-- Version 4. Tests: what was settled when one was begun, what its answers say of objectives, extra time, and figures of
-- a class.

ALTER TABLE attempt ADD COLUMN terms TEXT NOT NULL DEFAULT '{}';
CREATE INDEX attempt_ended ON attempt (course, lesson, learner, started) WHERE ended IS NOT NULL;
ALTER TABLE answer ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;

CREATE TABLE ability (
  learner   TEXT NOT NULL,
  course    TEXT NOT NULL,
  objective TEXT NOT NULL,
  value     REAL NOT NULL,
  answers   INTEGER NOT NULL,
  PRIMARY KEY (learner, course, objective)
) WITHOUT ROWID;

CREATE TABLE recall (
  learner  TEXT NOT NULL,
  course   TEXT NOT NULL,
  card     TEXT NOT NULL,
  recalls  INTEGER NOT NULL,
  days     INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  PRIMARY KEY (learner, course, card)
) WITHOUT ROWID;

CREATE TABLE extra_time (
  learner TEXT NOT NULL,
  course  TEXT NOT NULL,
  percent INTEGER NOT NULL,
  since   INTEGER NOT NULL,
  PRIMARY KEY (learner, course)
) WITHOUT ROWID;

CREATE TABLE figure (
  course TEXT NOT NULL,
  lesson TEXT NOT NULL,
  kind   TEXT NOT NULL,
  made   INTEGER NOT NULL,
  data   TEXT NOT NULL,
  PRIMARY KEY (course, lesson, kind)
) WITHOUT ROWID;
