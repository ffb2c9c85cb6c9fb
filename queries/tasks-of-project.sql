-- columns: project iri, project_label words, task iri, task_label words, agency iri, agency_label words, due date, status concept
-- order: due IS NULL, due, task_label, task, agency_label, agency
SELECT p.project, pl.text AS project_label, t.id AS task, t.label AS task_label,
       d.agency, l.text AS agency_label, t.due,
       CASE WHEN :as_of IS NULL THEN t.status ELSE coalesce(c.status, CASE WHEN t.due < :as_of
         THEN 'openOverdue' WHEN t.due >= :as_of THEN 'openInTime' ELSE 'noDeadline' END) END AS status
FROM concern AS p JOIN label AS pl ON pl.thing = p.project JOIN task AS t ON t.id = p.thing
LEFT JOIN duty AS d ON d.task = t.id AND d.role = 'lead'
LEFT JOIN label AS l ON l.thing = d.agency
LEFT JOIN closing AS c ON t.closed_on <= :as_of AND c.task = t.id AND c.day <= :as_of
WHERE p.project IN (SELECT value FROM json_each(:project))
