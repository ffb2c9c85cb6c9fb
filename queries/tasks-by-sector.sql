-- columns: field concept, sector concept, task iri, task_label words, agency iri, agency_label words, due date, status concept
-- order: field, sector, due IS NULL, due, task_label, task, agency_label, agency
-- whole
WITH broader (sector, field) AS (VALUES
  ('financeSector', 'economySector'), ('planningSector', 'economySector'), ('bankingSector',
  'economySector'), ('industrySector', 'economySector'), ('tradeSector', 'economySector'),
  ('agricultureSector', 'economySector'), ('tourismSector', 'economySector'), ('scienceSector',
  'economySector'), ('statisticsSector', 'economySector'), ('constructionSector',
  'infrastructureSector'), ('transportSector', 'infrastructureSector'), ('landSector',
  'infrastructureSector'), ('environmentSector', 'infrastructureSector'), ('disasterSector',
  'infrastructureSector'), ('digitalSector', 'infrastructureSector'), ('pressSector',
  'societySector'), ('educationSector', 'societySector'), ('healthSector', 'societySector'),
  ('cultureSector', 'societySector'), ('sportSector', 'societySector'), ('labourSector',
  'societySector'), ('ethnicSector', 'societySector'), ('homeAffairsSector', 'governanceSector'),
  ('administrationSector', 'governanceSector'), ('justiceSector', 'governanceSector'),
  ('inspectionSector', 'governanceSector'), ('defenceSector', 'governanceSector'),
  ('securitySector', 'governanceSector'), ('foreignAffairsSector', 'governanceSector'),
  ('partySector', 'politicsSector'), ('frontsSector', 'politicsSector'), ('councilSector',
  'politicsSector')
)
SELECT broader.field, broader.sector, t.id AS task, t.label AS task_label,
       d.agency, l.text AS agency_label, t.due,
       CASE WHEN :as_of IS NULL THEN t.status ELSE coalesce(c.status, CASE WHEN t.due < :as_of
         THEN 'openOverdue' WHEN t.due >= :as_of THEN 'openInTime' ELSE 'noDeadline' END) END AS status
FROM broader JOIN sector AS s ON s.sector = broader.sector JOIN task AS t ON t.id = s.thing
LEFT JOIN duty AS d ON d.task = t.id AND d.role = 'lead'
LEFT JOIN label AS l ON l.thing = d.agency
LEFT JOIN closing AS c ON t.closed_on <= :as_of AND c.task = t.id AND c.day <= :as_of
WHERE TRUE
  AND broader.sector = :sector -- if sector
  AND broader.field = :field -- if field
