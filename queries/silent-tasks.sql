-- columns: silent integer, last_mentioned date, task iri, task_label words, agency iri, agency_label words, due date, status concept, series iri, series_label words
-- order: rank, agency_label, agency
SELECT t.silent, t.last_mentioned, t.id AS task, t.label AS task_label, d.agency,
       l.text AS agency_label, t.due, t.status, t.series, series.text AS series_label, r.rank
FROM silent_row AS r CROSS JOIN task AS t ON t.id = r.task
JOIN label AS series ON series.thing = t.series
LEFT JOIN duty AS d ON d.task = t.id AND d.role = 'lead'
LEFT JOIN label AS l ON l.thing = d.agency
WHERE +r.silent >= :reports
  AND r.task IN (SELECT task FROM duty WHERE role = 'lead' AND agency IN (SELECT value FROM json_each(:agency))) -- if agency
  AND d.agency IN (SELECT value FROM json_each(:agency)) -- if agency
-- total
SELECT coalesce(SUM(pairs), 0) FROM silent_row WHERE silent >= :reports -- unless agency
SELECT COUNT(*) -- if agency
FROM silent_row AS r JOIN task AS t ON t.id = r.task JOIN label AS series ON series.thing = t.series -- if agency
JOIN duty AS d ON d.task = r.task AND d.role = 'lead' JOIN label AS l ON l.thing = d.agency -- if agency
WHERE r.silent >= :reports AND d.agency IN (SELECT value FROM json_each(:agency)) -- if agency
