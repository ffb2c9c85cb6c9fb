-- columns: silent integer, last_mentioned date, task iri, task_label words, agency iri, agency_label words, due date, status concept, series iri, series_label words
-- order: silent DESC, last_mentioned, task_label, task, agency_label, agency
SELECT t.silent, t.last_mentioned, t.id AS task, t.label AS task_label, d.agency,
       l.text AS agency_label, t.due, t.status, t.series, series.text AS series_label
FROM task AS t JOIN label AS series ON series.thing = t.series
LEFT JOIN duty AS d ON d.task = t.id AND d.role = 'lead'
LEFT JOIN label AS l ON l.thing = d.agency
WHERE t.silent >= :reports AND t.last_mentioned IS NOT NULL AND NOT t.formula
  AND t.status IN ('openInTime', 'openOverdue', 'noDeadline')
  AND d.agency IN (SELECT value FROM json_each(:agency)) -- if agency
  AND t.id IN (SELECT task FROM duty WHERE role = 'lead' AND agency IN (SELECT value FROM json_each(:agency))) -- if agency
