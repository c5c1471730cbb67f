#ifndef CMD_STATS_MEMORY_H
#define CMD_STATS_MEMORY_H

/* What the memory model has to say among the figures. */

struct arena;
struct ctx;
struct err;
struct figures;
struct out;

/* How well it predicted; format is text or json. */
const struct err *stats_calibration(
    struct ctx *, const char *format, struct out *);

/* The readiness for each exam to come; it lives in the arena. */
const struct err *stats_exams(struct figures *, struct arena *, struct ctx *);

#endif
