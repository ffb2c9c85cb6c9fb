-- columns: field concept, sector concept, task iri, task_label words, agency iri, agency_label words, due date, status concept
-- order: rank
SELECT r.field, r.sector, r.task, (SELECT label FROM task WHERE id = r.task) AS task_label,
       r.agency, r.agency_label, r.due,
       CASE WHEN :as_of IS NULL THEN (SELECT status FROM task WHERE id = r.task)
         ELSE coalesce(c.status, CASE WHEN r.due < :as_of THEN 'openOverdue'
           WHEN r.due >= :as_of THEN 'openInTime' ELSE 'noDeadline' END) END AS status,
       r.rank
FROM sector_row AS r
LEFT JOIN closing AS c ON r.closed_on <= :as_of AND c.task = r.task AND c.day <= :as_of
WHERE TRUE
  AND r.sector = :sector -- if sector
  AND r.field = :field -- if field
-- total
SELECT COUNT(*) + (
  SELECT COUNT(*) FROM reclosed AS c CROSS JOIN sector_row AS r ON r.task = c.task
  WHERE c.day <= :as_of
  AND +r.sector = :sector -- if sector
  AND +r.field = :field -- if field
)
FROM sector_row AS r
WHERE TRUE
  AND r.sector = :sector -- if sector
  AND r.field = :field -- if field
