-- columns: due date, days_late integer, task iri, task_label words, agency iri, agency_label words
-- order: due, task_label, task, agency_label, agency
SELECT t.due, CAST(julianday(:as_of) - julianday(t.due) AS INTEGER) AS days_late,
       t.id AS task, t.label AS task_label, d.agency, l.text AS agency_label
FROM task AS t
LEFT JOIN duty AS d ON d.task = t.id AND d.role = 'lead'
LEFT JOIN label AS l ON l.thing = d.agency
WHERE t.due < :as_of AND (t.closed_on IS NULL OR t.closed_on > :as_of)
  AND d.agency IN (SELECT value FROM json_each(:agency)) -- if agency
  AND t.id IN (SELECT task FROM duty WHERE role = 'lead' AND agency IN (SELECT value FROM json_each(:agency))) -- if agency
