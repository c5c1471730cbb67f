# Holds the includes to src/LAYERS: awk -f layers.awk src/LAYERS FILE...
FNR == NR {
	sub(/#.*/, "")
	if (split($0, part, ":") < 2)
		next
	gsub(/[ \t]/, "", part[1])
	may[part[1], part[1]] = 1
	n = split(part[2], below, " ")
	for (i = 1; i <= n; i++)
		may[part[1], below[i]] = 1
	next
}
/^#include "/ {
	split(FILENAME, path, "/")
	split($2, name, /["\/]/)
	if (!((path[2], name[2]) in may)) {
		printf "%s:%d: %s may not include %s\n", FILENAME, FNR, path[2], $2
		bad = 1
	}
}
END { exit bad }
