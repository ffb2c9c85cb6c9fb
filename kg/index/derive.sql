-- Fills the tables of the index from the temporary ones that kg.index.reading made.
-- Single values are what the shapes demand; of several, the least in order is taken.

CREATE INDEX temp.types ON type (s, o);
INSERT INTO class SELECT DISTINCT s, o FROM type WHERE o IN (
  'Agency', 'Project', 'Document', 'http://xmlns.com/foaf/0.1/Person', 'Indicator', 'Task',
  'Commitment', 'Result', 'Problem');
CREATE INDEX temp.pref_labels ON pref_label (s, o);
CREATE INDEX temp.person_names ON person_name (s, o);
INSERT OR IGNORE INTO label SELECT s, o FROM pref_label;
CREATE INDEX temp.statuses ON status (s, o);
CREATE INDEX temp.dues ON due_date (s, o);
CREATE INDEX temp.times ON has_time (s, o);
CREATE INDEX temp.days ON day (s, o);
CREATE INDEX temp.leads ON lead_by (s, o);
CREATE INDEX temp.silents ON silent (s, o);
CREATE INDEX temp.lasts ON last_mentioned (s, o);
CREATE INDEX temp.series ON followed_by (s, o);
CREATE INDEX temp.known_days ON known_on (s, o);
CREATE INDEX temp.previous ON previous_due (s, o);
CREATE INDEX temp.texts ON words (s);
CREATE INDEX temp.places ON stated_in (s, o);
CREATE INDEX temp.stated ON states (s, o);
CREATE INDEX temp.as_ofs ON as_of (s, o);
CREATE INDEX temp.bindings ON binding (s, o);

INSERT OR IGNORE INTO event
SELECT t.s, link.task, link.kind, (SELECT min(o) FROM status WHERE s = t.s),
       (SELECT min(day.o) FROM has_time JOIN day ON day.s = has_time.o WHERE has_time.s = t.s),
       (SELECT min(o) FROM known_on WHERE s = t.s), (SELECT min(o) FROM due_date WHERE s = t.s),
       (SELECT min(o) FROM previous_due WHERE s = t.s),
       EXISTS (SELECT 1 FROM binding WHERE s = t.s AND o = 'true')
FROM (SELECT s AS task, o AS event, 'StatusEvent' AS kind FROM status_event
      UNION ALL SELECT s, o, 'DeadlineEvent' FROM deadline_event) AS link
JOIN type AS t ON t.s = link.event AND t.o = link.kind;

INSERT OR IGNORE INTO derivation SELECT o, s FROM derived_from WHERE s IN (SELECT id FROM event);

INSERT INTO closing
SELECT task, status, min(day) FROM event
WHERE status IN ('doneOnTime', 'doneLate', 'superseded', 'repealed') AND day IS NOT NULL
GROUP BY task, status;

INSERT INTO task (id, label, due, status, closed_on, owned, silent, last_mentioned, series)
SELECT t.s, coalesce((SELECT min(o) FROM pref_label WHERE s = t.s), ''),
       (SELECT min(o) FROM due_date WHERE s = t.s), (SELECT min(o) FROM status WHERE s = t.s),
       (SELECT min(day) FROM closing WHERE task = t.s),
       EXISTS (SELECT 1 FROM lead_by WHERE s = t.s), (SELECT min(o) FROM silent WHERE s = t.s),
       (SELECT min(o) FROM last_mentioned WHERE s = t.s), (SELECT min(o) FROM followed_by WHERE s = t.s)
FROM type AS t WHERE t.o = 'Task' GROUP BY t.s;

UPDATE task SET rank = place.rank
FROM (SELECT id, row_number() OVER (ORDER BY due IS NULL, due, label, id) AS rank FROM task) AS place
WHERE place.id = task.id;
INSERT INTO reclosed
SELECT task, day
FROM (SELECT task, day, row_number() OVER (PARTITION BY task ORDER BY day) AS place FROM closing)
WHERE place > 1;

INSERT OR IGNORE INTO duty
SELECT by.s, by.role, by.o, task.rank, task.due, task.closed_on
FROM (SELECT s, 'lead' AS role, o FROM lead_by
      UNION ALL SELECT s, 'support', o FROM supported_by
      UNION ALL SELECT s, 'supervise', o FROM supervised_by) AS by
