-- Statements that SQLite needs otherwise than sql/queries.sql says them.

-- What a commit promises.
-- name: durability
SELECT 'journal_mode=' || journal_mode || ' synchronous=' || synchronous FROM pragma_journal_mode, pragma_synchronous;
