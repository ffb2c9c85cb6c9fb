-- columns: due date, days_late integer, task iri, task_label words, agency iri, agency_label words
-- order: rank, agency_label, agency
SELECT t.due, CAST(julianday(:as_of) - julianday(t.due) AS INTEGER) AS days_late,
       t.id AS task, t.label AS task_label, d.agency, l.text AS agency_label,
       t.rank -- unless agency
       d.rank -- if agency
FROM task AS t LEFT JOIN duty AS d ON d.task = t.id AND d.role = 'lead' -- unless agency
FROM duty AS d CROSS JOIN task AS t ON t.id = d.task -- if agency
LEFT JOIN label AS l ON l.thing = d.agency
WHERE t.rank <= (SELECT rank FROM task WHERE due < :as_of ORDER BY due DESC, rank DESC LIMIT 1) -- unless agency
  AND +t.due < :as_of AND (t.closed_on IS NULL OR t.closed_on > :as_of) -- unless agency
WHERE d.role = 'lead' AND d.agency IN (SELECT value FROM json_each(:agency)) -- if agency
  AND d.due < :as_of AND (d.closed_on IS NULL OR d.closed_on > :as_of) -- if agency
-- total
SELECT coalesce(SUM(pairs), 0) FROM falling_due AS d -- unless agency
SELECT COUNT(*) FROM duty AS d JOIN label AS l ON l.thing = d.agency -- if agency
WHERE d.due < :as_of AND (d.closed_on IS NULL OR d.closed_on > :as_of)
  AND d.role = 'lead' AND d.agency IN (SELECT value FROM json_each(:agency)) -- if agency
