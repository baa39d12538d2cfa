-- Version 3. People: accounts beside guests, who teaches what, one-time tickets, settings, and a log of what people
-- did with other people's things.

ALTER TABLE session ADD COLUMN device TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
CREATE INDEX session_learner ON session (learner);

CREATE TABLE account (
  learner       TEXT PRIMARY KEY,
  email         TEXT NOT NULL UNIQUE,
  name          TEXT NOT NULL,
  password      TEXT NOT NULL,
  administrator INTEGER NOT NULL,
  created       INTEGER NOT NULL,
  made_in       TEXT NOT NULL,
  handed        INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX account_name ON account (name, learner);
CREATE INDEX account_administrator ON account (learner) WHERE administrator = 1;

CREATE TABLE teaching (
  learner TEXT NOT NULL,
  course  TEXT NOT NULL,
  since   INTEGER NOT NULL,
  PRIMARY KEY (learner, course)
) WITHOUT ROWID;
CREATE INDEX teaching_course ON teaching (course);

CREATE INDEX enrolment_course ON enrolment (course, learner);
CREATE INDEX attempt_latest ON attempt (learner, course, lesson, started DESC, attempt);

CREATE TABLE ticket (
  token_hash TEXT PRIMARY KEY,
  kind       TEXT NOT NULL,
  learner    TEXT NOT NULL,
  data       TEXT NOT NULL,
  expires    INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX ticket_learner ON ticket (learner);
CREATE INDEX ticket_expires ON ticket (expires);

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE audit (
  id     TEXT NOT NULL,
  at     INTEGER NOT NULL,
  actor  TEXT NOT NULL,
  what   TEXT NOT NULL,
  about  TEXT NOT NULL,
  course TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (at, id)
) WITHOUT ROWID;