CROSS JOIN task ON task.id = by.s
WHERE +by.o IN (SELECT thing FROM label);  -- «CROSS», «+»: row by row
INSERT OR IGNORE INTO sector SELECT s, o FROM sector_of;
INSERT OR IGNORE INTO concern SELECT s, o FROM concerns;
INSERT OR IGNORE INTO mandate SELECT s, o FROM mandated_by WHERE s IN (SELECT id FROM task);
INSERT OR IGNORE INTO part SELECT s, o FROM part_of;
INSERT OR IGNORE INTO rests SELECT s, o FROM implements UNION SELECT s, o FROM based_on;

INSERT INTO statement
SELECT t.s, min(t.o), (SELECT min(o) FROM words WHERE s = t.s),
       (SELECT min(o) FROM stated_in WHERE s = t.s), (SELECT min(o) FROM states WHERE s = t.s),
       (SELECT min(o) FROM due_date WHERE s = t.s), (SELECT min(o) FROM as_of WHERE s = t.s)
FROM type AS t WHERE t.o IN ('Commitment', 'Result', 'Problem') GROUP BY t.s;
UPDATE task SET formula = 1
WHERE id IN (SELECT task FROM statement WHERE task IS NOT NULL AND is_formula(text));
INSERT OR IGNORE INTO statement_lead
SELECT s, o FROM lead_by WHERE s IN (SELECT id FROM statement);
INSERT OR IGNORE INTO reports SELECT s, o FROM reports_on;

CREATE INDEX temp.firsts ON first (s, o);
CREATE INDEX temp.last_ones ON last (s, o);
CREATE INDEX temp.quotes ON quote (s);
CREATE INDEX temp.sources ON has_source (s, o);
INSERT OR IGNORE INTO evidence
SELECT shown_by.s, has_source.o, first.o, last.o, quote.o
FROM shown_by JOIN has_source ON has_source.s = shown_by.o JOIN first ON first.s = shown_by.o
JOIN last ON last.s = shown_by.o JOIN quote ON quote.s = shown_by.o
WHERE shown_by.s IN (SELECT id FROM statement) OR shown_by.s IN (SELECT id FROM event);

INSERT INTO document
SELECT t.s, min(d.o) FROM type AS t LEFT JOIN date_document AS d ON d.s = t.s
WHERE t.o = 'Document' GROUP BY t.s;
INSERT OR IGNORE INTO file SELECT s, o FROM file_name WHERE s IN (SELECT id FROM document);
INSERT OR IGNORE INTO numbered SELECT s, o FROM number WHERE s IN (SELECT id FROM document);
INSERT OR IGNORE INTO dated SELECT s, o FROM date_document;
INSERT OR IGNORE INTO genre SELECT s, o FROM document_kind;
INSERT OR IGNORE INTO issuer SELECT s, o FROM passed_by WHERE o IN (SELECT thing FROM label);
INSERT INTO project
SELECT t.s, min(k.o) FROM type AS t LEFT JOIN project_kind AS k ON k.s = t.s
WHERE t.o = 'Project' GROUP BY t.s;

CREATE INDEX statement_task ON statement (task);
CREATE INDEX statement_source ON statement (source);
CREATE INDEX duty_agency ON duty (agency, role, rank, task, due, closed_on);
CREATE INDEX concern_project ON concern (project, thing);
CREATE INDEX sector_sector ON sector (sector, thing);
CREATE INDEX mandate_document ON mandate (document, task);
CREATE INDEX part_whole ON part (whole, part);
CREATE INDEX rests_base ON rests (base, document);
CREATE INDEX reports_thing ON reports (thing, statement);
CREATE INDEX event_task ON event (task, kind);
CREATE INDEX task_due ON task (due, rank, closed_on) WHERE due IS NOT NULL;
CREATE INDEX task_rank ON task (rank, due, closed_on);
CREATE INDEX task_unowned ON task (rank) WHERE NOT owned;

CREATE TEMP TABLE lead_label AS
SELECT duty.task, duty.agency, duty.due, duty.closed_on
FROM duty JOIN label ON label.thing = duty.agency WHERE duty.role = 'lead';
CREATE INDEX temp.lead_labels ON lead_label (task);
INSERT INTO falling_due
SELECT due, closed_on, SUM(max(1, (SELECT COUNT(*) FROM lead_label WHERE task = task.id)))
FROM task WHERE due IS NOT NULL GROUP BY due, closed_on;
CREATE INDEX falling_due_day ON falling_due (due, closed_on, pairs);

