#include "compile/compile.h"
#include "deck/deck.h"

struct deck *
finish_deck(struct compile *c)
{
	return deck_new(c->deck_name);
}
