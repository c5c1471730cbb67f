#include "vector.h"

#include "golden.h"

#include "base/file.h"
#include "base/mem.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *
load(const char *name)
{
	char file[128];
	const char *path;
	char *text;
	size_t len;

	snprintf(file, sizeof file, "vectors/%s", name);
	path = shared_path(file);
	if (!path)
		return NULL;
	ck_assert_ptr_null(file_read(path, FILE_LIMIT, &text, &len));
	return text;
}

/* Cuts one line into cells, in place; gives the start of the next line. */
static char *
cut(char *p, char **cells)
{
	size_t i = 0;

	for (;;) {
		bool quoted = *p == '"';
		char end;

		ck_assert_uint_lt(i, VECTOR_CELLS);
		cells[i++] = p += quoted;
		p += strcspn(p, quoted ? "\"" : ",\n");
		if (quoted)
			*p++ = '\0';
		end = *p;
		if (end)
			*p++ = '\0';
		if (end != ',')
			return p;
	}
}

struct vector
vector_read(const char *name)
{
	struct vector v = {.text = load(name)};
	size_t cap = 0;
	char *p = v.text;

	if (!p)
		return v;
	p = cut(p, (char **)v.head);
	while (*p) {
		MEM_GROW(v.row, v.n, cap);
		memset(v.row[v.n], 0, sizeof v.row[v.n]);
		p = cut(p, v.row[v.n++]);
	}
	return v;
}

void
vector_free(struct vector *v)
{
	free(v->text);
	free(v->row);
}

const char *
vector_cell(const struct vector *v, size_t row, const char *column)
{
	size_t i;

	for (i = 0; i < VECTOR_CELLS && v->head[i]; i++)
		if (strcmp(v->head[i], column) == 0)
			return v->row[row][i];
	ck_abort_msg("no column %s", column);
}

int64_t
vector_int(const struct vector *v, size_t row, const char *column)
{
	return strtoll(vector_cell(v, row, column), NULL, 10);
}

double
vector_real(const struct vector *v, size_t row, const char *column)
{
	return strtod(vector_cell(v, row, column), NULL);
}

bool
vector_empty(const struct vector *v, size_t row, const char *column)
{
	return *vector_cell(v, row, column) == '\0';
}

bool
vector_begins(const struct vector *v, size_t row)
{
	return row == 0 || strcmp(v->row[row][0], v->row[row - 1][0]) != 0;
}

size_t
vector_case(const struct vector *v, size_t row)
{
	do
		row++;
	while (row < v->n && !vector_begins(v, row));
	return row;
}

bool
vector_next(const char **list, double *number)
{
	char *end;

	*number = strtod(*list, &end);
	if (end == *list)
		return false;
	*list = end;
	return true;
}
