-- Version 2, for PostgreSQL. A place for each device, so that none overwrites another's; how far a track was heard is kept apart. What the
-- projections were made by stands in `projection`: 1 makes the program make them again from the events.

DROP TABLE place;
CREATE TABLE place (
  learner  text COLLATE "C" NOT NULL,
  course   text COLLATE "C" NOT NULL,
  lesson   text COLLATE "C" NOT NULL,
  track    text COLLATE "C" NOT NULL,
  device   text COLLATE "C" NOT NULL,
  node     text COLLATE "C" NOT NULL,
  line     bigint NOT NULL,
  ms       bigint NOT NULL,
  at       bigint NOT NULL,
  revision bigint NOT NULL,
  PRIMARY KEY (learner, course, lesson, track, device)
);

CREATE TABLE reach (
  learner text COLLATE "C" NOT NULL,
  course  text COLLATE "C" NOT NULL,
  lesson  text COLLATE "C" NOT NULL,
  track   text COLLATE "C" NOT NULL,
  ms      bigint NOT NULL,
  PRIMARY KEY (learner, course, lesson, track)
);

CREATE TABLE projection (version bigint NOT NULL);
INSERT INTO projection VALUES (1);
