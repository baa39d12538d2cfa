-- Every statement the store runs, on SQLite and on PostgreSQL alike. All are prepared when a connection
-- opens, so a wrong one fails at the start and not at three in the morning. `-- name:` gives it its name in the code.

-- name: insert_learner
INSERT INTO learner (learner, created) VALUES (?1, ?2);
-- name: insert_session
INSERT INTO session (token_hash, learner, created, device, seen) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING;
-- name: see_session
UPDATE session SET seen = ?2 WHERE token_hash = ?1 AND seen < ?2;
-- name: delete_session
DELETE FROM session WHERE learner = ?1 AND token_hash = ?2;
-- name: delete_other_sessions
DELETE FROM session WHERE learner = ?1 AND token_hash <> ?2;
-- Those of a learner that are not among the newest, and those unused for long (?2).
-- name: trim_sessions
DELETE FROM session WHERE learner = ?1 AND (token_hash NOT IN
  (SELECT token_hash FROM session WHERE learner = ?1 ORDER BY seen DESC, created DESC LIMIT 50)
  OR (seen < ?2 AND created < ?2));
-- name: sessions
SELECT token_hash, device, created, seen FROM session WHERE learner = ?1 ORDER BY seen DESC, token_hash;
-- name: put_keep_code
INSERT INTO keep_code (learner, code_hash, created) VALUES (?1, ?2, ?3)
  ON CONFLICT (learner) DO UPDATE SET code_hash = excluded.code_hash, created = excluded.created;
-- name: put_class_code
INSERT INTO class_code (course, code, created) VALUES (?1, ?2, ?3)
  ON CONFLICT (course) DO UPDATE SET code = excluded.code, created = excluded.created;
-- name: delete_class_code
DELETE FROM class_code WHERE course = ?1;

-- Whether there is such a learner; for the rest of the transaction nobody else writes for them.
-- name: lock_learner
SELECT 1 FROM learner WHERE learner = ?1;
-- name: caller
SELECT session.learner, session.created, session.seen, account.administrator
  FROM session LEFT JOIN account ON account.learner = session.learner WHERE token_hash = ?1;
-- name: learner_of_code
SELECT learner FROM keep_code WHERE code_hash = ?1;
-- name: course_of_class_code
SELECT course FROM class_code WHERE code = ?1;
-- name: class_code_of_course
SELECT code FROM class_code WHERE course = ?1;
-- name: learners
SELECT learner FROM learner ORDER BY learner;

-- name: insert_account
INSERT INTO account (learner, email, name, password, administrator, created, made_in, handed)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);
-- name: account
SELECT learner, email, name, password, administrator, created, made_in, handed FROM account WHERE learner = ?1;
-- name: account_of_email
SELECT learner, email, name, password, administrator, created, made_in, handed FROM account WHERE email = ?1;
-- Those whose name or address holds ?1 (a pattern of LIKE), after (?2, ?3), by name.
-- name: accounts
SELECT learner, email, name, password, administrator, created, made_in, handed FROM account
  WHERE (?1 = '' OR lower(name) LIKE ?1 ESCAPE '!' OR email LIKE ?1 ESCAPE '!')
    AND (name > ?2 OR (name = ?2 AND learner > ?3))
  ORDER BY name, learner LIMIT ?4;
-- Who counts administrators counts alone.
-- name: lock_administrators
SELECT 1;
-- name: administrators
SELECT learner FROM account WHERE administrator = 1 LIMIT 2;
-- name: set_password
UPDATE account SET password = ?2, handed = ?3 WHERE learner = ?1;
-- name: set_name
UPDATE account SET name = ?2 WHERE learner = ?1;
-- name: set_administrator
UPDATE account SET administrator = ?2 WHERE learner = ?1;

