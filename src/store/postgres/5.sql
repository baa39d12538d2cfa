-- Version 5, for PostgreSQL. Private podcast feeds: one for a learner and a course, asked for by a hash before the learner
-- is known.

CREATE TABLE feed (
  learner    text COLLATE "C" NOT NULL,
  course     text COLLATE "C" NOT NULL,
  token_hash text COLLATE "C" NOT NULL UNIQUE,
  created    bigint NOT NULL,
  PRIMARY KEY (learner, course)
);

-- Highlights and notes on words of a lesson, each as the newest event of its name has it.

CREATE TABLE note (
  learner text COLLATE "C" NOT NULL,
  course  text COLLATE "C" NOT NULL,
  note    text COLLATE "C" NOT NULL,
  lesson  text COLLATE "C" NOT NULL,
  at      bigint NOT NULL,
  data    text COLLATE "C" NOT NULL,
  PRIMARY KEY (learner, course, note)
);
