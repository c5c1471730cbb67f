#ifndef CMD_QUERY_H
#define CMD_QUERY_H

/* Operands that make a QUERY, and the day that now is. */

#include <stdint.h>

struct args;
struct ctx;
struct err;

/* The operands joined by blanks; the caller frees it. */
char *query_text(const struct args *);

/* The day number of now, by the library's rollover. */
const struct err *query_today(int64_t *, struct ctx *);

#endif
