-- Version 4, for PostgreSQL. What learners do to cards and how they study: cards set aside or put off, what may be taken back, wishes
-- and fitted parameters for each course, and the questions that were missed in a test, of which cards are made.

ALTER TABLE card ADD COLUMN edition bigint NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN suspended bigint NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN buried bigint NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN earlier text COLLATE "C" NOT NULL DEFAULT '';

CREATE TABLE study (
  learner text COLLATE "C" NOT NULL,
  course  text COLLATE "C" NOT NULL,
  data    text COLLATE "C" NOT NULL,
  PRIMARY KEY (learner, course)
);

CREATE TABLE missed (
  learner  text COLLATE "C" NOT NULL,
  course   text COLLATE "C" NOT NULL,
  question text COLLATE "C" NOT NULL,
  lesson   text COLLATE "C" NOT NULL,
  at       bigint NOT NULL,
  PRIMARY KEY (learner, course, question)
);

-- Tests: what was settled when one was begun, what its answers say of objectives, free recalls of a card, extra time,
-- and figures of a class.

ALTER TABLE card ADD COLUMN recalls bigint NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN recall_days bigint NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN recall_day bigint NOT NULL DEFAULT 0;
ALTER TABLE attempt ADD COLUMN terms text COLLATE "C" NOT NULL DEFAULT '{}';
CREATE INDEX attempt_ended ON attempt (course, lesson, learner, started) WHERE ended IS NOT NULL;
CREATE INDEX attempt_open ON attempt (course, lesson, learner, attempt) WHERE ended IS NULL;
ALTER TABLE answer ADD COLUMN edition bigint NOT NULL DEFAULT 1;

CREATE TABLE ability (
  learner   text COLLATE "C" NOT NULL,
  course    text COLLATE "C" NOT NULL,
  objective text COLLATE "C" NOT NULL,
  value     double precision NOT NULL,
  answers   bigint NOT NULL,
  PRIMARY KEY (learner, course, objective)
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
