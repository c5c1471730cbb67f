#ifndef STORE_QUERY_H
#define STORE_QUERY_H

/*
 * Every statement of the library, once: X(NAME, SQL). Numbers of 64 bits are
 * unsigned, SQLite's are not: "device < 0, device" is their order.
 */

#include "store/query_figures.h"

#define EVENT_COLUMNS                                                          \
	"device, seq, t, off, day, kind, card, purpose, grade, suggested, "    \
	"credit, ms, typed, tdev, tseq, arg, batch"

#define LOG_ORDER "t, device < 0, device, seq"

#define STATE_COLUMNS                                                          \
	"n, ef, ivl, due, last, lapses, lastgrade, stability, difficulty, "    \
	"answered, answered_at, fsrs_due, counted, introduced, reviewed, "     \
	"shown, buried, drill_day, drill_t, drill_seq, drill_grade, "          \
	"suspended, flagged, retired, confirmed, adopted"

#define CARD_COLUMNS                                                           \
	"id, (SELECT name FROM deck WHERE deck.id = card.deck), topic, live, " \
	"active, wait, record, " STATE_COLUMNS

#define DECK_OF_NAME "(SELECT id FROM deck WHERE name = ?2)"

#define QUERIES(X)                                                             \
	X(META, "SELECT value FROM meta WHERE key = ?1")                       \
	X(META_SET, "INSERT INTO meta VALUES (?1, ?2) "                        \
		    "ON CONFLICT DO UPDATE SET value = excluded.value")        \
                                                                               \
	/* the log */                                                          \
	X(EVENT_LAST, "SELECT seq, t FROM event WHERE device = ?1 "            \
		      "ORDER BY seq DESC LIMIT 1")                             \
	X(EVENT_LATEST, "SELECT max(t) FROM event")                            \
	X(EVENT_ADD, "INSERT INTO event (" EVENT_COLUMNS ", home) VALUES "     \
		     "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "    \
		     "?13, ?14, ?15, ?16, ?17, ?18)")                          \
	X(EVENT_ONE, "SELECT " EVENT_COLUMNS ", home, void, mark FROM event "  \
		     "WHERE device = ?1 AND seq = ?2")                         \
	X(EVENT_ALIKE, "SELECT 1 FROM event WHERE home = ?1 AND t = ?2 "       \
		       "AND (?3 IS NULL OR device = ?3) AND kind = ?4 "        \
		       "AND purpose IS ?5 AND ifnull(grade, -1) = ?6 LIMIT 1") \
	X(EVENT_ALIKE_ALL,                                                     \
	    "SELECT 1 FROM event WHERE home IS NULL AND kind = ?4 "            \
	    "AND t = ?2 AND (?3 IS NULL OR device = ?3) AND ?1 IS NOT NULL "   \
	    "AND purpose IS ?5 AND ifnull(grade, -1) = ?6 LIMIT 1")            \
	X(EVENT_ALL, "SELECT " EVENT_COLUMNS ", home, void, mark FROM event "  \
		     "WHERE device BETWEEN ?1 AND ?2 ORDER BY device, seq")    \
	X(EVENT_OF_CARD,                                                       \
	    "SELECT " EVENT_COLUMNS ", home, void, mark FROM event "           \
	    "WHERE home = ?1 ORDER BY " LOG_ORDER)                             \
	X(EVENT_OF_KIND,                                                       \
	    "SELECT " EVENT_COLUMNS ", home, void, mark FROM event "           \
	    "WHERE home IS NULL AND kind = ?1 AND void = 0 "                   \
	    "ORDER BY " LOG_ORDER)                                             \
	X(REPLIES, "SELECT home, t, day, purpose, grade, credit, ms "          \
		   "FROM event WHERE kind = 'answer' AND void = 0 "            \
		   "AND home IS NOT NULL ORDER BY " LOG_ORDER)                 \
	X(EVENT_ANY_OF_CARD, "SELECT 1 FROM event WHERE home = ?1 LIMIT 1")    \
	X(EVENT_BACK, "SELECT " EVENT_COLUMNS ", home, void, mark FROM event " \
		      "WHERE device = ?1 AND seq < ?2 "                        \
		      "ORDER BY seq DESC")                                     \
	X(EVENT_KIND, "SELECT kind = 'undo' FROM event "                       \
		      "WHERE device = ?1 AND seq = ?2")                        \
	X(ACCEPTS, "SELECT arg FROM event WHERE home = ?1 "                    \
		   "AND kind = 'accept' AND void = 0 ORDER BY " LOG_ORDER)     \
	X(EVENT_UNDONE,                                                        \
	    "SELECT 1 FROM event WHERE tdev = ?1 AND tseq = ?2 AND void = 0 "  \
	    "AND (t, device < 0, device, seq) > (?3, ?1 < 0, ?1, ?2) LIMIT 1") \
	X(VOID_CLEAR, "UPDATE event SET void = 0 WHERE void = 1")              \
	X(UNDO_ALL, "SELECT device, seq FROM event WHERE tseq IS NOT NULL "    \
		    "ORDER BY t DESC, device < 0 DESC, device DESC, seq DESC") \
	X(UNDO_TARGET,                                                         \
	    "UPDATE event SET void = 1 FROM event AS u WHERE u.device = ?1 "   \
	    "AND u.seq = ?2 AND u.void = 0 AND event.device = u.tdev "         \
	    "AND event.seq = u.tseq AND (event.t, event.device < 0, "          \
	    "event.device, event.seq) < (u.t, u.device < 0, u.device, u.seq)") \
	X(EVENT_VOID, "UPDATE event SET void = ?3 "                            \
		      "WHERE device = ?1 AND seq = ?2")                        \
	X(EVENT_MARK, "UPDATE event SET mark = ?3 "                            \
		      "WHERE device = ?1 AND seq = ?2")                        \
	X(MARK_OF_CARD, "UPDATE event SET mark = 1 WHERE home = ?1 "           \
			"AND kind = 'answer' AND void = 0 AND mark = 0")       \
	X(EVENT_UNDO_THERE, "SELECT 1 FROM event "                             \
			    "WHERE tseq IS NOT NULL LIMIT 1")                  \
	X(EVENT_HOME, "UPDATE event SET home = ?2 "                            \
		      "WHERE home = ?1 AND card = ?3")                         \
                                                                               \
	/* aliases */                                                          \
	X(ALIAS, "SELECT home FROM alias WHERE old = ?1")                      \
	X(ALIAS_ALL, "SELECT old, home FROM alias")                            \
	X(ALIAS_SET, "INSERT INTO alias VALUES (?1, ?2) "                      \
		     "ON CONFLICT DO UPDATE SET home = excluded.home")         \
	X(ALIAS_DROP, "DELETE FROM alias WHERE old = ?1")                      \
                                                                               \
	/* decks */                                                            \
	X(DECK_ALL, "SELECT name, path, stamp, content, live, fresh, id "      \
		    "FROM deck ORDER BY name")                                 \
	X(DECK_ONE, "SELECT name, path, stamp, content, live, fresh, id "      \
		    "FROM deck WHERE name = ?1")                               \
	X(DECK_ID, "SELECT id FROM deck WHERE name = ?1")                      \
	X(DECK_ADD, "INSERT INTO deck (name) VALUES (?1)")                     \
	X(DECK_PUT, "UPDATE deck SET path = ?2, content = ?3, live = ?4 "      \
		    "WHERE name = ?1")                                         \
	X(DECK_STAMP, "UPDATE deck SET stamp = ?2 WHERE name = ?1")            \
	X(DECK_FRESH, "UPDATE deck SET fresh = fresh + ?2 WHERE id = ?1")      \
	X(DECK_OTHERS, "SELECT count(*) FROM deck WHERE live = 1 "             \
		       "AND name <> ?1")                                       \
	X(VERSION, "SELECT cards, depth FROM version WHERE content = ?1")      \
	X(VERSION_ALL, "SELECT cards, depth, content, deck FROM version "      \
		       "ORDER BY content < 0, content")                        \
	X(VERSION_ADD, "INSERT OR IGNORE INTO version VALUES "                 \
		       "(?1, ?2, ?3, ?4)")                                     \
	X(TEXT, "SELECT record FROM text WHERE hash = ?1")                     \
	X(TEXT_ALL, "SELECT hash, record FROM text UNION "                     \
		    "SELECT hash, record FROM card ORDER BY hash")             \
	X(TEXT_THERE, "SELECT 1 FROM text WHERE hash = ?1")                    \
	X(TEXT_ADD, "INSERT OR IGNORE INTO text VALUES (?1, ?2)")              \
	X(TEXT_DROP, "DELETE FROM text WHERE hash = ?1")                       \
                                                                               \
	/* cards */                                                            \
	X(CARD, "SELECT " CARD_COLUMNS " FROM card WHERE id = ?1")             \
	X(CARD_RANGE, "SELECT id FROM card WHERE id BETWEEN ?1 AND ?2 "        \
		      "LIMIT 2")                                               \
	X(CARD_OWNER, "SELECT deck.name FROM card JOIN deck "                  \
		      "ON deck.id = card.deck "                                \
		      "WHERE card.id = ?1 AND card.live = 1 "                  \
		      "AND deck.name <> ?2")                                   \
	X(CARD_PLACE, "SELECT deck, fact, topic, kind, status, live, active, " \
		      "ivl, hash, record FROM card WHERE id = ?1")             \
	X(CARD_ADD, "INSERT INTO card (id, deck, place, hash, live, status, "  \
		    "kind, fact, topic, term, active, record) VALUES "         \
		    "(?1, ?2, ?3, ?4, 1, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")       \
	X(CARD_PUT, "UPDATE card SET deck = ?2, place = ?3, hash = ?4, "       \
		    "live = 1, status = ?5, kind = ?6, fact = ?7, "            \
		    "topic = ?8, term = ?9, record = ?10 WHERE id = ?1")       \
	X(CARD_MOVE, "UPDATE card SET place = ?2 WHERE id = ?1")               \
	X(CARD_RETEXT, "UPDATE card SET hash = ?2, record = ?3 WHERE id = ?1 " \
		       "AND deck = ?4 AND live = 1 AND status = ?5 "           \
		       "AND kind = ?6 AND fact = ?7 AND topic = ?8 "           \
		       "AND term = ?9")                                        \
	X(CARD_REST, "UPDATE card SET active = 0 WHERE id = ?1")               \
	X(CARD_RECORD, "SELECT hash, record, deck, live FROM card "            \
		       "WHERE id = ?1")                                        \
	X(CARD_RETIRE, "UPDATE card SET live = 0 WHERE id = ?1 AND deck = ?2") \
	X(CARD_STATE,                                                          \
	    "UPDATE card SET (" STATE_COLUMNS ", active, wait, seen) = "       \
	    "(?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, "  \
	    "?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, "     \
	    "?28, ?29, ?30) WHERE id = ?1")                                    \
	X(CARD_SEEN, "SELECT id FROM card WHERE seen IS NOT NULL")             \
	X(CARD_OLD, "SELECT record FROM card WHERE live = 0 AND deck = "       \
		    "(SELECT id FROM deck WHERE name = ?1) AND NOT EXISTS "    \
		    "(SELECT 1 FROM alias WHERE old = card.id) "               \
		    "ORDER BY place, id < 0, id")                              \
	X(CARD_SPENT, "SELECT 1 WHERE EXISTS (SELECT 1 FROM alias "            \
		      "WHERE old = ?1) OR (EXISTS (SELECT 1 FROM card "        \
		      "WHERE id = ?1) AND EXISTS (SELECT 1 FROM event "        \
		      "WHERE home = ?1))")                                     \
	X(CARD_TOUCHED,                                                        \
	    "SELECT id, " STATE_COLUMNS " FROM card WHERE ivl > 0 "            \
	    "OR stability > 0 OR shown IS NOT NULL OR buried IS NOT NULL "     \
	    "OR suspended OR flagged OR retired OR confirmed OR adopted "      \
	    "OR introduced IS NOT NULL ORDER BY id < 0, id")                   \
	X(CARD_IDS, "SELECT id FROM card UNION SELECT home FROM event "        \
		    "WHERE home IS NOT NULL")                                  \
                                                                               \
	/* counters */                                                         \
	X(FACT_DUE, "SELECT min(wait) FROM card WHERE fact = ?1 "              \
		    "AND deck = ?2 AND active = 1 AND ivl > 0")                \
	X(AGENDA_ADD, "INSERT INTO agenda VALUES (?1, ?2, ?3) ON CONFLICT "    \
		      "DO UPDATE SET facts = facts + excluded.facts")          \
	X(ROLLUP_ADD,                                                          \
	    "INSERT INTO rollup VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "  \
	    "?10) ON CONFLICT DO UPDATE SET "                                  \
	    "answers = answers + excluded.answers, "                           \
	    "fresh = fresh + excluded.fresh, mains = mains + excluded.mains, " \
	    "reviews = reviews + excluded.reviews, "                           \
	    "passed = passed + excluded.passed, ms = ms + excluded.ms")        \
                                                                               \
	X(SIZE_DECKS, "SELECT count(*) FROM deck WHERE live = 1")              \
	X(SIZE_CARDS, "SELECT count(*) FROM card WHERE live = 1")              \
	X(SIZE_ANSWERS, "SELECT total(answers) FROM rollup")                   \
	X(DUE_BY_DECK,                                                         \
	    "SELECT name, id, ifnull((SELECT sum(facts) FROM agenda "          \
	    "WHERE agenda.deck = deck.id AND day <= ?1), 0), fresh "           \
	    "FROM deck WHERE live = 1 ORDER BY name")                          \
	X(DUE_ANSWERED,                                                        \
	    "SELECT deck, count(DISTINCT fact) FROM card AS c "                \
	    "WHERE seen = ?1 AND reviewed = ?1 AND EXISTS (SELECT 1 "          \
	    "FROM card AS d WHERE d.fact = c.fact AND d.deck = c.deck "        \
	    "AND d.active = 1 AND d.ivl > 0 AND d.wait <= ?1) GROUP BY deck")  \
	X(DUE_BY_DAY, "SELECT day, sum(facts) FROM agenda JOIN deck "          \
		      "ON deck.id = agenda.deck WHERE live = 1 AND day > ?1 "  \
		      "AND day <= ?2 GROUP BY day")                            \
	X(INTRODUCED, "SELECT count(*) FROM card "                             \
		      "WHERE seen = ?1 AND introduced = ?1 "                   \
		      "AND (?2 IS NULL OR deck = " DECK_OF_NAME ")")           \
	X(ANSWERED, "SELECT sum(mains) FROM rollup WHERE day = ?1 "            \
		    "AND (?2 IS NULL OR deck = " DECK_OF_NAME ")")             \
	X(FACT_BUSY, "SELECT 1 FROM card WHERE fact = ?1 AND "                 \
		     "((active = 1 AND ivl > 0 AND wait <= ?2) "               \
		     "OR reviewed = ?2) LIMIT 1")                              \
	X(CARD_BUSY, "SELECT 1 FROM card WHERE id = ?1 AND "                   \
		     "((active = 1 AND ivl > 0 AND wait <= ?2) "               \
		     "OR reviewed = ?2)")                                      \
	X(LIVE_DECKS, "SELECT name, id FROM deck WHERE live = 1 "              \
		      "ORDER BY name")                                         \
	X(NEW_OF_DECK,                                                         \
	    "SELECT card.id, deck.name FROM deck CROSS JOIN card "             \
	    "ON card.deck = deck.id WHERE deck.id = ?1 AND active = 1 "        \
	    "AND ivl = 0 AND wait <= ?2 ORDER BY place")                       \
	X(DUE_LOAD, "SELECT wait, count(*) FROM card WHERE active = 1 "        \
		    "AND ivl > 0 AND wait BETWEEN ?1 AND ?2 GROUP BY wait")    \
	X(DUE_CARDS, "SELECT card.id, deck.name FROM card JOIN deck "          \
		     "ON deck.id = card.deck WHERE active = 1 AND ivl > 0 "    \
		     "AND wait <= ?1")                                         \
	X(TODAY_CARDS, "SELECT card.id, deck.name FROM card JOIN deck "        \
		       "ON deck.id = card.deck WHERE seen = ?1 "               \
		       "AND (ivl > 0 OR reviewed = ?1)")                       \
                                                                               \
	X(AHEAD_CARDS, "SELECT card.id, deck.name FROM card JOIN deck "        \
		       "ON deck.id = card.deck WHERE active = 1 AND ivl > 0 "  \
		       "AND wait > ?1 AND wait <= ?2")                         \
	X(DUE_BETWEEN, "SELECT id FROM card WHERE active = 1 AND ivl > 0 "     \
		       "AND wait BETWEEN ?1 AND ?2")                           \
	X(REVIEWED, "SELECT id FROM card WHERE seen = ?1 AND reviewed = ?1 "   \
		    "AND introduced IS NOT ?1")                                \
	X(SPREAD, "SELECT json_extract(arg, '$.start'), "                      \
		  "json_extract(arg, '$.days') FROM event "                    \
		  "WHERE home IS NULL AND kind = 'spread' AND void = 0 "       \
		  "AND json_valid(arg) ORDER BY t DESC, device < 0 DESC, "     \
		  "device DESC, seq DESC LIMIT 1")                             \
	X(BREAKS, "SELECT json_extract(arg, '$.off[0]'), "                     \
		  "json_extract(arg, '$.off[1]'), device, seq FROM event "     \
		  "WHERE home IS NULL AND kind = 'conf' AND void = 0 "         \
		  "AND json_valid(arg) "                                       \
		  "AND json_extract(arg, '$.off[1]') IS NOT NULL "             \
		  "ORDER BY 1, 2")                                             \
	X(BATCH, "SELECT " EVENT_COLUMNS ", home, void, mark FROM event "      \
		 "WHERE device = ?1 AND seq >= ?2 AND batch = (SELECT batch "  \
		 "FROM event WHERE device = ?1 AND seq = ?2) ORDER BY seq")    \
	X(ANSWERED_AT, "SELECT answered_at FROM card WHERE id = ?1")           \
                                                                               \
	/* confusions */                                                       \
	X(TAKEN, "SELECT deck.name, term, " GIVEN ", count(*) " FROM_TAKEN     \
		 "GROUP BY deck.name, term, " GIVEN                            \
		 " ORDER BY deck.name, term, count(*) DESC, " GIVEN)           \
                                                                               \
	/* settings */                                                         \
	X(SETTING_ALL, "SELECT key, deck, value FROM setting")                 \
	X(SETTING_PUT, "INSERT INTO setting VALUES (?1, ?2, ?3) ON CONFLICT "  \
		       "DO UPDATE SET value = excluded.value")                 \
	X(SETTING_DROP, "DELETE FROM setting WHERE key = ?1 AND deck = ?2")    \
	X(SETTING_CLEAR, "DELETE FROM setting")                                \
	X(CONF_EVENTS, "SELECT device, seq, t, json_extract(arg, '$.key'), "   \
		       "ifnull(json_extract(arg, '$.deck'), ''), "             \
		       "json_extract(arg, '$.value') FROM event "              \
		       "WHERE home IS NULL AND kind = 'conf' AND void = 0 "    \
		       "AND json_valid(arg) ORDER BY " LOG_ORDER)              \
	X(DECK_EVENTS,                                                         \
	    "SELECT json_extract(arg, '$.do'), json_extract(arg, '$.deck'), "  \
	    "json_extract(arg, '$.path'), json_extract(arg, '$.content') "     \
	    "FROM event WHERE home IS NULL AND kind = 'deck' AND void = 0 "    \
	    "AND json_valid(arg) ORDER BY " LOG_ORDER)                         \
	X(DECK_PAST, "SELECT json_extract(arg, '$.deck'), "                    \
		     "json_extract(arg, '$.content') FROM event "              \
		     "WHERE home IS NULL AND kind = 'deck' "                   \
		     "AND json_valid(arg) ORDER BY t DESC, device < 0 DESC, "  \
		     "device DESC, seq DESC")                                  \
	X(MAP_EVENTS, "SELECT card, arg FROM event WHERE home IS NULL "        \
		      "AND kind = 'map' AND void = 0 ORDER BY " LOG_ORDER)     \
                                                                               \
	FIGURE_QUERIES(X)

#endif
