# An editor for the tests: edit.sh +LINE FILE. It fails on another line.
[ "$1" = +5 ] || exit 1
sed -i 's/the sea/the ocean/' "$2"
