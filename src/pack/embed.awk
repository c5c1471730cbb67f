# Turns text files into a C table: awk -v table=NAME -f embed.awk FILE...
function begin() {
	stem = FILENAME
	sub(/.*\//, "", stem)
	sub(/\.[a-z]+$/, "", stem)
	printf "\t{\"%s\",\n", stem
}
BEGIN {
	print "#include \"base/embed.h\"\n"
	printf "const struct embedded embedded_%s[] = {\n", table
}
FNR == 1 { if (NR > 1) print "\t},"; begin() }
{
	gsub(/\\/, "\\\\")
	gsub(/"/, "\\\"")
	gsub(/\t/, "\\t")
	printf "\t    \"%s\\n\"\n", $0
}
END {
	if (NR)
		print "\t},"
	print "\t{0, 0}\n};"
}
