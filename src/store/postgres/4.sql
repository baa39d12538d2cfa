-- Version 4, for PostgreSQL. What learners do to cards and how they study: cards set aside or put off, what may be taken back, wishes
-- and fitted parameters for each course, and the questions that were missed in a test, of which cards are made.

ALTER TABLE card ADD COLUMN edition bigint NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN suspended bigint NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN buried bigint NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN earlier text COLLATE "C" NOT NULL DEFAULT '[]';

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
