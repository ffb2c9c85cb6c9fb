-- columns: due date, task iri, task_label words, agency iri, agency_label words, status concept
-- order: rank, agency_label, agency
SELECT t.due, t.id AS task, t.label AS task_label, d.agency, l.text AS agency_label,
       CASE WHEN :as_of IS NULL THEN t.status ELSE coalesce(c.status, CASE WHEN t.due < :as_of
         THEN 'openOverdue' WHEN t.due >= :as_of THEN 'openInTime' ELSE 'noDeadline' END) END AS status,
       t.rank
FROM task AS t
LEFT JOIN duty AS d ON d.task = t.id AND d.role = 'lead'
LEFT JOIN label AS l ON l.thing = d.agency
LEFT JOIN closing AS c ON t.closed_on <= :as_of AND c.task = t.id AND c.day <= :as_of
WHERE t.rank >= (SELECT rank FROM task WHERE due >= :from ORDER BY due, rank LIMIT 1)
  AND t.rank <= (SELECT rank FROM task WHERE due <= :to ORDER BY due DESC, rank DESC LIMIT 1)
  AND +t.due >= :from AND +t.due <= :to
-- total
SELECT coalesce(SUM(pairs), 0) + (
  SELECT COUNT(*) FROM reclosed AS c JOIN task AS t ON t.id = c.task
  LEFT JOIN duty AS d ON d.task = t.id AND d.role = 'lead'
  LEFT JOIN label AS l ON l.thing = d.agency
  WHERE c.day <= :as_of AND +t.due >= :from AND +t.due <= :to)
FROM falling_due WHERE due >= :from AND due <= :to
