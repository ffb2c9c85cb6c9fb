-- columns: task iri, task_label words, due date, status concept, source iri, source_label words
-- order: due IS NULL, due, task_label, task, source
-- whole
SELECT DISTINCT t.id AS task, t.label AS task_label, t.due,
       CASE WHEN :as_of IS NULL THEN t.status ELSE coalesce(c.status, CASE WHEN t.due < :as_of
         THEN 'openOverdue' WHEN t.due >= :as_of THEN 'openInTime' ELSE 'noDeadline' END) END AS status,
       s.source, l.text AS source_label
FROM task AS t
LEFT JOIN statement AS s ON s.task = t.id AND s.source IS NOT NULL
LEFT JOIN label AS l ON l.thing = s.source
LEFT JOIN closing AS c ON t.closed_on <= :as_of AND c.task = t.id AND c.day <= :as_of
WHERE NOT t.owned
