#ifndef STORE_CARRY_H
#define STORE_CARRY_H

/*
 * What a whole library is made of beside its events: the wordings of cards and
 * the versions of decks. Export visits them, import brings them in.
 */

#include <stddef.h>
#include <stdint.h>

struct err;
struct store;
struct version;

/* What a visitor gets; an error ends the walk. */
typedef const struct err *record_fn(void *, const char *record);
typedef const struct err *version_fn(
    void *, const struct version *, const char *deck);

/* Every wording of every card, as in a deck file, in the order of its hash. */
const struct err *store_records(struct store *, record_fn *, void *);

/* Every version of every deck, in the order of their numbers. */
const struct err *store_versions(struct store *, version_fn *, void *);

/*
 * Puts what another library had beside what is there, within an act: wordings
 * before the versions that name them, versions before their deck events. What
 * is no card, or no version with that number, is ERR_INPUT.
 */
const struct err *store_add_record(
    struct store *, const char *record, size_t n);
const struct err *store_add_version(
    struct store *, struct version *, const char *deck);

#endif
