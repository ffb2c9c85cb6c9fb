-- What search finds, numbered: things with names, then tasks, the latest due first, then reports.
-- A statement of a task is not found beside its task: its words stand with the task's.

INSERT INTO entry (thing, kind, year)
SELECT thing.id, thing.kind, substr(document.date, 1, 4)
FROM thing LEFT JOIN document ON document.id = thing.id
WHERE thing.kind IN ('agency', 'project', 'document', 'person', 'indicator')
ORDER BY instr('agency  project  document  person  indicator', thing.kind), thing.id;

INSERT INTO entry (thing, kind, year)
SELECT id, 'task', substr(due, 1, 4) FROM task ORDER BY due DESC NULLS LAST, id;

INSERT INTO entry (thing, kind, year)
SELECT s.id, lower(s.kind), substr(coalesce(s.as_of, s.due, document.date), 1, 4)
FROM statement AS s LEFT JOIN document ON document.id = s.source
WHERE s.task IS NULL ORDER BY coalesce(s.as_of, s.due, document.date) DESC NULLS LAST, s.id;

CREATE INDEX entry_thing ON entry (thing);

-- The distinct wordings of a task; a wording that another holds whole adds nothing.
CREATE TEMP TABLE said AS
SELECT entry.id AS entry, group_concat(wording.text, ' · ') AS text
FROM entry JOIN (
  SELECT id AS thing, label AS text FROM task
  UNION SELECT task, text FROM statement WHERE task IS NOT NULL AND text IS NOT NULL
  UNION SELECT id, text FROM statement WHERE task IS NULL AND text IS NOT NULL
) AS wording ON wording.thing = entry.thing
GROUP BY entry.id;

-- By what the search may be narrowed: who leads it, in which documents it stands.
INSERT OR IGNORE INTO facet SELECT 'agency', entry.id, duty.agency
FROM duty JOIN entry ON entry.thing = duty.task WHERE duty.role = 'lead';
INSERT OR IGNORE INTO facet SELECT 'agency', entry.id, agency
FROM statement_lead JOIN entry ON entry.thing = statement;
INSERT OR IGNORE INTO facet SELECT 'document', entry.id, source
FROM statement JOIN entry ON entry.thing = coalesce(statement.task, statement.id)
WHERE source IS NOT NULL;
INSERT OR IGNORE INTO facet SELECT 'document', entry.id, document
FROM mandate JOIN entry ON entry.thing = task WHERE document IN (SELECT id FROM document);
INSERT OR IGNORE INTO facet SELECT 'document', entry.id, thing FROM entry WHERE kind = 'document';
INSERT OR IGNORE INTO facet SELECT 'agency', entry.id, agency
FROM issuer JOIN entry ON entry.thing = document;
