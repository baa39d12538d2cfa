-- Version 4. What learners do to cards and how they study: cards set aside or put off, what may be taken back, wishes
-- and fitted parameters for each course, and the questions that were missed in a test, of which cards are made.

ALTER TABLE card ADD COLUMN edition INTEGER NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN suspended INTEGER NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN buried INTEGER NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN earlier TEXT NOT NULL DEFAULT '[]';

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
