-- columns: agency iri, agency_label words, status concept, tasks integer
-- order: agency_label, agency, status
-- whole
SELECT counted.agency, l.text AS agency_label, counted.status, counted.tasks
FROM (
SELECT agency,
       coalesce(status, CASE WHEN due < :as_of THEN 'openOverdue' WHEN due >= :as_of
         THEN 'openInTime' ELSE 'noDeadline' END) AS status,
       SUM(tasks) AS tasks
FROM burden
WHERE (since IS NULL OR since <= :as_of) AND (until IS NULL OR until > :as_of)
  AND agency IN (SELECT value FROM json_each(:agency)) -- if agency
GROUP BY agency, 2
) AS counted JOIN label AS l ON l.thing = counted.agency