-- name: put_teaching
INSERT INTO teaching (learner, course, since) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING;
-- name: delete_teaching
DELETE FROM teaching WHERE learner = ?1 AND course = ?2;
-- name: teaching
SELECT course FROM teaching WHERE learner = ?1 ORDER BY course;
-- name: teachers
SELECT teaching.learner, account.name, account.email, teaching.since
  FROM teaching JOIN account ON account.learner = teaching.learner WHERE teaching.course = ?1 ORDER BY account.name;
-- Guests have no name: they come last.
-- name: people
SELECT enrolment.learner, coalesce(account.name, ''), coalesce(account.email, ''), enrolment.since
  FROM enrolment LEFT JOIN account ON account.learner = enrolment.learner
  WHERE enrolment.course = ?1 AND (coalesce(account.name, '􏿽') > ?2
    OR (coalesce(account.name, '􏿽') = ?2 AND enrolment.learner > ?3))
  ORDER BY coalesce(account.name, '􏿽'), enrolment.learner LIMIT ?4;
-- name: count_people
SELECT count(*) FROM enrolment WHERE course = ?1;
-- name: last_event
SELECT received FROM event WHERE learner = ?1 AND course = ?2 ORDER BY sequence DESC LIMIT 1;

-- name: insert_ticket
INSERT INTO ticket (token_hash, kind, learner, data, expires) VALUES (?1, ?2, ?3, ?4, ?5);
-- name: ticket
SELECT token_hash, kind, learner, data, expires FROM ticket WHERE token_hash = ?1;
-- The same, for whoever will use it: nobody else does meanwhile.
-- name: lock_ticket
SELECT expires FROM ticket WHERE token_hash = ?1;
-- name: delete_tickets
DELETE FROM ticket WHERE learner = ?1;
-- name: delete_ticket
DELETE FROM ticket WHERE token_hash = ?1;
-- name: delete_old_tickets
DELETE FROM ticket WHERE expires < ?1;

-- name: put_setting
INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value;
-- name: delete_setting
DELETE FROM setting WHERE name = ?1;
-- name: setting
SELECT value FROM setting WHERE name = ?1;

-- name: insert_audit
INSERT INTO audit (at, id, actor, what, about, course, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);
-- The newest first, before (?1, ?2).
-- name: audit
SELECT at, id, actor, what, about, course, detail FROM audit
  WHERE at < ?1 OR (at = ?1 AND id < ?2) ORDER BY at DESC, id DESC LIMIT ?3;

-- name: last_sequence
SELECT max(sequence) FROM event WHERE learner = ?1;
-- name: insert_event
INSERT INTO event (learner, sequence, id, kind, version, course, lesson, at, "offset", received, data)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11);
-- name: has_event
SELECT 1 FROM event WHERE learner = ?1 AND id = ?2;
-- name: events
SELECT sequence, id, kind, version, course, lesson, at, "offset", received, data
  FROM event WHERE learner = ?1 AND sequence > ?2 ORDER BY sequence LIMIT ?3;

-- name: put_enrolment
INSERT INTO enrolment (learner, course, since) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING;
-- name: delete_enrolment
DELETE FROM enrolment WHERE learner = ?1 AND course = ?2;
-- name: enrolments
SELECT course, since FROM enrolment WHERE learner = ?1 ORDER BY course;

-- name: put_place
INSERT INTO place (learner, course, lesson, track, device, node, line, ms, at, revision)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
  ON CONFLICT (learner, course, lesson, track, device) DO UPDATE
  SET node = excluded.node, line = excluded.line, ms = excluded.ms, at = excluded.at, revision = excluded.revision
  WHERE excluded.at >= place.at;
-- name: places
SELECT place.lesson, place.track, node, line, place.ms, at, device, revision, reach.ms
  FROM place LEFT JOIN reach ON reach.learner = place.learner AND reach.course = place.course
    AND reach.lesson = place.lesson AND reach.track = place.track
  WHERE place.learner = ?1 AND place.course = ?2 ORDER BY at DESC, revision DESC;
