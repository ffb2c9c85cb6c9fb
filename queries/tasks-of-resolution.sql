-- columns: document iri, document_label words, through iri, through_label words, task iri, task_label words, agency iri, agency_label words, due date, status concept
-- order: task_label, task, through_label, through, agency_label, agency
WITH RECURSIVE chain (document, through) AS (
  SELECT value, value FROM json_each(:document)
  UNION SELECT chain.document, rests.document FROM chain JOIN rests ON rests.base = chain.through
), below (document, through, part) AS (
  SELECT document, through, through FROM chain
  UNION SELECT document, through, part.part FROM below JOIN part ON part.whole = below.part
), found (document, through, task) AS (
  SELECT below.document, through, task FROM below JOIN mandate ON mandate.document = below.part
  UNION SELECT chain.document, through, s.task
  FROM chain JOIN statement AS s ON s.source = through WHERE s.task IS NOT NULL
)
SELECT found.document, dl.text AS document_label, found.through, tl.text AS through_label,
       t.id AS task, t.label AS task_label, d.agency, l.text AS agency_label, t.due,
       CASE WHEN :as_of IS NULL THEN t.status ELSE coalesce(c.status, CASE WHEN t.due < :as_of
         THEN 'openOverdue' WHEN t.due >= :as_of THEN 'openInTime' ELSE 'noDeadline' END) END AS status
FROM found JOIN task AS t ON t.id = found.task
LEFT JOIN label AS dl ON dl.thing = found.document
LEFT JOIN label AS tl ON tl.thing = found.through
LEFT JOIN duty AS d ON d.task = t.id AND d.role = 'lead'
LEFT JOIN label AS l ON l.thing = d.agency
LEFT JOIN closing AS c ON t.closed_on <= :as_of AND c.task = t.id AND c.day <= :as_of