-- A task is open until its first closing, in time until its deadline; each closing holds from its day.
INSERT INTO burden
SELECT day, agency, status, SUM(tasks)
FROM (
  SELECT '' AS day, agency, iif(due IS NULL, 'noDeadline', 'openInTime') AS status, 1 AS tasks
  FROM duty WHERE role = 'lead'
  UNION ALL SELECT date(due, '+1 day'), agency, 'openInTime', -1
  FROM duty WHERE role = 'lead' AND due IS NOT NULL AND (closed_on IS NULL OR closed_on > due)
  UNION ALL SELECT date(due, '+1 day'), agency, 'openOverdue', 1
  FROM duty WHERE role = 'lead' AND due IS NOT NULL AND (closed_on IS NULL OR closed_on > due)
  UNION ALL
  SELECT closed_on, agency,
         CASE WHEN due IS NULL THEN 'noDeadline' WHEN due < closed_on THEN 'openOverdue'
           ELSE 'openInTime' END, -1
  FROM duty WHERE role = 'lead' AND closed_on IS NOT NULL
  UNION ALL SELECT closing.day, agency, closing.status, 1
  FROM duty JOIN closing ON closing.task = duty.task WHERE role = 'lead'
)
GROUP BY day, agency, status HAVING SUM(tasks) <> 0;
INSERT INTO burden_before
SELECT first.year, sums.agency, sums.status, SUM(sums.tasks)
FROM (SELECT DISTINCT substr(day, 1, 4) AS year FROM burden) AS first
JOIN (SELECT substr(day, 1, 4) AS year, agency, status, SUM(tasks) AS tasks
      FROM burden GROUP BY 1, agency, status) AS sums ON sums.year < first.year
GROUP BY first.year, sums.agency, sums.status;

INSERT INTO silent_row
SELECT row_number() OVER (ORDER BY t.silent DESC, t.last_mentioned, t.label, t.id), t.id, t.silent,
       max(1, (SELECT COUNT(*) FROM lead_label WHERE task = t.id))
         * (SELECT COUNT(*) FROM label WHERE thing = t.series)
FROM task AS t
WHERE t.silent IS NOT NULL AND t.last_mentioned IS NOT NULL AND NOT t.formula
  AND t.status IN ('openInTime', 'openOverdue', 'noDeadline')
  AND EXISTS (SELECT 1 FROM label WHERE thing = t.series);
CREATE INDEX silent_row_silent ON silent_row (silent, pairs);
CREATE INDEX silent_row_task ON silent_row (task);

-- Boards whose order costs most are put in it once, for all days and pages.
INSERT INTO sector_row
WITH broader (sector, field) AS (VALUES
  ('financeSector', 'economySector'), ('planningSector', 'economySector'), ('bankingSector',
  'economySector'), ('industrySector', 'economySector'), ('tradeSector', 'economySector'),
  ('agricultureSector', 'economySector'), ('tourismSector', 'economySector'), ('scienceSector',
  'economySector'), ('statisticsSector', 'economySector'), ('constructionSector',
  'infrastructureSector'), ('transportSector', 'infrastructureSector'), ('landSector',
  'infrastructureSector'), ('environmentSector', 'infrastructureSector'), ('disasterSector',
  'infrastructureSector'), ('digitalSector', 'infrastructureSector'), ('pressSector',
  'societySector'), ('educationSector', 'societySector'), ('healthSector', 'societySector'),
  ('cultureSector', 'societySector'), ('sportSector', 'societySector'), ('labourSector',
  'societySector'), ('ethnicSector', 'societySector'), ('homeAffairsSector', 'governanceSector'),
  ('administrationSector', 'governanceSector'), ('justiceSector', 'governanceSector'),
  ('inspectionSector', 'governanceSector'), ('defenceSector', 'governanceSector'),
  ('securitySector', 'governanceSector'), ('foreignAffairsSector', 'governanceSector'),
  ('partySector', 'politicsSector'), ('frontsSector', 'politicsSector'), ('councilSector',
  'politicsSector')
)
SELECT row_number() OVER (ORDER BY broader.field, broader.sector, t.due IS NULL, t.due, t.label, t.id,
                          l.text, d.agency),
       broader.field, broader.sector, t.id, d.agency, l.text, t.due, t.closed_on
