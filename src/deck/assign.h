#ifndef DECK_ASSIGN_H
#define DECK_ASSIGN_H

/* The assignment of rows to columns with the greatest sum of worth. */

#include <stddef.h>

/*
 * worth[r * columns + c] >= 0; mate[r] becomes the column of row r, or -1. A
 * pair worth nothing is not made. Kuhn and Munkres with potentials, O(n^3);
 * ties go to the lower column.
 */
void assign_best(
    const double *worth, size_t rows, size_t columns, ptrdiff_t *mate);

#endif
