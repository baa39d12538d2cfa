-- Version 3, for PostgreSQL. People: accounts beside guests, who teaches what, one-time tickets, settings, and a log of what people
-- did with other people's things.

ALTER TABLE session ADD COLUMN device text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN seen bigint NOT NULL DEFAULT 0;
CREATE INDEX session_learner ON session (learner);

CREATE TABLE account (
  learner       text COLLATE "C" PRIMARY KEY,
  email         text COLLATE "C" NOT NULL UNIQUE,
  name          text COLLATE "C" NOT NULL,
  password      text COLLATE "C" NOT NULL,
  administrator bigint NOT NULL,
  created       bigint NOT NULL,
  made_in       text COLLATE "C" NOT NULL,
  handed        bigint NOT NULL
);
CREATE INDEX account_name ON account (name, learner);
CREATE INDEX account_administrator ON account (learner) WHERE administrator = 1;

CREATE TABLE teaching (
  learner text COLLATE "C" NOT NULL,
  course  text COLLATE "C" NOT NULL,
  since   bigint NOT NULL,
  PRIMARY KEY (learner, course)
);
CREATE INDEX teaching_course ON teaching (course);

CREATE INDEX enrolment_course ON enrolment (course, learner);
CREATE INDEX attempt_latest ON attempt (learner, course, lesson, started DESC, attempt);

CREATE TABLE ticket (
  token_hash text COLLATE "C" PRIMARY KEY,
  kind       text COLLATE "C" NOT NULL,
  learner    text COLLATE "C" NOT NULL,
  data       text COLLATE "C" NOT NULL,
  expires    bigint NOT NULL
);
CREATE INDEX ticket_learner ON ticket (learner);
CREATE INDEX ticket_expires ON ticket (expires);

CREATE TABLE setting (
  name  text COLLATE "C" PRIMARY KEY,
  value text COLLATE "C" NOT NULL
);

CREATE TABLE audit (
  id     text COLLATE "C" NOT NULL,
  at     bigint NOT NULL,
  actor  text COLLATE "C" NOT NULL,
  what   text COLLATE "C" NOT NULL,
  about  text COLLATE "C" NOT NULL,
  course text COLLATE "C" NOT NULL,
  detail text COLLATE "C" NOT NULL,
  PRIMARY KEY (at, id)
);
