-- columns: task iri, task_label words, step integer, document iri, document_label words, kind concept, date date, issuer_label words
-- order: task_label, task, step, date DESC, document
WITH RECURSIVE ordered (task, thing) AS (
  SELECT task, document FROM mandate WHERE task IN (SELECT value FROM json_each(:task))
  UNION SELECT ordered.task, part.whole FROM ordered JOIN part ON part.part = ordered.thing
), passed (task, document) AS (
  SELECT task, thing FROM ordered
  UNION SELECT task, source FROM statement
  WHERE task IN (SELECT value FROM json_each(:task)) AND source IS NOT NULL
  UNION SELECT passed.task, rests.base FROM passed JOIN rests ON rests.document = passed.document
), chain (task, passed, document) AS (
  SELECT task, document, document FROM passed WHERE document IN (SELECT id FROM document)
  UNION SELECT chain.task, chain.passed, rests.base
  FROM chain JOIN rests ON rests.document = chain.document
)
SELECT DISTINCT c.task, tl.text AS task_label, c.step, c.document, dl.text AS document_label,
       g.kind, d.day AS date, il.text AS issuer_label
FROM (SELECT task, document, COUNT(*) AS step FROM chain GROUP BY task, document) AS c
JOIN label AS tl ON tl.thing = c.task
LEFT JOIN label AS dl ON dl.thing = c.document
LEFT JOIN genre AS g ON g.document = c.document
LEFT JOIN dated AS d ON d.document = c.document
LEFT JOIN issuer AS i ON i.document = c.document
LEFT JOIN label AS il ON il.thing = i.agency
