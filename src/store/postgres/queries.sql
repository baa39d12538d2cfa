-- Statements that PostgreSQL needs otherwise than sql/queries.sql says them.

-- Several servers write to one database: a learner's sequence is one server's at a time.
-- name: lock_learner
SELECT 1 FROM learner WHERE learner = ?1 FOR UPDATE;

-- What a commit promises.
-- name: durability
SELECT 'fsync=' || current_setting('fsync') || ' synchronous_commit=' || current_setting('synchronous_commit');

-- One server makes the projections again; others wait for it here.
-- name: projection_version
SELECT version FROM projection FOR UPDATE;

-- A ticket is used once, by whichever server.
-- name: lock_ticket
SELECT expires FROM ticket WHERE token_hash = ?1 FOR UPDATE;

-- Two servers never count administrators at once: each would find the other's.
-- name: lock_administrators
SELECT 1 FROM (SELECT pg_advisory_xact_lock(20261127)) AS alone;
