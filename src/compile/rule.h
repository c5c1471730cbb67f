#ifndef COMPILE_RULE_H
#define COMPILE_RULE_H

/*
 * Rules: one kind of structure a file. A rule looks at a section with its
 * body and adds facts and drafts. To add one, write rule_NAME.c and put a line
 * here. The order is that in which a section's rules run.
 */

struct compile;
struct section;

#define RULES(X)                                                               \
	X(explicit) /* section 8: Q/A, ::, {{}}, == */                         \
	X(names)    /* 1-6 expand, contract, translate */                      \
	X(define)   /* 7-10 define, name */                                    \
	X(entry)    /* 8, 13 what stands below a term line */                  \
	X(qa)       /* the notes' own questions */                             \
	X(contrast) /* 23 contrasts outside tables */                          \
	X(label)    /* 12-14 labels, label lists */                            \
	X(steps)    /* 14-17 order */                                          \
	X(aspect)   /* 12 unlabelled items */                                  \
	X(series)   /* 18 in-sentence lists */                                 \
	X(table)    /* 19-22 */                                                \
	X(cloze)    /* 24 sentence patterns */                                 \
	X(polar)    /* 24 one of two words */                                  \
	X(number)   /* 25 numbers */                                           \
	X(example)  /* 26 worked examples */                                   \
	X(symbol)   /* 27 symbol legends */

#define X(name) void rule_##name(struct compile *, const struct section *);
RULES(X)
#undef X

#endif
