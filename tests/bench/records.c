/*
 * Writes what libraries are made of through `gloss import`: records cards N
 * DECK, a deck file (0, 1 …); records rows N, the same as tab-separated rows
 * for the sqlite3 shell; records answers N CARDS, the CSV of N answers to the
 * first CARDS of those cards, over two years until 2026. The same bytes every
 * time.
 */

#include "base/rand.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SECTION_CARDS = 50, TERM_CARDS = 4, DAYS = 730, DAY = 86400 };

static const int64_t BEGIN = 1704067200; /* 2024-01-01T00:00:00Z */

static void
cards(long n, long deck)
{
	long i;

	printf("%%rec: card\n%%deck: bench%ld\n%%key: Id\n", deck);
	for (i = deck * n; i < (deck + 1) * n; i++)
		printf(
		    "\nId: %016" PRIx64 "\nKind: label\nForm: typed\n"
		    "Status: core\nSection: Part %ld\nTerm: Term %ld\n"
		    "Ask: What is side %ld of term %ld?\nAnswer: answer %ld\n"
		    "Fact: %016" PRIx64 "\nLang: en\nSource: bench.md:%ld:1\n",
		    mix((uint64_t)i), i / SECTION_CARDS, i / TERM_CARDS,
		    i % TERM_CARDS, i / TERM_CARDS, i, mix((uint64_t)~i),
		    i + 1);
}

static void
rows(long n)
{
	long i;

	for (i = 0; i < n; i++)
		printf("%016" PRIx64
		       "\tPart %ld\tTerm %ld\tWhat is side %ld of "
		       "term %ld?\tanswer %ld\t%016" PRIx64 "\n",
		    mix((uint64_t)i), i / SECTION_CARDS, i / TERM_CARDS,
		    i % TERM_CARDS, i / TERM_CARDS, i, mix((uint64_t)~i));
}

/* Answers of a day come one every few seconds from eight o'clock on. */
static void
answers(long n, long ncards)
{
	struct rng r = {.state = 7};
	long a_day = n / DAYS + 1, i;

	printf("device,seq,t,off,day,kind,card,purpose,grade,suggested,"
	       "credit,ms,typed,tdev,tseq,arg,batch\n");
	for (i = 0; i < n; i++) {
		time_t t = (time_t)(BEGIN + i / a_day * DAY + 8 * 3600 +
				    i % a_day * 36000 / a_day);
		char text[32];

		strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", gmtime(&t));
		printf("00000000000000aa,%ld,%s.000+00:00,0,,answer,%016" PRIx64
		       ",review,%d,,,%d,,,,,\n",
		    i + 1, text, mix((uint64_t)(i % ncards)),
		    2 + (int)rng_below(&r, 4), 1000 + (int)rng_below(&r, 9000));
	}
}

int
main(int argc, char **argv)
{
	if (argc == 4 && strcmp(argv[1], "cards") == 0)
		cards(atol(argv[2]), atol(argv[3]));
	else if (argc == 3 && strcmp(argv[1], "rows") == 0)
		rows(atol(argv[2]));
	else if (argc == 4 && strcmp(argv[1], "answers") == 0)
		answers(atol(argv[2]), atol(argv[3]));
	else
		return 2;
	return fflush(stdout) != 0;
}
