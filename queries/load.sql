-- columns: agency iri, agency_label words, status concept, tasks integer
-- order: agency_label, agency, status
-- whole
WITH since (year) AS (
  SELECT coalesce(max(year), '') FROM burden_before WHERE year <= substr(:as_of, 1, 4)
)
SELECT counted.agency, l.text AS agency_label, counted.status, counted.tasks
FROM (
  SELECT agency, status, SUM(tasks) AS tasks
  FROM (
    SELECT agency, status, tasks FROM burden_before WHERE year = (SELECT year FROM since)
    UNION ALL SELECT agency, status, tasks FROM burden
    WHERE day >= (SELECT year FROM since) AND day <= :as_of
  )
  WHERE TRUE
    AND agency IN (SELECT value FROM json_each(:agency)) -- if agency
  GROUP BY agency, status HAVING SUM(tasks) > 0
) AS counted JOIN label AS l ON l.thing = counted.agency
