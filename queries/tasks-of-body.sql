-- columns: agency iri, agency_label words, role concept, task iri, task_label words, due date, status concept
-- order: role, rank
SELECT d.agency, l.text AS agency_label, d.role, t.id AS task, t.label AS task_label, t.due,
       CASE WHEN :as_of IS NULL THEN t.status ELSE coalesce(c.status, CASE WHEN t.due < :as_of
         THEN 'openOverdue' WHEN t.due >= :as_of THEN 'openInTime' ELSE 'noDeadline' END) END AS status,
       d.rank
FROM duty AS d JOIN label AS l ON l.thing = d.agency CROSS JOIN task AS t ON t.id = d.task
LEFT JOIN closing AS c ON t.closed_on <= :as_of AND c.task = t.id AND c.day <= :as_of
WHERE d.agency IN (SELECT value FROM json_each(:agency))
  AND d.role = :role -- if role
-- total
SELECT COUNT(*) + (
  SELECT COUNT(*) FROM reclosed AS c CROSS JOIN duty AS d ON d.task = c.task
  JOIN label AS l ON l.thing = d.agency
  WHERE c.day <= :as_of AND d.agency IN (SELECT value FROM json_each(:agency))
  AND d.role = :role -- if role
)
FROM duty AS d JOIN label AS l ON l.thing = d.agency
WHERE d.agency IN (SELECT value FROM json_each(:agency))
  AND d.role = :role -- if role
