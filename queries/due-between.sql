-- columns: due date, task iri, task_label words, agency iri, agency_label words, status concept
-- order: due, task_label, task, agency_label, agency
SELECT t.due, t.id AS task, t.label AS task_label, d.agency, l.text AS agency_label,
       CASE WHEN :as_of IS NULL THEN t.status ELSE coalesce(c.status, CASE WHEN t.due < :as_of
         THEN 'openOverdue' WHEN t.due >= :as_of THEN 'openInTime' ELSE 'noDeadline' END) END AS status
FROM task AS t
LEFT JOIN duty AS d ON d.task = t.id AND d.role = 'lead'
LEFT JOIN label AS l ON l.thing = d.agency
LEFT JOIN closing AS c ON t.closed_on <= :as_of AND c.task = t.id AND c.day <= :as_of
WHERE t.due >= :from AND t.due <= :to