-- name: put_reach
INSERT INTO reach (learner, course, lesson, track, ms) VALUES (?1, ?2, ?3, ?4, ?5)
  ON CONFLICT (learner, course, lesson, track) DO UPDATE SET ms = excluded.ms WHERE excluded.ms > reach.ms;

-- name: add_heard
INSERT INTO heard (learner, course, lesson, track, ms, once) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
  ON CONFLICT (learner, course, lesson, track)
  DO UPDATE SET ms = heard.ms + excluded.ms, once = heard.once + excluded.once;
-- name: heard_minutes
SELECT minute, seconds FROM heard_minute
  WHERE learner = ?1 AND course = ?2 AND lesson = ?3 AND track = ?4 AND minute BETWEEN ?5 AND ?6;
-- name: put_heard_minute
INSERT INTO heard_minute (learner, course, lesson, track, minute, seconds) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
  ON CONFLICT (learner, course, lesson, track, minute) DO UPDATE SET seconds = excluded.seconds;
-- name: heard
SELECT lesson, track, ms, once FROM heard WHERE learner = ?1 AND course = ?2 ORDER BY lesson, track;

-- name: put_prompt
INSERT INTO prompt (learner, course, prompt, lesson, tries, covered, ideas) VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6)
  ON CONFLICT (learner, course, prompt) DO UPDATE
  SET tries = prompt.tries + 1, covered = excluded.covered, ideas = excluded.ideas;
-- name: prompts
SELECT lesson, prompt, tries, covered, ideas FROM prompt WHERE learner = ?1 AND course = ?2 ORDER BY lesson, prompt;

-- name: put_card
INSERT INTO card (learner, course, card, lesson, due, state, first, edition, suspended, buried, earlier, recalls,
    recall_days, recall_day)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
  ON CONFLICT (learner, course, card) DO UPDATE
  SET lesson = excluded.lesson, due = excluded.due, state = excluded.state, first = excluded.first,
    edition = excluded.edition, suspended = excluded.suspended, buried = excluded.buried, earlier = excluded.earlier,
    recalls = excluded.recalls, recall_days = excluded.recall_days, recall_day = excluded.recall_day;
-- name: delete_card
DELETE FROM card WHERE learner = ?1 AND course = ?2 AND card = ?3;
-- name: card
SELECT card, lesson, state, first, edition, suspended, buried, earlier, recalls, recall_days, recall_day FROM card
  WHERE learner = ?1 AND course = ?2 AND card = ?3;
-- name: cards
SELECT card, lesson, state, first, edition, suspended, buried, earlier, recalls, recall_days, recall_day FROM card
  WHERE learner = ?1 AND course = ?2 ORDER BY due, card;
-- name: put_study
INSERT INTO study (learner, course, data) VALUES (?1, ?2, ?3)
  ON CONFLICT (learner, course) DO UPDATE SET data = excluded.data;
-- name: study
SELECT data FROM study WHERE learner = ?1 AND course = ?2;
-- name: reviews
SELECT sequence, id, kind, version, course, lesson, at, "offset", received, data
  FROM event WHERE learner = ?1 AND course = ?2 AND sequence < ?3 AND kind IN ('review', 'undo', 'imported', 'fit')
  ORDER BY sequence;

-- So many of a course and no more; what is there can still be edited.
-- name: put_note
INSERT INTO note (learner, course, note, lesson, at, data)
  SELECT ?1, ?2, ?3, ?4, CAST(?5 AS bigint), ?6
  WHERE (SELECT count(*) FROM note WHERE learner = ?1 AND course = ?2) < 2000
    OR EXISTS (SELECT 1 FROM note WHERE learner = ?1 AND course = ?2 AND note = ?3)
  ON CONFLICT (learner, course, note) DO UPDATE
  SET lesson = excluded.lesson, at = excluded.at, data = excluded.data;
