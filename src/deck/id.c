#include "deck/id.h"

#include "base/rand.h"

/* One seed a sort of id, so that a fact and a card never share a number. */
enum { SEED_CARD = 0x63617264, SEED_FACT = 0x66616374 };

/* Where a thing was said: each part with its length, so none runs over. */
static uint64_t
place(const struct identity *id, uint64_t h)
{
	size_t i;

	h = hash_string(h, id->deck);
	h = hash_string(h, id->term_nf);
	h = mix(h ^ id->aspects.n);
	for (i = 0; i < id->aspects.n; i++)
		h = hash_string(h, id->aspects.v[i]);
	return hash_string(h, id->slot);
}

static uint64_t
numbered(uint64_t h, unsigned number)
{
	if (number > 1)
		h = mix(h ^ number);
	return h ? h : 1;
}

uint64_t
identity_card(const struct identity *id, unsigned number)
{
	uint64_t h = place(id, SEED_CARD);

	return numbered(hash_string(h, card_kind_name(id->kind)), number);
}

uint64_t
identity_fact(const struct identity *id, unsigned number)
{
	return numbered(place(id, SEED_FACT), number);
}
