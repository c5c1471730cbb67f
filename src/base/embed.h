#ifndef BASE_EMBED_H
#define BASE_EMBED_H

/*
 * Data files that are part of the program: the Makefile turns a folder of
 * text files into a table (src/pack/embed.awk) that ends with a zero entry.
 */

struct embedded {
	const char *name; /* file name without folder and ending */
	const char *text; /* its content, NUL-terminated */
};

extern const struct embedded embedded_words[];  /* src/lang/words */
extern const struct embedded embedded_prompt[]; /* src/compile/prompt */
extern const struct embedded embedded_sql[];    /* src/store/sql */

#endif
