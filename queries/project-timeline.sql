-- columns: project iri, project_label words, on date, kind concept, text words, due date, agency_label words, source iri, source_label words, quote text
-- order: "on", kind, text, source, agency_label, quote
WITH told (project, thing, "on", kind, text, due, agency_label) AS (
  SELECT p.project, s.id, s.as_of, s.kind, s.text, NULL, l.text
  FROM concern AS p JOIN statement AS s ON s.id = p.thing AND s.kind IN ('Result', 'Problem')
  LEFT JOIN statement_lead AS d ON d.statement = s.id LEFT JOIN label AS l ON l.thing = d.agency
  WHERE p.project IN (SELECT value FROM json_each(:project))
  UNION ALL
  SELECT p.project, s.id, e.known_on, s.kind, s.text, s.due, l.text
  FROM concern AS p JOIN statement AS s ON s.id = p.thing AND s.kind = 'Commitment'
  LEFT JOIN derivation AS by ON by.statement = s.id AND by.event IN (
    SELECT id FROM event WHERE event.id = by.event AND event.kind = 'StatusEvent' AND known_on IS NOT NULL)
  LEFT JOIN event AS e ON e.id = by.event
  LEFT JOIN statement_lead AS d ON d.statement = s.id LEFT JOIN label AS l ON l.thing = d.agency
  WHERE p.project IN (SELECT value FROM json_each(:project))
  UNION ALL
  SELECT p.project, e.id, CASE e.kind WHEN 'StatusEvent' THEN e.day ELSE e.known_on END,
         CASE e.kind WHEN 'StatusEvent' THEN e.status ELSE e.kind END, t.label,
         CASE e.kind WHEN 'DeadlineEvent' THEN e.due END, NULL
  FROM concern AS p JOIN task AS t ON t.id = p.thing JOIN event AS e ON e.task = t.id
  WHERE p.project IN (SELECT value FROM json_each(:project)) AND (
    e.kind = 'DeadlineEvent' AND e.previous_due IS NOT NULL AND e.due IS NOT NULL
    OR e.status IN ('doneOnTime', 'doneLate', 'superseded', 'repealed') AND e.day IS NOT NULL)
)
SELECT DISTINCT told.project, pl.text AS project_label, told."on", told.kind, told.text, told.due,
       told.agency_label, v.source, sl.text AS source_label, v.quote
FROM told JOIN label AS pl ON pl.thing = told.project JOIN evidence AS v ON v.thing = told.thing
LEFT JOIN label AS sl ON sl.thing = v.source
WHERE told.text IS NOT NULL AND told.project IN (SELECT id FROM project)
