#ifndef CMD_CHECK_H
#define CMD_CHECK_H

/* What `gloss check` prints for people; check.c has the command and JSON. */

#include <stdbool.h>

struct compile;
struct cover;
struct out;

/* Complaints, a line each; more than 20 of one code become a count. */
void check_show_diags(const struct compile *, struct out *, bool notes);

/* Lines and cards of each file, and what each section came to. */
void check_show_totals(struct compile *, const struct cover *, struct out *);

/* Each source line with what became of it. */
void check_show_lines(
    const struct compile *, const struct cover *, struct out *);

#endif
