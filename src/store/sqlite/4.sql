-- Version 4. What learners do to cards and how they study: cards set aside or put off, what may be taken back, wishes
-- and fitted parameters for each course, and the questions that were missed in a test, of which cards are made.

ALTER TABLE card ADD COLUMN edition INTEGER NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN suspended INTEGER NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN buried INTEGER NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN earlier TEXT NOT NULL DEFAULT '';

CREATE TABLE study (
  learner TEXT NOT NULL,
  course  TEXT NOT NULL,
  data    TEXT NOT NULL,
  PRIMARY KEY (learner, course)
) WITHOUT ROWID;

CREATE TABLE missed (
  learner  TEXT NOT NULL,
  course   TEXT NOT NULL,
  question TEXT NOT NULL,
  lesson   TEXT NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (learner, course, question)
) WITHOUT ROWID;

-- Tests: what was settled when one was begun, what its answers say of objectives, free recalls of a card, extra time,
-- and figures of a class.

ALTER TABLE card ADD COLUMN recalls INTEGER NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN recall_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN recall_day INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attempt ADD COLUMN terms TEXT NOT NULL DEFAULT '{}';
CREATE INDEX attempt_ended ON attempt (course, lesson, learner, started) WHERE ended IS NOT NULL;
CREATE INDEX attempt_open ON attempt (course, lesson, learner, attempt) WHERE ended IS NULL;
ALTER TABLE answer ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;

CREATE TABLE ability (
  learner   TEXT NOT NULL,
  course    TEXT NOT NULL,
  objective TEXT NOT NULL,
  value     REAL NOT NULL,
  answers   INTEGER NOT NULL,
  PRIMARY KEY (learner, course, objective)
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
