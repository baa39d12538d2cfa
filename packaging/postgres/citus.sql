-- Colloquy's tables on the nodes of a Citus cluster, by learner.
--
--   psql -v ON_ERROR_STOP=1 -f citus.sql postgresql://COORDINATOR/...
--
-- CHECKED ONLY AGAINST PARTITIONS: no Citus was run. What is checked is that this picks the tables that partitions.sql
-- picks, that the store's whole contract holds on those as hash partitions, and so that no statement needs a unique key
-- or an order across learners. Try it on an empty cluster first, and tell us.
--
-- Run it as the owner of the tables, with the servers stopped, on a schema that Colloquy has made (start it once) and that
-- partitions.sql has not divided; then again after an upgrade that brought tables. A learner's rows of all tables stand on
-- one node. Every other table is a reference table, whole on each node: what is asked for before the learner is known
-- (session, keep_code, feed, account) and what belongs to no learner.

CREATE EXTENSION IF NOT EXISTS citus;

DO $$
DECLARE
  one record;
  first regclass;  -- the others stand where its rows stand
BEGIN
  FOR one IN
    SELECT t.oid::regclass AS name, p.indrelid IS NOT NULL AS by_learner
    FROM pg_class t
    LEFT JOIN (SELECT i.indrelid
               FROM pg_index i
               JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] AND a.attname = 'learner'
               WHERE i.indisprimary
                 AND NOT EXISTS (SELECT FROM pg_index u
                                 WHERE u.indrelid = i.indrelid AND u.indisunique
                                   AND NOT a.attnum = ANY (u.indkey::smallint[]))) p ON p.indrelid = t.oid
    WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind = 'r' AND NOT t.relispartition
    ORDER BY t.relname <> 'learner', t.relname
  LOOP
    IF one.by_learner AND first IS NULL THEN
      first := one.name;
    END IF;
    CONTINUE WHEN EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = one.name);
    IF NOT one.by_learner THEN
      PERFORM create_reference_table(one.name::text);
    ELSIF one.name = first THEN
      PERFORM create_distributed_table(one.name::text, 'learner');
    ELSE
      PERFORM create_distributed_table(one.name::text, 'learner', colocate_with => first::text);
    END IF;
  END LOOP;
END $$;
