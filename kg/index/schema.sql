-- The index of a graph: SQLite, made whole from the store and never changed.
-- Numbers of things are given in the order of their IRIs, so that ordering by one is ordering by
-- the other. Concepts of the ontology stand as their local names («openOverdue»). Days are ISO text.

CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE thing (
  id INTEGER PRIMARY KEY,
  iri TEXT NOT NULL,
  kind TEXT,                     -- as viz.model draws it; NULL for what is not drawn
  label TEXT
);
CREATE TABLE class (thing INTEGER, name TEXT, PRIMARY KEY (name, thing)) WITHOUT ROWID;
CREATE TABLE label (thing INTEGER, text TEXT, PRIMARY KEY (thing, text)) WITHOUT ROWID;

CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  due TEXT,
  status TEXT,                   -- as of the build
  closed_on TEXT,                -- the first day of an event that closes it
  owned INTEGER NOT NULL,        -- whether anyone leads it
  formula INTEGER NOT NULL DEFAULT 0,  -- «… chịu trách nhiệm thi hành Quyết định này»
  silent INTEGER,
  last_mentioned TEXT,
  series INTEGER,
  rank INTEGER                   -- its place by deadline, then by name; those without one last
);
CREATE TABLE closing (           -- each status that closes a task, from its first day on
  task INTEGER, status TEXT, day TEXT NOT NULL, PRIMARY KEY (task, status)
) WITHOUT ROWID;
CREATE TABLE reclosed (          -- the closings of a task but for its first
  task INTEGER, day TEXT NOT NULL
);
CREATE TABLE duty (              -- who has which role in a task; bodies with a name only
  task INTEGER, role TEXT, agency INTEGER,
  rank INTEGER, due TEXT, closed_on TEXT,  -- as the task has them
  PRIMARY KEY (task, role, agency)
) WITHOUT ROWID;
CREATE TABLE sector (thing INTEGER, sector TEXT, PRIMARY KEY (thing, sector)) WITHOUT ROWID;
CREATE TABLE concern (thing INTEGER, project INTEGER, PRIMARY KEY (thing, project)) WITHOUT ROWID;
CREATE TABLE mandate (           -- documents and sections that order a task
  task INTEGER, document INTEGER, PRIMARY KEY (task, document)
) WITHOUT ROWID;
CREATE TABLE part (part INTEGER, whole INTEGER, PRIMARY KEY (part, whole)) WITHOUT ROWID;
CREATE TABLE rests (             -- a document implements another or is based on it
  document INTEGER, base INTEGER, PRIMARY KEY (document, base)
) WITHOUT ROWID;

CREATE TABLE statement (
  id INTEGER PRIMARY KEY,
  kind TEXT,                     -- Commitment, Result, Problem
  text TEXT,
  source INTEGER,
  task INTEGER,
  due TEXT,
  as_of TEXT
);
CREATE TABLE statement_lead (
  statement INTEGER, agency INTEGER, PRIMARY KEY (statement, agency)
) WITHOUT ROWID;
CREATE TABLE reports (           -- what a result or a problem is about
  statement INTEGER, thing INTEGER, PRIMARY KEY (statement, thing)
) WITHOUT ROWID;
CREATE TABLE evidence (          -- the characters that show a statement or an event
  thing INTEGER, source INTEGER, start INTEGER, end INTEGER, quote TEXT,
  PRIMARY KEY (thing, source, start, end, quote)
) WITHOUT ROWID;
CREATE TABLE event (             -- of a task: its status (day: since when), its deadline
  id INTEGER PRIMARY KEY,
  task INTEGER NOT NULL,
  kind TEXT NOT NULL,            -- StatusEvent, DeadlineEvent
  status TEXT, day TEXT, known_on TEXT, due TEXT, previous_due TEXT,
  binding INTEGER NOT NULL       -- an order, not a promise
);
CREATE TABLE derivation (        -- by which statements an event became known
  statement INTEGER, event INTEGER, PRIMARY KEY (statement, event)
) WITHOUT ROWID;
CREATE TABLE document (id INTEGER PRIMARY KEY, date TEXT);
CREATE TABLE file (document INTEGER, name TEXT, PRIMARY KEY (document, name)) WITHOUT ROWID;
CREATE TABLE numbered (document INTEGER, number TEXT, PRIMARY KEY (document, number)) WITHOUT ROWID;
CREATE TABLE dated (document INTEGER, day TEXT, PRIMARY KEY (document, day)) WITHOUT ROWID;
CREATE TABLE genre (document INTEGER, kind TEXT, PRIMARY KEY (document, kind)) WITHOUT ROWID;
CREATE TABLE issuer (
  document INTEGER, agency INTEGER, PRIMARY KEY (document, agency)
) WITHOUT ROWID;
CREATE TABLE project (id INTEGER PRIMARY KEY, kind TEXT);

CREATE TABLE burden (            -- how many more tasks of a status a body leads from this day on
  day TEXT, agency INTEGER, status TEXT, tasks INTEGER NOT NULL,  -- day «»: from the beginning
  PRIMARY KEY (day, agency, status)
) WITHOUT ROWID;
CREATE TABLE burden_before (     -- how many it leads when a year begins
  year TEXT, agency INTEGER, status TEXT, tasks INTEGER NOT NULL,
  PRIMARY KEY (year, agency, status)
) WITHOUT ROWID;
CREATE TABLE falling_due (       -- how many pairs of task and lead body are due on a day
  due TEXT NOT NULL, closed_on TEXT, pairs INTEGER NOT NULL
);
CREATE TABLE silent_row (        -- the board «silent-tasks» in its order; pairs with a lead body
  rank INTEGER PRIMARY KEY, task INTEGER NOT NULL, silent INTEGER NOT NULL, pairs INTEGER NOT NULL
);
CREATE TABLE sector_row (        -- the board «tasks-by-sector» in its order, without the status
  rank INTEGER PRIMARY KEY,
  field TEXT NOT NULL, sector TEXT NOT NULL, task INTEGER NOT NULL, agency INTEGER,
  agency_label TEXT, due TEXT, closed_on TEXT
);
CREATE TABLE deadline (          -- the board «deadlines» in its order
  rank INTEGER PRIMARY KEY,
  statement INTEGER NOT NULL, grade TEXT NOT NULL, due_from TEXT, quote TEXT, derivation TEXT
);

CREATE TABLE line (              -- what the drawing joins; as the query view-edges tells it
  source INTEGER, role TEXT, target INTEGER, PRIMARY KEY (source, role, target)
) WITHOUT ROWID;

CREATE TABLE name (              -- by which a user may call a thing; as the query labels tells it
  thing INTEGER, preferred INTEGER, text TEXT NOT NULL, folded TEXT NOT NULL
);

CREATE TABLE entry (             -- what search finds, numbered in the order of its rank among equals
  id INTEGER PRIMARY KEY, thing INTEGER NOT NULL, kind TEXT NOT NULL, year TEXT
);
CREATE TABLE facet (             -- by which things search may be narrowed
  facet TEXT, entry INTEGER, thing INTEGER, PRIMARY KEY (facet, entry, thing)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE names USING fts5 (
  entry UNINDEXED, folded, exact, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3'
);
CREATE VIRTUAL TABLE texts USING fts5 (
  folded, exact, content = '', tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
);