-- name: delete_note
DELETE FROM note WHERE learner = ?1 AND course = ?2 AND note = ?3;
-- name: notes
SELECT note, lesson, at, data FROM note WHERE learner = ?1 AND course = ?2 ORDER BY lesson, at, note;

-- name: put_attempt
INSERT INTO attempt (learner, attempt, course, lesson, seed, questions, started, terms)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING;
-- name: end_attempt
UPDATE attempt SET ended = ?3 WHERE learner = ?1 AND attempt = ?2 AND ended IS NULL;
-- name: put_missed
INSERT INTO missed (learner, course, question, lesson, at)
  SELECT answer.learner, attempt.course, question, attempt.lesson, ?3
  FROM answer JOIN attempt ON attempt.learner = answer.learner AND attempt.attempt = answer.attempt
  WHERE answer.learner = ?1 AND answer.attempt = ?2 AND answer.score < answer.points
  ON CONFLICT (learner, course, question) DO UPDATE SET at = excluded.at;
-- name: missed
SELECT question, lesson, at FROM missed WHERE learner = ?1 AND course = ?2 ORDER BY at, question;
-- name: attempt
SELECT attempt, course, lesson, seed, questions, started, ended, terms FROM attempt
  WHERE learner = ?1 AND attempt = ?2;
-- name: attempts
SELECT attempt, course, lesson, seed, questions, started, ended, terms FROM attempt
  WHERE learner = ?1 AND course = ?2 ORDER BY started DESC, attempt;
-- name: attempts_at
SELECT attempt, course, lesson, seed, questions, started, ended, terms FROM attempt
  WHERE learner = ?1 AND course = ?2 AND lesson = ?3 ORDER BY started DESC, attempt;
-- name: attempts_under_way
SELECT attempt, course, lesson, seed, questions, started, ended, terms FROM attempt
  WHERE learner = ?1 AND course = ?2 AND ended IS NULL ORDER BY started DESC, attempt;
-- name: lessons_tested
SELECT lesson, max(ended) FROM attempt WHERE learner = ?1 AND course = ?2 AND ended IS NOT NULL
  GROUP BY lesson ORDER BY max(ended) DESC, lesson;
-- name: latest_attempt
SELECT attempt, course, lesson, seed, questions, started, ended, terms FROM attempt
  WHERE learner = ?1 AND course = ?2 AND lesson = ?3 ORDER BY started DESC, attempt LIMIT 1;
-- Attempts that ended, by learner and time, after learner ?3.
-- name: ended_attempts
SELECT learner, attempt, course, lesson, seed, questions, started, ended, terms FROM attempt
  WHERE course = ?1 AND lesson = ?2 AND ended IS NOT NULL AND learner > ?3
  ORDER BY learner, started, attempt LIMIT ?4;
-- Attempts that nobody has ended, after (?3, ?4).
-- name: open_attempts
SELECT learner, attempt, course, lesson, seed, questions, started, ended, terms FROM attempt
  WHERE course = ?1 AND lesson = ?2 AND ended IS NULL AND (learner, attempt) > (?3, ?4)
  ORDER BY learner, attempt LIMIT ?5;
-- An attempt that has ended takes no answer, and where tries are counted (?9) each only in its turn: of two that come at
-- once, one counts.
-- name: put_answer
INSERT INTO answer (learner, attempt, question, given, score, points, edition, at, tries)
  SELECT ?1, ?2, ?3, ?4, CAST(?5 AS double precision), CAST(?6 AS double precision), CAST(?7 AS bigint),
    CAST(?8 AS bigint), 1
  WHERE NOT EXISTS (SELECT 1 FROM attempt WHERE learner = ?1 AND attempt = ?2 AND ended IS NOT NULL)
  ON CONFLICT (learner, attempt, question) DO UPDATE
  SET given = excluded.given, score = excluded.score, points = excluded.points, edition = excluded.edition,
    tries = answer.tries + 1, at = excluded.at
  WHERE ?9 = 0 OR answer.tries = ?9 - 1;
