-- Version 1, for PostgreSQL. Learner tables have keys led by the learner: that is the partition key wherever this
-- schema goes. Times are milliseconds since 1970 UTC. Nothing here is updated but projections,
-- which a replay of `event` makes again.

CREATE TABLE learner (
  learner text COLLATE "C" PRIMARY KEY,
  created bigint NOT NULL
);

CREATE TABLE session (
  token_hash text COLLATE "C" PRIMARY KEY,
  learner    text COLLATE "C" NOT NULL,
  created    bigint NOT NULL
);

CREATE TABLE keep_code (
  learner   text COLLATE "C" PRIMARY KEY,
  code_hash text COLLATE "C" NOT NULL UNIQUE,
  created   bigint NOT NULL
);

CREATE TABLE class_code (
  course  text COLLATE "C" PRIMARY KEY,
  code    text COLLATE "C" NOT NULL UNIQUE,
  created bigint NOT NULL
);

-- The truth: only ever added to.
CREATE TABLE event (
  learner  text COLLATE "C" NOT NULL,
  sequence bigint NOT NULL,
  id       text COLLATE "C" NOT NULL,
  kind     text COLLATE "C" NOT NULL,
  version  bigint NOT NULL,
  course   text COLLATE "C" NOT NULL,
  lesson   text COLLATE "C" NOT NULL,
  at       bigint NOT NULL,
  "offset"  bigint NOT NULL,
  received bigint NOT NULL,
  data     text COLLATE "C" NOT NULL,
  PRIMARY KEY (learner, sequence)
);
CREATE UNIQUE INDEX event_id ON event (learner, id);

-- Projections.
CREATE TABLE enrolment (
  learner text COLLATE "C" NOT NULL,
  course  text COLLATE "C" NOT NULL,
  since   bigint NOT NULL,
  PRIMARY KEY (learner, course)
);

CREATE TABLE place (
  learner text COLLATE "C" NOT NULL,
  course  text COLLATE "C" NOT NULL,
  lesson  text COLLATE "C" NOT NULL,
  track   text COLLATE "C" NOT NULL,
  node    text COLLATE "C" NOT NULL,
  line    bigint NOT NULL,
  ms      bigint NOT NULL,
  at      bigint NOT NULL,
  PRIMARY KEY (learner, course, lesson)
);

CREATE TABLE heard (
  learner text COLLATE "C" NOT NULL,
  course  text COLLATE "C" NOT NULL,
  lesson  text COLLATE "C" NOT NULL,
  track   text COLLATE "C" NOT NULL,
  ms      bigint NOT NULL,
  PRIMARY KEY (learner, course, lesson, track)
);

CREATE TABLE prompt (
  learner text COLLATE "C" NOT NULL,
  course  text COLLATE "C" NOT NULL,
  prompt  text COLLATE "C" NOT NULL,
  lesson  text COLLATE "C" NOT NULL,
  tries   bigint NOT NULL,
  covered bigint NOT NULL,
  ideas   bigint NOT NULL,
  PRIMARY KEY (learner, course, prompt)
);

CREATE TABLE card (
  learner text COLLATE "C" NOT NULL,
  course  text COLLATE "C" NOT NULL,
  card    text COLLATE "C" NOT NULL,
  lesson  text COLLATE "C" NOT NULL,
  due     bigint NOT NULL,
  first   bigint NOT NULL,
  state   text COLLATE "C" NOT NULL,
  PRIMARY KEY (learner, course, card)
);

CREATE TABLE attempt (
  learner   text COLLATE "C" NOT NULL,
  attempt   text COLLATE "C" NOT NULL,
  course    text COLLATE "C" NOT NULL,
  lesson    text COLLATE "C" NOT NULL,
  seed      bigint NOT NULL,
  questions text COLLATE "C" NOT NULL,
  started   bigint NOT NULL,
  ended     bigint,
  PRIMARY KEY (learner, attempt)
);

CREATE TABLE answer (
  learner  text COLLATE "C" NOT NULL,
  attempt  text COLLATE "C" NOT NULL,
  question text COLLATE "C" NOT NULL,
  given    text COLLATE "C" NOT NULL,
  score    double precision NOT NULL,
  points   double precision NOT NULL,
  tries    bigint NOT NULL,
  at       bigint NOT NULL,
  PRIMARY KEY (learner, attempt, question)
);
