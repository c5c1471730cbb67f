#ifndef STORE_QUERY_FIGURES_H
#define STORE_QUERY_FIGURES_H

/*
 * The statements of figures.c, for query.h. ?1 and ?2 are the first and last
 * day, ?3 a JSON array of deck names, or null for all. Sums by day, section
 * and kind come from rollup; what needs the hour, the card or the time since
 * the last review reads the answers.
 */

#define IN_DECKS                                                               \
	"(?3 IS NULL OR deck IN (SELECT id FROM deck WHERE name IN "           \
	"(SELECT value FROM json_each(?3))))"

#define HOME_IN_DECKS                                                          \
	"(?3 IS NULL OR home IN (SELECT id FROM card WHERE " IN_DECKS "))"

/* A card that was forgotten as often as the setting leech_after says. */
#define IS_LEECH                                                               \
	"(lapses >= ifnull((SELECT CAST(value AS INTEGER) FROM setting "       \
	"WHERE key = 'leech_after' AND setting.deck = ''), 8))"

/* Confusions: events of a card that say what it was taken for. */
#define GIVEN "json_extract(event.arg, '$.given')"
#define FROM_TAKEN                                                             \
	"FROM event JOIN card ON card.id = event.home "                        \
	"JOIN deck ON deck.id = card.deck "                                    \
	"WHERE event.kind = 'conf' AND event.card IS NOT NULL "                \
	"AND event.void = 0 AND json_valid(event.arg) AND " GIVEN              \
	" IS NOT NULL "

#define TALLY_SUMS                                                             \
	"ifnull(sum(answers), 0), ifnull(sum(fresh), 0), "                     \
	"ifnull(sum(reviews), 0), ifnull(sum(passed), 0), ifnull(sum(ms), 0)"

#define TALLY_WHERE "FROM rollup WHERE day BETWEEN ?1 AND ?2 AND " IN_DECKS

#define LOCAL_HOUR "((t / 60000 + off) / 60 + 24) % 24"

#define FIGURE_QUERIES(X)                                                      \
	X(TALLY_TOTAL, "SELECT NULL, " TALLY_SUMS " " TALLY_WHERE)             \
	X(TALLY_BY_DAY, "SELECT day, " TALLY_SUMS " " TALLY_WHERE              \
			" GROUP BY day HAVING sum(answers) > 0 ORDER BY day")  \
	X(TALLY_BY_TOPIC, "SELECT topic, " TALLY_SUMS " " TALLY_WHERE          \
			  " GROUP BY topic HAVING sum(answers) > 0 "           \
			  "ORDER BY sum(answers) DESC, topic")                 \
	X(TALLY_BY_KIND, "SELECT kind, " TALLY_SUMS " " TALLY_WHERE            \
			 " GROUP BY kind HAVING sum(answers) > 0 "             \
			 "ORDER BY sum(answers) DESC, kind")                   \
	X(TALLY_BY_CARD,                                                       \
	    "SELECT printf('%016x', home), count(*), sum(mark = 2), "          \
	    "sum(mark = 1 AND purpose = 'review'), "                           \
	    "sum(mark = 1 AND purpose = 'review' AND grade >= 3), "            \
	    "sum(min(ifnull(ms, 0), 60000)) FROM event "                       \
	    "WHERE mark > 0 AND day BETWEEN ?1 AND ?2 AND " HOME_IN_DECKS      \
	    " GROUP BY home ORDER BY count(*) DESC, home < 0, home")           \
	X(PACE, "SELECT sum(ms) / nullif(sum(mains), 0) FROM rollup "          \
		"WHERE day > ?1")                                              \
	X(ANSWER_DAYS, "SELECT day, sum(answers) FROM rollup WHERE " IN_DECKS  \
		       " GROUP BY day HAVING sum(answers) > 0 ORDER BY day")   \
	X(TALLY_BY_HOUR,                                                       \
	    "SELECT printf('%02d', " LOCAL_HOUR ") AS hour, "                  \
	    "count(*), sum(mark = 2), "                                        \
	    "sum(mark = 1 AND purpose = 'review'), "                           \
	    "sum(mark = 1 AND purpose = 'review' AND grade >= 3), "            \
	    "sum(min(ifnull(ms, 0), 60000)) FROM event "                       \
	    "WHERE mark > 0 AND day BETWEEN ?1 AND ?2 AND " HOME_IN_DECKS      \
	    " GROUP BY hour ORDER BY hour")                                    \
	X(ANSWER_TIMES, "SELECT home, day, " LOCAL_HOUR ", "                   \
			"purpose = 'review', mark, grade, "                    \
			"min(ifnull(ms, 0), 60000) FROM event "                \
			"WHERE mark > 0 AND day <= ?2 AND " HOME_IN_DECKS      \
			" ORDER BY home, t, device < 0, device, seq")          \
	X(AGENDA_AHEAD, "SELECT day, sum(facts) FROM agenda "                  \
			"WHERE day <= ?2 AND " IN_DECKS " GROUP BY day")       \
	X(CARD_CLASSES, "SELECT ivl, ef, count(*) FROM card WHERE active = 1 " \
			"AND ivl > 0 AND " IN_DECKS " GROUP BY ivl, ef")       \
	X(CARD_STATES, "SELECT ifnull(sum(suspended), 0), "                    \
		       "ifnull(sum(status = 'held' AND NOT confirmed), 0), "   \
		       "ifnull(sum(status = 'reserve' AND NOT adopted), 0), "  \
		       "ifnull(sum(" IS_LEECH "), 0), "                        \
		       "ifnull(sum(active = 1 AND ivl = 0), 0) FROM card "     \
		       "WHERE live = 1 AND " IN_DECKS)                         \
	X(CARDS_HARDEST,                                                       \
	    "SELECT id, lapses, ef, " IS_LEECH " FROM card WHERE live = 1 "    \
	    "AND lapses > 0 AND " IN_DECKS                                     \
	    " ORDER BY lapses DESC, ef, id < 0, id LIMIT 10")                  \
	X(MOST_TAKEN,                                                          \
	    "SELECT term, " GIVEN ", count(*) " FROM_TAKEN                     \
	    "AND day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR deck.name IN "       \
	    "(SELECT value FROM json_each(?3))) GROUP BY term, " GIVEN         \
	    " ORDER BY count(*) DESC, term, " GIVEN " LIMIT 10")               \
	X(CARD_REVIEWS,                                                        \
	    "SELECT ifnull(sum(mark = 1 AND purpose = 'review'), 0), "         \
	    "ifnull(sum(mark = 1 AND purpose = 'review' AND grade >= 3), 0) "  \
	    "FROM event WHERE home = ?1 AND mark > 0")

#endif
