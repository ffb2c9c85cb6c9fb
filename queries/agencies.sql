-- columns: agency iri, agency_label words, leads integer, supports integer, supervises integer
-- order: leads DESC, supports DESC, agency_label, agency
SELECT a.thing AS agency, l.text AS agency_label,
       (SELECT COUNT(*) FROM duty WHERE agency = a.thing AND role = 'lead') AS leads,
       (SELECT COUNT(*) FROM duty WHERE agency = a.thing AND role = 'support') AS supports,
       (SELECT COUNT(*) FROM duty WHERE agency = a.thing AND role = 'supervise') AS supervises
FROM class AS a JOIN label AS l ON l.thing = a.thing
WHERE a.name = 'Agency'
