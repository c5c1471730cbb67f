#ifndef REPORT_STATS_H
#define REPORT_STATS_H

/*
 * Figures of progress as text, CSV, JSON and one HTML page. It gets them
 * filled (schedule/figures.h) and knows nothing of the library.
 */

struct figures;
struct out;

/* One line a format: its name and function name. */
#define STATS_FORMATS(X)                                                       \
	X(text)                                                                \
	X(csv)                                                                 \
	X(json)                                                                \
	X(html)

#define X(name) void stats_##name(const struct figures *, struct out *);
STATS_FORMATS(X)
#undef X

/* Prints in the format of that name, which must be one of the above. */
void stats_print(const struct figures *, const char *format, struct out *);

#endif
