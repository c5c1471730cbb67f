#!/bin/sh
# Installs what building (deps.sh build) or testing (deps.sh test) needs and
# this machine lacks, through the system's package manager: as root, or with
# sudo where that asks nothing; else it prints the command and stops.
# Columns: how to tell, its name, then packages of Debian, Fedora, Arch, brew.
needs() {
	cat <<'EOF'
build cmd cc gcc gcc gcc -
build cmd make make make make make
build cmd pkg-config pkg-config pkgconf pkgconf pkgconf
build pc sqlite3 libsqlite3-dev sqlite-devel sqlite sqlite
build pc readline libreadline-dev readline-devel readline readline
build pc libcmark-gfm libcmark-gfm-dev - cmark-gfm cmark-gfm
build header cmark-gfm-core-extensions.h libcmark-gfm-extensions-dev - cmark-gfm cmark-gfm
build pc libutf8proc libutf8proc-dev utf8proc-devel libutf8proc utf8proc
build pc libzip libzip-dev libzip-devel libzip libzip
build cmd msgfmt gettext gettext gettext gettext
test pc check check check-devel check check
test cmd expect expect expect expect expect
test cmd tmux tmux tmux tmux tmux
test cmd sqlite3 sqlite3 sqlite sqlite sqlite
test cmd recsel recutils recutils recutils recutils
test cmd mandoc mandoc mandoc mandoc mandoc
test cmd python3 python3 python3 python python
test py jsonschema python3-jsonschema python3-jsonschema python-jsonschema -
test cmd chromium chromium chromium chromium -
EOF
}

has() {
	case $1 in
	cmd) command -v "$2" >/dev/null 2>&1 ;;
	pc) pkg-config --exists "$2" 2>/dev/null ;;
	py) python3 -c "import $2" 2>/dev/null ;;
	header) echo "#include <$2>" | ${CC:-cc} -E -x c - >/dev/null 2>&1 ;;
	esac
}

column() {
	. /etc/os-release 2>/dev/null
	case " ${ID-} ${ID_LIKE-} $(uname) " in
	*" debian "* | *" ubuntu "*) echo 4 ;;
	*" fedora "* | *" rhel "*) echo 5 ;;
	*" arch "*) echo 6 ;;
	*" Darwin "*) echo 7 ;;
	*) echo 0 ;;
	esac
}

purpose=$1
system=$(column)
packages=
missing=$(needs | while read -r why how name rest; do
	[ "$why" = "$purpose" ] || continue
	has "$how" "$name" || echo "$why $how $name $rest"
done)
[ -n "$missing" ] || exit 0

echo "$missing" | while read -r why how name rest; do
	echo "make: gloss needs $name ($how) to $why"
done >&2
if [ "$system" = 0 ]; then
	echo "make: install these with your package manager, then run make again" >&2
	exit 1
fi
packages=$(echo "$missing" | awk -v n="$system" '$n != "-" { print $n }' | sort -u | tr '\n' ' ')

case $system in
4) install="apt-get install -y --no-install-recommends $packages" ;;
5) install="dnf install -y $packages" ;;
6) install="pacman -S --noconfirm $packages" ;;
7) install="brew install $packages" ;;
esac
as=
if [ "$system" != 7 ] && [ "$(id -u)" != 0 ]; then
	if ! sudo -n true 2>/dev/null; then
		echo "make: run: sudo $install" >&2
		exit 1
	fi
	as="sudo -n env DEBIAN_FRONTEND=noninteractive"
fi
export DEBIAN_FRONTEND=noninteractive
echo "make: $as $install" >&2
# shellcheck disable=SC2086 # the words are words
$as $install >&2 && exit 0
[ "$system" = 4 ] || exit 1
# shellcheck disable=SC2086
$as apt-get update >&2 && $as $install >&2
