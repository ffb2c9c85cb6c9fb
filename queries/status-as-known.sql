-- columns: task iri, task_label words, due date, status concept, on date
-- order: due IS NULL, due, task_label, task, "on"
-- whole
WITH known (task) AS MATERIALIZED (
  SELECT DISTINCT task FROM event
  WHERE kind = 'StatusEvent' AND known_on <= :known_on
    AND task IN (SELECT value FROM json_each(:task)) -- if task
), dues AS (
  SELECT task, due, binding, known_on, max(known_on) OVER (PARTITION BY task, binding) AS newest,
         max(known_on) OVER (PARTITION BY task) AS last
  FROM event WHERE kind = 'DeadlineEvent' AND known_on <= :known_on
    AND task IN (SELECT value FROM json_each(:task)) -- if task
), ordered AS MATERIALIZED (
  SELECT task, due FROM dues WHERE binding AND known_on = newest AND due IS NOT NULL
), deadline AS MATERIALIZED (  -- what is ordered, else what is promised
  SELECT task, due FROM ordered
  UNION ALL SELECT task, due FROM dues
  WHERE known_on = last AND due IS NOT NULL AND task NOT IN (SELECT task FROM ordered)
), closings AS (
  SELECT task, status, day, min(day) OVER (PARTITION BY task) AS first
  FROM event WHERE kind = 'StatusEvent' AND known_on <= :known_on
    AND status IN ('doneOnTime', 'doneLate', 'superseded', 'repealed') AND day IS NOT NULL
    AND task IN (SELECT value FROM json_each(:task)) -- if task
), closed AS MATERIALIZED (
  SELECT task, status, day FROM closings WHERE day = first AND day <= :as_of
)
SELECT DISTINCT t.id AS task, t.label AS task_label, d.due,
       coalesce(c.status, CASE WHEN d.due < :as_of THEN 'openOverdue'
         WHEN d.due >= :as_of THEN 'openInTime' ELSE 'noDeadline' END) AS status,
       c.day AS "on"
FROM known JOIN task AS t ON t.id = known.task
LEFT JOIN deadline AS d ON d.task = t.id
LEFT JOIN closed AS c ON c.task = t.id
