-- columns: project iri, project_label words, kind concept, tasks integer, problems integer
-- order: tasks DESC, problems DESC, project_label, project
SELECT p.id AS project, l.text AS project_label, p.kind,
       (SELECT COUNT(*) FROM concern JOIN task AS t ON t.id = concern.thing
        WHERE concern.project = p.id) AS tasks,
       (SELECT COUNT(*) FROM (
          SELECT thing FROM concern WHERE concern.project = p.id
          UNION SELECT statement FROM reports WHERE reports.thing = p.id) AS told
        JOIN statement AS s ON s.id = told.thing WHERE s.kind = 'Problem') AS problems
FROM project AS p JOIN label AS l ON l.thing = p.id