FROM broader JOIN sector AS s ON s.sector = broader.sector JOIN task AS t ON t.id = s.thing
LEFT JOIN duty AS d ON d.task = t.id AND d.role = 'lead'
LEFT JOIN label AS l ON l.thing = d.agency;
CREATE INDEX sector_row_sector ON sector_row (sector);
CREATE INDEX sector_row_field ON sector_row (field);
CREATE INDEX sector_row_task ON sector_row (task);
CREATE INDEX temp.since ON due_from (s, o);
CREATE INDEX temp.derivations ON due_derivation (s);
CREATE INDEX temp.time_words ON time_evidence (s, o);
INSERT INTO deadline
SELECT row_number() OVER (ORDER BY grade, due, due_from, id, source, quote, derivation),
       id, grade, due_from, quote, derivation
FROM (SELECT DISTINCT s.id, g.o AS grade, s.due, f.o AS due_from, s.source, quote.o AS quote,
             d.o AS derivation
      FROM statement AS s JOIN deadline_grade AS g ON g.s = s.id
      LEFT JOIN due_from AS f ON f.s = s.id
      LEFT JOIN due_derivation AS d ON d.s = s.id
      LEFT JOIN time_evidence AS e ON e.s = s.id AND e.o IN (SELECT s FROM quote)
      LEFT JOIN quote ON quote.s = e.o
      WHERE s.due IS NOT NULL AND s.text IS NOT NULL AND s.source IS NOT NULL);
CREATE INDEX deadline_grade ON deadline (grade);

-- The lines of the drawing, between things with a number; whether both ends are drawn is asked in the end.
INSERT OR IGNORE INTO line SELECT o, 'lead', s FROM lead_by WHERE s IN (SELECT id FROM task);
INSERT OR IGNORE INTO line SELECT o, 'support', s FROM supported_by WHERE s IN (SELECT id FROM task);
INSERT OR IGNORE INTO line SELECT o, 'supervise', s FROM supervised_by WHERE s IN (SELECT id FROM task);
INSERT OR IGNORE INTO line SELECT thing, 'concerns', project FROM concern JOIN task ON id = thing;
INSERT OR IGNORE INTO line
WITH RECURSIVE above (part, whole) AS (
  SELECT document, document FROM (SELECT DISTINCT document FROM mandate)
  UNION SELECT above.part, part.whole FROM above JOIN part ON part.part = above.whole
)
SELECT mandate.task, 'mandate', whole FROM mandate JOIN above ON above.part = mandate.document
WHERE whole IN (SELECT id FROM document);
INSERT OR IGNORE INTO line
SELECT s.task, 'stated', s.source FROM statement AS s
WHERE s.task IS NOT NULL AND s.source IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM line WHERE source = s.task AND role = 'mandate' AND target = s.source);
INSERT OR IGNORE INTO line SELECT s, 'cites', o FROM cites WHERE o IN (SELECT id FROM document);
INSERT OR IGNORE INTO line SELECT s, 'basis', o FROM based_on WHERE o IN (SELECT id FROM document);
INSERT OR IGNORE INTO line SELECT s, 'implements', o FROM implements WHERE o IN (SELECT id FROM document);
INSERT OR IGNORE INTO line SELECT s, 'amends', o FROM amends WHERE o IN (SELECT id FROM document);
INSERT OR IGNORE INTO line SELECT o, 'issued', s FROM passed_by;
INSERT OR IGNORE INTO line SELECT o, 'signed', s FROM signed_by;
INSERT OR IGNORE INTO line
SELECT i.o, 'figure', p.o FROM indicator AS i JOIN stated_in AS p ON p.s = i.s;
INSERT OR IGNORE INTO line
SELECT about.o, 'problem', statement.source
FROM (SELECT s, o FROM reports_on UNION SELECT s, o FROM concerns) AS about
JOIN statement ON statement.id = about.s AND statement.kind = 'Problem'
WHERE about.o IN (SELECT id FROM project) AND statement.source IS NOT NULL;
DELETE FROM line WHERE typeof(source) <> 'integer' OR typeof(target) <> 'integer';