-- name: answers
SELECT question, given, score, points, tries, at, edition FROM answer
  WHERE learner = ?1 AND attempt = ?2 ORDER BY at, question;

-- name: put_ability
INSERT INTO ability (learner, course, objective, value, answers) VALUES (?1, ?2, ?3, ?4, ?5)
  ON CONFLICT (learner, course, objective) DO UPDATE SET value = excluded.value, answers = excluded.answers;
-- name: ability
SELECT value, answers FROM ability WHERE learner = ?1 AND course = ?2 AND objective = ?3;
-- name: abilities
SELECT objective, value, answers FROM ability WHERE learner = ?1 AND course = ?2 ORDER BY objective;

-- name: put_extra_time
INSERT INTO extra_time (learner, course, percent, since) VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (learner, course) DO UPDATE SET percent = excluded.percent, since = excluded.since;
-- name: delete_extra_time
DELETE FROM extra_time WHERE learner = ?1 AND course = ?2;
-- name: extra_time
SELECT percent FROM extra_time WHERE learner = ?1 AND course = ?2;
-- name: move_extra_time
INSERT INTO extra_time (learner, course, percent, since)
  SELECT ?2, course, percent, since FROM extra_time WHERE learner = ?1 ON CONFLICT DO NOTHING;

-- name: put_feed
INSERT INTO feed (learner, course, token_hash, created) VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (learner, course) DO UPDATE SET token_hash = excluded.token_hash, created = excluded.created;
-- name: delete_feed
DELETE FROM feed WHERE learner = ?1 AND course = ?2;
-- name: feed
SELECT learner, course, created FROM feed WHERE learner = ?1 AND course = ?2;
-- Whoever has left the course has no feed of it.
-- name: feed_of_token
SELECT feed.learner, feed.course, feed.created FROM feed
  JOIN enrolment ON enrolment.learner = feed.learner AND enrolment.course = feed.course WHERE feed.token_hash = ?1;

-- name: put_figure
INSERT INTO figure (course, lesson, kind, made, data) VALUES (?1, ?2, ?3, ?4, ?5)
  ON CONFLICT (course, lesson, kind) DO UPDATE SET made = excluded.made, data = excluded.data;
-- name: figure
SELECT course, lesson, kind, made, data FROM figure WHERE course = ?1 AND lesson = ?2 AND kind = ?3;

-- Whole rows of one learner, for comparing what is stored with what a replay gives.
-- name: dump_enrolment
SELECT * FROM enrolment WHERE learner = ?1 ORDER BY course;
-- name: dump_place
SELECT * FROM place WHERE learner = ?1 ORDER BY course, lesson, track, device;
-- name: dump_reach
SELECT * FROM reach WHERE learner = ?1 ORDER BY course, lesson, track;
-- name: dump_heard
SELECT * FROM heard WHERE learner = ?1 ORDER BY course, lesson, track;
-- name: dump_heard_minute
SELECT * FROM heard_minute WHERE learner = ?1 ORDER BY course, lesson, track, minute;
-- name: dump_prompt
SELECT * FROM prompt WHERE learner = ?1 ORDER BY course, prompt;
-- name: dump_card
SELECT * FROM card WHERE learner = ?1 ORDER BY course, card;
-- name: dump_study
SELECT * FROM study WHERE learner = ?1 ORDER BY course;
-- name: dump_missed
SELECT * FROM missed WHERE learner = ?1 ORDER BY course, question;
-- name: dump_attempt
SELECT * FROM attempt WHERE learner = ?1 ORDER BY attempt;
-- name: dump_answer
SELECT * FROM answer WHERE learner = ?1 ORDER BY attempt, question;
-- name: dump_ability
SELECT * FROM ability WHERE learner = ?1 ORDER BY course, objective;
-- name: dump_note
SELECT * FROM note WHERE learner = ?1 ORDER BY course, note;

