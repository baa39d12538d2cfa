-- Version 4, for PostgreSQL. Tests: what was settled when one was begun, what its answers say of objectives, extra time, and figures of
-- a class.

ALTER TABLE attempt ADD COLUMN terms text COLLATE "C" NOT NULL DEFAULT '{}';
CREATE INDEX attempt_ended ON attempt (course, lesson, learner, started) WHERE ended IS NOT NULL;
ALTER TABLE answer ADD COLUMN edition bigint NOT NULL DEFAULT 1;

CREATE TABLE ability (
  learner   text COLLATE "C" NOT NULL,
  course    text COLLATE "C" NOT NULL,
  objective text COLLATE "C" NOT NULL,
  value     double precision NOT NULL,
  answers   bigint NOT NULL,
  PRIMARY KEY (learner, course, objective)
);

CREATE TABLE recall (
  learner  text COLLATE "C" NOT NULL,
  course   text COLLATE "C" NOT NULL,
  card     text COLLATE "C" NOT NULL,
  recalls  bigint NOT NULL,
  days     bigint NOT NULL,
  last_day bigint NOT NULL,
  PRIMARY KEY (learner, course, card)
);

CREATE TABLE extra_time (
  learner text COLLATE "C" NOT NULL,
  course  text COLLATE "C" NOT NULL,
  percent bigint NOT NULL,
  since   bigint NOT NULL,
  PRIMARY KEY (learner, course)
);

CREATE TABLE figure (
  course text COLLATE "C" NOT NULL,
  lesson text COLLATE "C" NOT NULL,
  kind   text COLLATE "C" NOT NULL,
  made   bigint NOT NULL,
  data   text COLLATE "C" NOT NULL,
  PRIMARY KEY (course, lesson, kind)
);
