#ifndef CMD_RECORD_H
#define CMD_RECORD_H

/* A card of a deck that has no notes is edited as its record. */

struct ctx;
struct entry;
struct err;

/*
 * Opens the record of a card in the editor and puts what comes back in its
 * place: one act. A record that cannot be read is ERR_INPUT, and the card stays
 * as it was.
 */
const struct err *record_edit(struct ctx *, const struct entry *);

#endif