-- Whole tables, a page after another, for archives: whatever comes after the last row that was seen.
-- name: archive_learner
SELECT learner, created FROM learner WHERE learner > ?1 ORDER BY learner LIMIT 1000;
-- name: archive_session
SELECT token_hash, learner, created, device, seen FROM session WHERE token_hash > ?1 ORDER BY token_hash LIMIT 1000;
-- name: archive_keep_code
SELECT learner, code_hash, created FROM keep_code WHERE learner > ?1 ORDER BY learner LIMIT 1000;
-- name: archive_class_code
SELECT course, code, created FROM class_code WHERE course > ?1 ORDER BY course LIMIT 1000;
-- name: archive_account
SELECT learner, email, name, password, administrator, created, made_in, handed FROM account
  WHERE learner > ?1 ORDER BY learner LIMIT 1000;
-- name: archive_teaching
SELECT learner, course, since FROM teaching WHERE learner > ?1 OR (learner = ?1 AND course > ?2)
  ORDER BY learner, course LIMIT 1000;
-- name: archive_extra_time
SELECT learner, course, percent, since FROM extra_time WHERE learner > ?1 OR (learner = ?1 AND course > ?2)
  ORDER BY learner, course LIMIT 1000;
-- name: archive_feed
SELECT learner, course, token_hash, created FROM feed WHERE learner > ?1 OR (learner = ?1 AND course > ?2)
  ORDER BY learner, course LIMIT 1000;
-- name: archive_setting
SELECT name, value FROM setting WHERE name > ?1 ORDER BY name LIMIT 1000;
-- name: archive_audit
SELECT at, id, actor, what, about, course, detail FROM audit WHERE at > ?1 OR (at = ?1 AND id > ?2)
  ORDER BY at, id LIMIT 1000;
-- name: archive_event
SELECT learner, sequence, id, kind, version, course, lesson, at, "offset", received, data
  FROM event WHERE learner > ?1 OR (learner = ?1 AND sequence > ?2) ORDER BY learner, sequence LIMIT 1000;
-- name: any_learner
SELECT 1 FROM learner LIMIT 1;

-- name: erase_events
DELETE FROM event WHERE learner = ?1;
-- name: erase_sessions
DELETE FROM session WHERE learner = ?1;
-- name: erase_keep_code
DELETE FROM keep_code WHERE learner = ?1;
-- name: erase_account
DELETE FROM account WHERE learner = ?1;
-- name: erase_teaching
DELETE FROM teaching WHERE learner = ?1;
-- name: erase_extra_time
DELETE FROM extra_time WHERE learner = ?1;
-- name: erase_feeds
DELETE FROM feed WHERE learner = ?1;
-- name: erase_learner
DELETE FROM learner WHERE learner = ?1;

-- Making projections again.
-- name: projection_version
SELECT version FROM projection;
-- name: set_projection_version
UPDATE projection SET version = ?1;
-- name: clear_enrolment
DELETE FROM enrolment WHERE learner = ?1;
-- name: clear_place
DELETE FROM place WHERE learner = ?1;
-- name: clear_reach
DELETE FROM reach WHERE learner = ?1;
-- name: clear_heard
DELETE FROM heard WHERE learner = ?1;
-- name: clear_heard_minute
DELETE FROM heard_minute WHERE learner = ?1;
-- name: clear_prompt
DELETE FROM prompt WHERE learner = ?1;
-- name: clear_card
DELETE FROM card WHERE learner = ?1;
-- name: clear_study
DELETE FROM study WHERE learner = ?1;
-- name: clear_missed
DELETE FROM missed WHERE learner = ?1;
-- name: clear_attempt
DELETE FROM attempt WHERE learner = ?1;
-- name: clear_answer
DELETE FROM answer WHERE learner = ?1;
-- name: clear_ability
DELETE FROM ability WHERE learner = ?1;
-- name: clear_note
DELETE FROM note WHERE learner = ?1;
