-- columns: agency iri, agency_label words, status concept, tasks integer
-- order: agency_label, agency, status
-- whole
SELECT counted.agency, l.text AS agency_label, counted.status, counted.tasks
FROM (
SELECT d.agency,
       coalesce(c.status, CASE WHEN t.due < :as_of THEN 'openOverdue'
         WHEN t.due >= :as_of THEN 'openInTime' ELSE 'noDeadline' END) AS status,
       COUNT(*) AS tasks
FROM duty AS d JOIN task AS t ON t.id = d.task
LEFT JOIN closing AS c ON t.closed_on <= :as_of AND c.task = t.id AND c.day <= :as_of
WHERE d.role = 'lead'
  AND d.agency IN (SELECT value FROM json_each(:agency)) -- if agency
GROUP BY d.agency, 2
) AS counted JOIN label AS l ON l.thing = counted.agency
