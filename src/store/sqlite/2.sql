-- Version 2. A place for each device, so that none overwrites another's; how far a track was heard is kept apart. What the
-- projections were made by stands in `projection`: 1 makes the program make them again from the events.

DROP TABLE place;
CREATE TABLE place (
  learner  TEXT NOT NULL,
  course   TEXT NOT NULL,
  lesson   TEXT NOT NULL,
  track    TEXT NOT NULL,
  device   TEXT NOT NULL,
  node     TEXT NOT NULL,
  line     INTEGER NOT NULL,
  ms       INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (learner, course, lesson, track, device)
) WITHOUT ROWID;

CREATE TABLE reach (
  learner TEXT NOT NULL,
  course  TEXT NOT NULL,
  lesson  TEXT NOT NULL,
  track   TEXT NOT NULL,
  ms      INTEGER NOT NULL,
  PRIMARY KEY (learner, course, lesson, track)
) WITHOUT ROWID;

CREATE TABLE projection (version INTEGER NOT NULL);
INSERT INTO projection VALUES (1);
