-- columns: grade concept, due_from date, due date, text words, quote text, derivation words, source iri, source_label words, statement iri
-- order: rank
SELECT d.grade, d.due_from, s.due, s.text, d.quote, d.derivation, s.source, l.text AS source_label,
       s.id AS statement, d.rank
FROM deadline AS d CROSS JOIN statement AS s ON s.id = d.statement
LEFT JOIN label AS l ON l.thing = s.source
WHERE TRUE
  AND d.grade = :grade -- if grade
