#ifndef CMD_BACKLOG_H
#define CMD_BACKLOG_H

/*
 * When more is due than a day can take: how much that is, how it may be laid
 * over days, and how days look with the cards that come on them.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ctx;
struct due_counts;
struct err;
struct view;

enum { BACKLOG_DAYS = 7 }; /* by default */

struct backlog {
	int64_t cards;   /* due, whatever the limits */
	int64_t minutes; /* they take */
	bool offer;      /* more than twice a day's share */
};

/* How much is due; offered while no backlog is laid out. */
const struct err *backlog_read(
    struct backlog *, struct ctx *, const struct due_counts *);

/* "212 cards are due, about 53 minutes." The caller frees it. */
char *backlog_text(const struct backlog *);

/* A table of days with so many cards each: day, cards, minutes. */
const struct err *backlog_table(
    struct ctx *, int64_t first, const int64_t *cards, size_t days);

/* Lays what is due over days; only shows how, if it is a dry run. */
const struct err *backlog_spread(struct ctx *, int64_t days, bool dry_run);

/* Before a sitting: offers that where there is too much. */
const struct err *backlog_offer(struct ctx *, const struct view *);

#endif
