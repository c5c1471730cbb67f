/* Only parses a file with libcmark-gfm: what compiling is measured against. */

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdio.h>

int
main(int argc, char **argv)
{
	static const char *const extension[] = {
	    "table", "strikethrough", "autolink", "tasklist"};
	cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
	FILE *f = argc > 1 ? fopen(argv[1], "rb") : stdin;
	char block[65536];
	size_t n, i;

	if (!f)
		return 1;
	cmark_gfm_core_extensions_ensure_registered();
	for (i = 0; i < sizeof extension / sizeof *extension; i++)
		cmark_parser_attach_syntax_extension(
		    parser, cmark_find_syntax_extension(extension[i]));
	while ((n = fread(block, 1, sizeof block, f)) > 0)
		cmark_parser_feed(parser, block, n);
	cmark_node_free(cmark_parser_finish(parser));
	cmark_parser_free(parser);
	fclose(f);
	return 0;
}
