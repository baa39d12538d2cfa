-- Version 6. Which seconds of a track were heard (a bit for each, a row for each minute), and how many of them: what is
-- heard twice counts once. The projections are made again from the events.

ALTER TABLE heard ADD COLUMN once INTEGER NOT NULL DEFAULT 0;

CREATE TABLE heard_minute (
  learner TEXT NOT NULL,
  course  TEXT NOT NULL,
  lesson  TEXT NOT NULL,
  track   TEXT NOT NULL,
  minute  INTEGER NOT NULL,
  seconds INTEGER NOT NULL,
  PRIMARY KEY (learner, course, lesson, track, minute)
) WITHOUT ROWID;
