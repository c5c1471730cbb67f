#include "deck/assign.h"

#include "base/mem.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/*
 * The shortest augmenting path form (Jonker and Volgenant, 1987): rows are
 * added one by one, u and v are the potentials, way leads back along the path.
 * Index 0 of the columns stands for "the row being added".
 */
struct job {
	const double *worth;
	size_t n, m, columns; /* n <= m; columns of the worth matrix */
	bool flipped;         /* rows and columns are exchanged */
	double *u, *v, *least;
	size_t *row, *way; /* of each column */
	bool *used;
};

static double
cost(const struct job *j, size_t r, size_t c)
{
	size_t row = j->flipped ? c : r, column = j->flipped ? r : c;

	return -j->worth[row * j->columns + column];
}

static void
add_row(struct job *j, size_t r)
{
	size_t at = 0, c, next = 0;

	j->row[0] = r;
	for (c = 0; c <= j->m; c++) {
		j->least[c] = INFINITY;
		j->used[c] = false;
	}
	do {
		double delta = INFINITY;
		size_t i = j->row[at];

		j->used[at] = true;
		for (c = 1; c <= j->m; c++) {
			double slack;

			if (j->used[c])
				continue;
			slack = cost(j, i - 1, c - 1) - j->u[i] - j->v[c];
			if (slack < j->least[c]) {
				j->least[c] = slack;
				j->way[c] = at;
			}
			if (j->least[c] < delta) {
				delta = j->least[c];
				next = c;
			}
		}
		for (c = 0; c <= j->m; c++) {
			if (j->used[c]) {
				j->u[j->row[c]] += delta;
				j->v[c] -= delta;
			} else {
				j->least[c] -= delta;
			}
		}
		at = next;
	} while (j->row[at] != 0);
	for (; at; at = next) {
		next = j->way[at];
		j->row[at] = j->row[next];
	}
}

void
assign_best(const double *worth, size_t rows, size_t columns, ptrdiff_t *mate)
{
	struct job j = {.worth = worth, .columns = columns};
	size_t r, c;

	j.flipped = rows > columns;
	j.n = j.flipped ? columns : rows;
	j.m = j.flipped ? rows : columns;
	j.u = mem_new(j.n + 1, sizeof *j.u);
	j.v = mem_new(j.m + 1, sizeof *j.v);
	j.least = mem_new(j.m + 1, sizeof *j.least);
	j.row = mem_new(j.m + 1, sizeof *j.row);
	j.way = mem_new(j.m + 1, sizeof *j.way);
	j.used = mem_new(j.m + 1, sizeof *j.used);
	for (r = 1; r <= j.n; r++)
		add_row(&j, r);
	for (r = 0; r < rows; r++)
		mate[r] = -1;
	for (c = 1; c <= j.m; c++) {
		if (!j.row[c] || cost(&j, j.row[c] - 1, c - 1) >= 0)
			continue;
		if (j.flipped)
			mate[c - 1] = (ptrdiff_t)j.row[c] - 1;
		else
			mate[j.row[c] - 1] = (ptrdiff_t)c - 1;
	}
	free(j.u);
	free(j.v);
	free(j.least);
	free(j.row);
	free(j.way);
	free(j.used);
}
