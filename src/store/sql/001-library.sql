-- The library. What is true is in event, version and text; the rest is a
-- cache that can be rebuilt from them, and gloss doctor proves that it is
-- equal. Numbers of 64 bits (cards, facts, devices, content) stand as signed
-- integers, bit for bit.

PRAGMA application_id = 1735159667; -- 'glos'

-- This copy alone: its device number, the day of its last backup.
CREATE TABLE meta (
	key TEXT PRIMARY KEY,
	value ANY NOT NULL
) STRICT, WITHOUT ROWID;

-- Every answer and act, by whichever device; nothing is ever deleted.
CREATE TABLE event (
	device INTEGER NOT NULL,
	seq INTEGER NOT NULL CHECK (seq >= 1),
	t INTEGER NOT NULL,                -- UTC, milliseconds
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
	tdev INTEGER,                      -- undo: what it takes back
	tseq INTEGER CHECK (tseq IS NULL OR kind = 'undo'),
	arg TEXT,
	batch TEXT,
	-- Cache: the card it is filed under (aliases followed), whether it is
	-- taken back, and how it stands in rollup: 0 not, 1 answer, 2 first one.
	home INTEGER,
	void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1)),
	mark INTEGER NOT NULL DEFAULT 0 CHECK (mark IN (0, 1, 2)),
	PRIMARY KEY (device, seq),
	CHECK (kind <> 'answer' OR (card IS NOT NULL AND grade IS NOT NULL
	    AND purpose IS NOT NULL)),
	CHECK (kind <> 'undo' OR (tdev IS NOT NULL AND tseq IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX event_home ON event(home, t) WHERE home IS NOT NULL;
CREATE INDEX event_kind ON event(kind, t) WHERE home IS NULL;
CREATE INDEX event_target ON event(tdev, tseq) WHERE tseq IS NOT NULL;

-- What was compiled or imported, each version of each deck: an array of
-- (card, hash of its record, place), eight bytes each, little endian.
CREATE TABLE version (
	content INTEGER PRIMARY KEY,
	deck TEXT NOT NULL,
	cards BLOB NOT NULL,
	depth INTEGER NOT NULL             -- element of a path that is its topic
) STRICT;

-- Records of cards that are no longer those in card.
CREATE TABLE text (
	hash INTEGER PRIMARY KEY,
	record TEXT NOT NULL
) STRICT;

-- Cache of the deck events.
CREATE TABLE deck (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	live INTEGER NOT NULL DEFAULT 0 CHECK (live IN (0, 1)),
	path TEXT,                         -- of its notes, or NULL
	content INTEGER,                   -- version in force
	fresh INTEGER NOT NULL DEFAULT 0,  -- active cards never counted
	stamp TEXT                         -- state of the notes when compiled
) STRICT;

-- A card as it is now, and the fold of its events.
CREATE TABLE card (
	id INTEGER PRIMARY KEY,
	deck INTEGER NOT NULL REFERENCES deck,
	place INTEGER NOT NULL,            -- order in the deck
	hash INTEGER NOT NULL,             -- of record
	live INTEGER NOT NULL CHECK (live IN (0, 1)), -- stands in the content
	status TEXT NOT NULL CHECK (status IN ('core', 'reserve', 'held')),
	kind TEXT NOT NULL,
	fact INTEGER NOT NULL,
	topic TEXT NOT NULL,               -- the section it counts under
	term TEXT NOT NULL,
	active INTEGER NOT NULL DEFAULT 0 CHECK (active IN (0, 1)),
	wait INTEGER NOT NULL DEFAULT 0,   -- first day it may be asked again
	seen INTEGER,                      -- day it was last asked or shown
	-- struct card_state (schedule/log.h); days are null where there is none
	n INTEGER NOT NULL DEFAULT 0,
	ef INTEGER NOT NULL DEFAULT 250 CHECK (ef >= 130),
	ivl INTEGER NOT NULL DEFAULT 0 CHECK (ivl BETWEEN 0 AND 36500),
	due INTEGER NOT NULL DEFAULT 0,
	last INTEGER NOT NULL DEFAULT 0,
	lapses INTEGER NOT NULL DEFAULT 0,
	lastgrade INTEGER NOT NULL DEFAULT -1,
	stability REAL NOT NULL DEFAULT 0,
	difficulty REAL NOT NULL DEFAULT 0,
	answered INTEGER NOT NULL DEFAULT 0,    -- day of any answer
	answered_at INTEGER NOT NULL DEFAULT 0, -- its instant
	fsrs_due INTEGER NOT NULL DEFAULT 0,
	counted INTEGER NOT NULL DEFAULT 0,
	introduced INTEGER,
	reviewed INTEGER,
	shown INTEGER,
	buried INTEGER,
	drill_day INTEGER,
	drill_t INTEGER NOT NULL DEFAULT 0,
	drill_seq INTEGER NOT NULL DEFAULT 0,
	drill_grade INTEGER NOT NULL DEFAULT -1,
	suspended INTEGER NOT NULL DEFAULT 0 CHECK (suspended IN (0, 1)),
	flagged INTEGER NOT NULL DEFAULT 0 CHECK (flagged IN (0, 1)),
	retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
	confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1)),
	adopted INTEGER NOT NULL DEFAULT 0 CHECK (adopted IN (0, 1)),
	record TEXT NOT NULL               -- as in a deck file
) STRICT;

CREATE INDEX card_fact ON card(fact);
CREATE INDEX card_new ON card(deck, place) WHERE active = 1 AND ivl = 0;
CREATE INDEX card_due ON card(ivl, last, wait, deck, fact)
    WHERE active = 1 AND ivl > 0;
CREATE INDEX card_seen ON card(seen) WHERE seen IS NOT NULL;

-- How many facts of a deck come due on a day: each fact at its earliest.
CREATE TABLE agenda (
	deck INTEGER NOT NULL,
	day INTEGER NOT NULL,
	facts INTEGER NOT NULL,
	PRIMARY KEY (deck, day)
) STRICT, WITHOUT ROWID;

-- What the answers sum up to, by day, deck, section and kind of card.
CREATE TABLE rollup (
	day INTEGER NOT NULL,
	deck INTEGER NOT NULL,
	topic TEXT NOT NULL,
	kind TEXT NOT NULL,
	answers INTEGER NOT NULL DEFAULT 0,
	fresh INTEGER NOT NULL DEFAULT 0,  -- first ones of their card
	mains INTEGER NOT NULL DEFAULT 0,  -- purpose review, new or not
	reviews INTEGER NOT NULL DEFAULT 0,
	passed INTEGER NOT NULL DEFAULT 0,
	ms INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (day, deck, topic, kind)
) STRICT, WITHOUT ROWID;

-- Cache of the conf events; deck '' is every deck.
CREATE TABLE setting (
	key TEXT NOT NULL,
	deck TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (key, deck)
) STRICT, WITHOUT ROWID;

-- Cache of the map events: where the events of an old card are filed.
CREATE TABLE alias (
	old INTEGER PRIMARY KEY,
	home INTEGER NOT NULL
) STRICT;
