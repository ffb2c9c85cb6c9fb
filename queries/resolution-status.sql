-- columns: document iri, document_label words, task iri, task_label words, agency iri, agency_label words, due date, status concept, on date, source iri, source_label words, quote text
-- order: due IS NULL, due, task_label, task, agency_label, agency, "on", source, quote
WITH found (document, task) AS (
  SELECT source, task FROM statement
  WHERE source IN (SELECT value FROM json_each(:document)) AND task IS NOT NULL
  UNION SELECT document, task FROM mandate
  WHERE document IN (SELECT value FROM json_each(:document))
), said AS (
  SELECT e.task, e.status, e.day, v.source, l.text AS source_label, v.quote
  FROM (SELECT DISTINCT task FROM found) AS f
  JOIN event AS e ON e.task = f.task AND e.kind = 'StatusEvent' AND e.day IS NOT NULL
  JOIN evidence AS v ON v.thing = e.id JOIN label AS l ON l.thing = v.source
)
SELECT DISTINCT found.document, dl.text AS document_label, t.id AS task, t.label AS task_label,
       d.agency, l.text AS agency_label, t.due, t.status,
       said.day AS "on", said.source, said.source_label, said.quote
FROM found JOIN label AS dl ON dl.thing = found.document JOIN task AS t ON t.id = found.task
LEFT JOIN duty AS d ON d.task = t.id AND d.role = 'lead'
LEFT JOIN label AS l ON l.thing = d.agency
-- The words that settle it; of an open task the latest.
LEFT JOIN said ON said.task = t.id AND CASE
  WHEN t.status IN ('openInTime', 'openOverdue', 'noDeadline') THEN said.day = (
    SELECT max(day) FROM event WHERE event.task = t.id AND event.kind = 'StatusEvent')
  ELSE said.status = t.status END
WHERE t.status IS NOT NULL
