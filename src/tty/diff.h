#ifndef TTY_DIFF_H
#define TTY_DIFF_H

/*
 * Two texts as one with what went and what came: [-gone-] {+new+}, by words
 * and, where there are none, by characters. The marks say it without colour.
 */

struct out;

void diff_print(struct out *, const char *old, const char *fresh);

#endif
