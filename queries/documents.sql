-- columns: document iri, document_label words, number text, date date, kind concept, issuer_label words, file text, statements integer
-- order: date, file, document
-- whole
SELECT f.document, l.text AS document_label, n.number, d.day AS date, g.kind,
       il.text AS issuer_label, f.name AS file,
       (SELECT COUNT(*) FROM statement AS s WHERE s.source = f.document AND s.text IS NOT NULL)
         AS statements
FROM file AS f
LEFT JOIN label AS l ON l.thing = f.document
LEFT JOIN numbered AS n ON n.document = f.document
LEFT JOIN dated AS d ON d.document = f.document
LEFT JOIN genre AS g ON g.document = f.document
LEFT JOIN issuer AS i ON i.document = f.document
LEFT JOIN label AS il ON il.thing = i.agency
GROUP BY f.document, l.text, n.number, d.day, g.kind, il.text, f.name
