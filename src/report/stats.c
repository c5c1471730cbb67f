#include "report/stats.h"

#include <string.h>

void
stats_print(const struct figures *f, const char *format, struct out *out)
{
	static const struct {
		const char *name;
		void (*print)(const struct figures *, struct out *);
	} formats[] = {
#define X(name) {#name, stats_##name},
	    STATS_FORMATS(X)
#undef X
	};
	size_t i;

	for (i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strcmp(format, formats[i].name) == 0)
			formats[i].print(f, out);
}
