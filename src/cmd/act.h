#ifndef CMD_ACT_H
#define CMD_ACT_H

/* Acts in words, for history, undo and redo. */

struct act;
struct buf;

/* An act in words: "answered 4: What is a tide?". */
void act_describe(struct buf *, const struct act *);

#endif
