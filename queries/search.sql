-- columns: text words, due date, source iri, source_label words, start integer, end integer, statement iri
-- order: source, start, statement
SELECT s.text, s.due, s.source, l.text AS source_label, v.start, v.end, s.id AS statement
FROM name AS n JOIN statement AS s ON s.id = n.thing AND s.text = n.text
LEFT JOIN evidence AS v ON v.thing = s.id
LEFT JOIN label AS l ON l.thing = s.source
WHERE s.source IS NOT NULL AND CASE WHEN instr(n.folded, fold(:words))
  THEN instr(lower_case(s.text), lower_case(:words)) END
