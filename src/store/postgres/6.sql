-- Version 6, for PostgreSQL. Which seconds of a track were heard (a bit for each, a row for each minute), and how many of them: what is
-- heard twice counts once. The projections are made again from the events.

ALTER TABLE heard ADD COLUMN once bigint NOT NULL DEFAULT 0;

CREATE TABLE heard_minute (
  learner text COLLATE "C" NOT NULL,
  course  text COLLATE "C" NOT NULL,
  lesson  text COLLATE "C" NOT NULL,
  track   text COLLATE "C" NOT NULL,
  minute  bigint NOT NULL,
  seconds bigint NOT NULL,
  PRIMARY KEY (learner, course, lesson, track, minute)
);
