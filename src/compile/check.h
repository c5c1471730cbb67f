#ifndef COMPILE_CHECK_H
#define COMPILE_CHECK_H

/*
 * The checks that find complaints (questions.md 7). Each looks at the outline
 * and the terms, calls diag_add, and diag_hold where cards are held. To add
 * one, write it in the diag_*.c of its family and put a line here. A check
 * fires only with evidence inside the notes: silence is better than a false
 * alarm.
 */

struct compile;

#define CHECKS(X)                                                              \
	X(flaws)             /* what the reader found */                       \
	X(latin_typo)        /* LATIN_TYPO */                                  \
	X(acronym_odd)       /* ACRONYM_ODD */                                 \
	X(expansions)        /* EXPANSION_VARIANT, ACRONYM_AMBIGUOUS */        \
	X(same_translation)  /* SAME_TRANSLATION */                            \
	X(acronym_mismatch)  /* ACRONYM_MISMATCH */                            \
	X(permuted)          /* TRANSLATION_PERMUTED */                        \
	X(heading_variant)   /* HEADING_VARIANT */                             \
	X(heading_duplicate) /* HEADING_DUPLICATE, TERM_MERGED */              \
	X(heading_space)     /* HEADING_SPACE */                               \
	X(duplicate_label)   /* DUPLICATE_LABEL */                             \
	X(empty_section)     /* EMPTY_SECTION */                               \
	X(empty_label)       /* EMPTY_LABEL, IMAGE_ONLY */                     \
	X(image_missing)     /* IMAGE_MISSING */                               \
	X(truncated)         /* TRUNCATED */                                   \
	X(brackets)          /* BRACKETS_MIXED */                              \
	X(code_as_prose)     /* CODE_AS_PROSE */                               \
	X(table_odd)         /* TABLE_ODD */                                   \
	X(arithmetic)        /* ARITHMETIC */                                  \
	X(symbol_twice)      /* SYMBOL_TWICE */                                \
	X(formula_swap)      /* FORMULA_SWAP */

#define X(name) void check_##name(struct compile *);
CHECKS(X)
#undef X

#endif
