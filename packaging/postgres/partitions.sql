-- Hash partitions by learner, for a Colloquy whose PostgreSQL has outgrown single tables.
--
--   psql -v ON_ERROR_STOP=1 -f partitions.sql postgresql://...
--   PGOPTIONS='-c colloquy.partitions=64' psql ...                   another number than 16, the first time
--
-- Run it as the owner of the tables, with the servers stopped, on a schema that Colloquy has made (start it once), empty or
-- full: what is there is copied, in one transaction. Run it again after an upgrade of Colloquy that brought tables: those
-- that are partitions already are left alone. Colloquy itself needs not know; its statements and upgrades are the same.
--
-- Every table is taken whose primary key begins with `learner` and whose other unique keys contain it, for a unique key of
-- a partitioned table must hold what it is divided by. The others stay whole, and are small beside the events: `session`,
-- `keep_code` and `feed` are asked for by a hash before the learner is known, `account` by an address, of which there is one in all,
-- and the rest belongs to no learner.

DO $$
DECLARE
  parts constant integer := coalesce(nullif(current_setting('colloquy.partitions', true), '')::integer, 16);
  tables regclass[];
  whole regclass;
  name text;
  keys text[];
  links text[] := '{}';
  command text;
BEGIN
  IF parts < 2 THEN
    RAISE EXCEPTION 'colloquy.partitions is %, and must be 2 at least', parts;
  END IF;
  PERFORM pg_advisory_xact_lock(4019371);  -- Colloquy's own, while a schema is made
  tables := ARRAY(
    SELECT t.oid::regclass
    FROM pg_class t
    JOIN pg_index p ON p.indrelid = t.oid AND p.indisprimary
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = p.indkey[0] AND a.attname = 'learner'
    WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind = 'r' AND NOT t.relispartition
      AND NOT EXISTS (SELECT FROM pg_index u
                      WHERE u.indrelid = t.oid AND u.indisunique AND NOT a.attnum = ANY (u.indkey::smallint[]))
    ORDER BY t.relname);
  -- Foreign keys from and to these tables are taken off, and put back at the end.
  FOR name, whole, command IN
    SELECT quote_ident(conname), conrelid::regclass,
           format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint
    WHERE contype = 'f' AND (conrelid = ANY (tables) OR confrelid = ANY (tables))
  LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %s', whole, name);
    links := links || command;
  END LOOP;

  FOREACH whole IN ARRAY tables LOOP
    SELECT relname INTO name FROM pg_class WHERE oid = whole;
    -- The keys with their names: an upgrade may speak of them.
    keys := ARRAY(
      SELECT CASE WHEN c.oid IS NULL THEN pg_get_indexdef(i.indexrelid)
                  ELSE format('ALTER TABLE %s ADD CONSTRAINT %I %s', whole, c.conname, pg_get_constraintdef(c.oid)) END
      FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.contype IN ('p', 'u')
      WHERE i.indrelid = whole ORDER BY i.indisprimary DESC, i.indexrelid);
    EXECUTE format('CREATE TABLE %I (LIKE %s INCLUDING ALL EXCLUDING INDEXES) PARTITION BY HASH (learner)', name || '_new', whole);
    FOR part IN 0 .. parts - 1 LOOP
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS %s, REMAINDER %s)',
                     name || '_' || part, name || '_new', parts, part);
    END LOOP;
    EXECUTE format('INSERT INTO %I SELECT * FROM %s', name || '_new', whole);
    EXECUTE format('DROP TABLE %s', whole);
    EXECUTE format('ALTER TABLE %I RENAME TO %I', name || '_new', name);
    FOREACH command IN ARRAY keys LOOP
      EXECUTE command;
    END LOOP;
    RAISE NOTICE '% is % partitions', name, parts;
  END LOOP;

  FOREACH command IN ARRAY links LOOP
    EXECUTE command;
  END LOOP;
END $$;
