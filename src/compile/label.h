#ifndef COMPILE_LABEL_H
#define COMPILE_LABEL_H

/*
 * Where the label of a line ends and what it says begins: at a colon, a dash,
 * or the verb of "X is …". Bytes in, offsets out; it knows no notes.
 */

#include <stddef.h>

/*
 * Where the label of a text ends ("head：rest", "head - rest"), 0 for none;
 * *behind is where the rest begins.
 */
size_t label_find(const char *s, size_t n, size_t *behind);

/* "X 是 …", "X is …": where X ends and the rest begins; 0 for none. */
size_t label_copula(const char *s, size_t n, size_t *behind);

#endif
