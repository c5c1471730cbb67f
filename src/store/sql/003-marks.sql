-- The event table again, with a check of mark that SQLite makes without a table
-- of its own for each event: IN with three values was a quarter of an import.
CREATE TABLE fresh (
	device INTEGER NOT NULL,
	seq INTEGER NOT NULL CHECK (seq >= 1),
	t INTEGER NOT NULL,
	off INTEGER NOT NULL CHECK (off BETWEEN -1440 AND 1440),
	day INTEGER NOT NULL,
	kind TEXT NOT NULL,
	card INTEGER,
	purpose TEXT CHECK (purpose IS NULL OR kind = 'answer'),
	grade INTEGER CHECK (grade BETWEEN 0 AND 5),
	suggested INTEGER CHECK (suggested BETWEEN 0 AND 5),
	credit INTEGER CHECK (credit BETWEEN 0 AND 1000),
	ms INTEGER CHECK (ms >= 0),
	typed TEXT,
	tdev INTEGER,
	tseq INTEGER CHECK (tseq IS NULL OR kind = 'undo'),
	arg TEXT,
	batch TEXT,
	home INTEGER,
	void INTEGER NOT NULL DEFAULT 0 CHECK (void BETWEEN 0 AND 1),
	mark INTEGER NOT NULL DEFAULT 0 CHECK (mark BETWEEN 0 AND 2),
	PRIMARY KEY (device, seq),
	CHECK (kind <> 'answer' OR (card IS NOT NULL AND grade IS NOT NULL
	    AND purpose IS NOT NULL)),
	CHECK (kind <> 'undo' OR (tdev IS NOT NULL AND tseq IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO fresh SELECT * FROM event;
DROP TABLE event;
ALTER TABLE fresh RENAME TO event;
CREATE INDEX event_home ON event(home, t) WHERE home IS NOT NULL;
CREATE INDEX event_kind ON event(kind, t) WHERE home IS NULL;
CREATE INDEX event_target ON event(tdev, tseq) WHERE tseq IS NOT NULL;
CREATE INDEX event_confused ON event(card)
    WHERE kind = 'conf' AND card IS NOT NULL;
