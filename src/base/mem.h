#ifndef BASE_MEM_H
#define BASE_MEM_H

/*
 * Memory that is there: no caller checks for NULL, since the program ends
 * with status 4 and one line when the system has none left.  An answer is
 * committed before the next question, so nothing acknowledged is lost.
 */

#include <stddef.h>

/* Zeroed memory for n things of size bytes each. The caller frees it. */
void *mem_new(size_t n, size_t size);

/* Grows or shrinks p to n things of size bytes; new bytes are not zeroed. */
void *mem_resize(void *p, size_t n, size_t size);

/* A copy of the first n bytes of s, NUL-terminated. The caller frees it. */
char *mem_strndup(const char *s, size_t n);
char *mem_strdup(const char *s);

/*
 * Makes room for one more thing in a growing array: *p holds n things and
 * has room for *cap. Grows by doubling. Use: MEM_GROW(v, n, cap); v[n++] = x;
 */
#define MEM_GROW(p, n, cap)                                                    \
	do {                                                                   \
		if ((n) == (cap)) {                                            \
			(cap) = (cap) ? 2 * (cap) : 8;                         \
			(p) = mem_resize((p), (cap), sizeof *(p));             \
		}                                                              \
	} while (0)

#endif
