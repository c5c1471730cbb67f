#include "cmd/output.h"

#include "base/err.h"
#include "cmd/cmd.h"

#include <string.h>

const struct err *
output_begin(struct output *o, struct ctx *ctx, const struct args *args)
{
	const char *path = args_text(args, "output", "-");
	const struct err *e;

	*o = (struct output){.out = ctx->out};
	if (strcmp(path, "-") == 0)
		return NULL;
	if ((e = file_replace(&o->replacement, path, false)))
		return e;
	o->file = (struct out){
	    .file = o->replacement.stream, .name = path, .columns = 80};
	o->out = &o->file;
	return NULL;
}

const struct err *
output_end(struct output *o, const struct err *e)
{
	if (!o->replacement.stream)
		return e;
	if (!e)
		e = out_flush(&o->file);
	if (!e)
		return file_commit(&o->replacement);
	file_drop(&o->replacement);
	return e;
}
