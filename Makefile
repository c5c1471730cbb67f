# gloss: `make study` begins a first session, `make check` runs all tests.
# Flags given from outside win; objects live under $(BUILD).

VERSION = 1.0.0
BUILD = build
PREFIX = /usr/local
DESTDIR =
bindir = $(PREFIX)/bin
mandir = $(PREFIX)/share/man
datadir = $(PREFIX)/share

CC = cc
AWK = awk
PKG_CONFIG = pkg-config
CFLAGS = -O2 -g
CLANG_FORMAT = clang-format

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wwrite-strings \
	-Wconversion -Wno-overlength-strings -Wformat=2 -Werror=format-security
HARDEN = -D_FORTIFY_SOURCE=2 -fstack-protector-strong \
	-fstack-clash-protection -fcf-protection -fPIE
HARDEN_LD = -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack
SANITIZE =
PACKAGES = libcmark-gfm libutf8proc sqlite3 readline libzip

OWN_CPPFLAGS = -Isrc -D_GNU_SOURCE -DVERSION='"$(VERSION)"' \
	-DDATADIR='"$(datadir)/gloss"' -DLOCALEDIR='"$(datadir)/locale"' \
	$(if $(SANITIZE),,$(HARDEN)) $(CPPFLAGS)
OWN_CFLAGS = -std=c11 $(WARN) $(SANITIZE) $(CFLAGS) \
	$(PACKAGE_CFLAGS)
OWN_LDFLAGS = $(SANITIZE) $(if $(SANITIZE),,$(HARDEN_LD)) $(LDFLAGS)
OWN_LDLIBS = -lcmark-gfm-extensions \
	$(PACKAGE_LIBS) -lm $(LDLIBS)

# Asked once, and not before deps has run.
PACKAGE_CFLAGS = $(eval PACKAGE_CFLAGS := \
	$(shell $(PKG_CONFIG) --cflags $(PACKAGES)))$(PACKAGE_CFLAGS)
PACKAGE_LIBS = $(eval PACKAGE_LIBS := \
	$(shell $(PKG_CONFIG) --libs $(PACKAGES)))$(PACKAGE_LIBS)
CHECK_LIBS = $(eval CHECK_LIBS := \
	$(shell $(PKG_CONFIG) --libs check))$(CHECK_LIBS)

SRC := $(sort $(wildcard src/*/*.c))
GEN := $(BUILD)/gen/words.c $(BUILD)/gen/prompt.c $(BUILD)/gen/sql.c
OBJ := $(SRC:%.c=$(BUILD)/%.o) $(GEN:%.c=%.o)
TESTS := $(sort $(wildcard tests/*.c))
TEST_OBJ := $(TESTS:%.c=$(BUILD)/%.o)
C_FILES := $(wildcard src/main.c src/*/*.[ch] tests/*.[ch] tests/*/*.[ch])

LANGUAGES = $(patsubst src/po/%.po,%,$(wildcard src/po/*.po))
MO = $(LANGUAGES:%=$(BUILD)/locale/%/LC_MESSAGES/gloss.mo)

.PHONY: all kill bench simulate fuzz pot po po-check locale deps deps-test study check test bless asan valgrind lint format \
	format-check layers headers man decks install uninstall dist clean help
.DELETE_ON_ERROR:
.SECONDARY:

all: $(BUILD)/gloss locale ## build the program at build/gloss

$(BUILD)/gloss: $(BUILD)/src/main.o $(OBJ)
	$(CC) $(OWN_LDFLAGS) -o $@ $^ $(OWN_LDLIBS)

$(BUILD)/%.o: %.c | deps
	@mkdir -p $(@D)
	$(CC) $(OWN_CPPFLAGS) $(OWN_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/gen/%.o: $(BUILD)/gen/%.c | deps
	$(CC) $(OWN_CPPFLAGS) $(OWN_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/gen/words.c: src/pack/embed.awk $(sort $(wildcard src/lang/words/*.txt))
$(BUILD)/gen/prompt.c: src/pack/embed.awk $(sort $(wildcard src/compile/prompt/*.txt))
$(BUILD)/gen/sql.c: src/pack/embed.awk $(sort $(wildcard src/store/sql/*.sql))
$(BUILD)/gen/%.c:
	@mkdir -p $(@D)
	LC_ALL=C $(AWK) -v table=$* -f $(filter %.awk,$^) $(filter-out %.awk,$^) </dev/null >$@

deps: ## install what building needs, or say how
	@sh src/pack/deps.sh build

deps-test: deps ## install what the tests need, or say how
	@sh src/pack/deps.sh test

NOTES = decks
study: all ## a first session on decks/, or on NOTES=path
	@$(BUILD)/gloss study $(NOTES)

# --- tests ---------------------------------------------------------------

# Every tests/test_X.c has a Suite *suite_X(void); this lists them.
$(BUILD)/gen/suites.h: $(TESTS)
	@mkdir -p $(@D)
	for f in $(TESTS); do case $$f in tests/test_*) b=$${f##*/test_}; \
	echo "SUITE($${b%.c})";; esac; done >$@

$(BUILD)/tests/main.o: $(BUILD)/gen/suites.h
$(BUILD)/tests/%.o: OWN_CPPFLAGS += -I$(BUILD)/gen -Itests

$(BUILD)/check: $(TEST_OBJ) $(OBJ)
	$(CC) $(OWN_LDFLAGS) -o $@ $^ $(OWN_LDLIBS) $(CHECK_LIBS)

test: $(BUILD)/check all ## run the tests without installing
	GLOSS_BIN=$(BUILD)/gloss $(BUILD)/check

check: deps-test ## install what the tests need, build, run all tests
	$(MAKE) -j2 test

bless: $(BUILD)/check $(BUILD)/gloss ## rewrite the goldens; review the diff
	GLOSS_BLESS=1 GLOSS_BIN=$(BUILD)/gloss $(BUILD)/check

asan: ## all tests under address and undefined-behaviour sanitizers
	$(MAKE) test BUILD=build/asan CFLAGS='-O1 -g' \
	SANITIZE='-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'

valgrind: $(BUILD)/check $(BUILD)/gloss ## the unit tests under memcheck
	CK_FORK=no CK_DEFAULT_TIMEOUT=0 GLOSS_BIN=$(BUILD)/gloss valgrind -q \
	--error-exitcode=9 --leak-check=full --child-silent-after-fork=yes $(BUILD)/check

KILLS = 5000
kill: $(BUILD)/check $(BUILD)/gloss ## kill sittings and updates KILLS times
	GLOSS_KILLS=$(KILLS) CK_RUN_SUITE=crash GLOSS_BIN=$(BUILD)/gloss $(BUILD)/check

T = 10
FUZZ = $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
fuzz: ## fuzz every target of tests/fuzz for T seconds
	@for f in $(FUZZ); do $(MAKE) -s fuzz-$$f T=$(T) || exit 1; done

fuzz-%: tests/fuzz/%.c
	@$(MAKE) -s build/fuzz/$* BUILD=build/fuzz CC=clang CFLAGS='-O1 -g' \
	SANITIZE='-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all'
	@mkdir -p build/fuzz/corpus/$*
	build/fuzz/$* -max_total_time=$(T) -timeout=10 -rss_limit_mb=1024 \
	-print_final_stats=1 build/fuzz/corpus/$* $(wildcard tests/golden/$*) 2>&1 | \
	grep -E 'ERROR|SUMMARY|executed_units|slowest' ; ! ls crash-* timeout-* oom-* 2>/dev/null

$(BUILD)/fuzz_%.o: tests/fuzz/%.c
	@mkdir -p $(@D)
	$(CC) $(OWN_CPPFLAGS) $(OWN_CFLAGS) -c -o $@ $<
build/fuzz/%: build/fuzz/fuzz_%.o $(OBJ)
	$(CC) $(OWN_LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(OWN_LDLIBS)

BENCH =
$(BUILD)/bench/%: tests/bench/%.c $(BUILD)/src/base/rand.o
	@mkdir -p $(@D)
	$(CC) $(OWN_CPPFLAGS) $(OWN_CFLAGS) $(OWN_LDFLAGS) -o $@ $^ $(OWN_LDLIBS)

bench: all $(addprefix $(BUILD)/bench/,commits glossary pair parse records) ## figures of speed; BENCH=NAME runs one
	sh tests/bench/bench.sh $(BUILD)/gloss $(BUILD)/bench $(BENCH)

LEARNERS = 20
$(BUILD)/simulate: $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/simulate/*.c)) \
		$(patsubst %.c,$(BUILD)/%.o,$(wildcard src/schedule/*.c src/base/*.c))
	$(CC) $(OWN_LDFLAGS) -o $@ $^ $(OWN_LDLIBS)

simulate: $(BUILD)/simulate ## what exam plans are worth; LEARNERS=N a cell
	$(BUILD)/simulate $(LEARNERS)

# --- law -----------------------------------------------------------------

layers: ## hold the includes to src/LAYERS
	@$(AWK) -f tests/layers.awk src/LAYERS $(wildcard src/*/*.[ch])

headers: ## compile every header alone
	@for h in $(wildcard src/*/*.h); do \
	$(CC) $(OWN_CPPFLAGS) $(OWN_CFLAGS) -Wno-pedantic -fsyntax-only -x c $$h || exit 1; done

format: ## lay the code out by .clang-format
	$(CLANG_FORMAT) -i $(C_FILES)

format-check: ## fail where the layout differs
	$(CLANG_FORMAT) --dry-run -Werror $(C_FILES)

# An error that came through a call is taken for a pointer to that call's
# arguments (…Lifetime); both compilers look for the real thing.
LINT_FLAGS = --quiet --inline-suppr --std=c11 -Isrc -DVERSION='"1"' \
	--enable=warning,performance,portability --error-exitcode=1 \
	--suppress=missingIncludeSystem --suppress=checkersReport \
	--suppress=returnDanglingLifetime --suppress=invalidLifetime

# Names, and misspellings that a test types.
MEANT = ans,bufer,classe,feeback,nd,nknown,nown,preform,semaphor,skipp,trun

lint: layers headers po-check ## gcc and clang with -Werror, cppcheck, shellcheck, codespell
	$(MAKE) -s all BUILD=build/lint-gcc CC=gcc CFLAGS='-O2 -Werror'
	$(MAKE) -s all BUILD=build/lint-clang CC=clang CFLAGS='-O1 -Werror' HARDEN=-fPIE
	cppcheck $(LINT_FLAGS) src
	shellcheck -s sh -e SC1091 src/pack/deps.sh .ci/run
	codespell -q 3 -S src/lang/words,tests/golden -L $(MEANT) \
	README.md src tests man Makefile

# --- documents and installation ------------------------------------------

$(BUILD)/man/%: man/%.in $(BUILD)/gloss
	@mkdir -p $(@D)
	LC_ALL=C XDG_CONFIG_HOME=/nonexistent $(BUILD)/gloss help --mdoc >$(BUILD)/man/commands
	LC_ALL=C XDG_CONFIG_HOME=/nonexistent $(BUILD)/gloss help --mdoc keys >$(BUILD)/man/keys
	$(AWK) '/^@COMMANDS@|^@KEYS@/ { f = dir tolower($$0); gsub(/@/, "", f); \
	while ((getline line < f) > 0) print line; next } \
	{ print }' dir=$(BUILD)/man/ $< >$@

$(BUILD)/man/%: man/%
	@mkdir -p $(@D)
	cp $< $@

man: $(BUILD)/man/gloss.1 $(BUILD)/man/gloss-notes.5 ## make and check the manual
	mandoc -Tlint -Wwarning $^

$(BUILD)/locale/%/LC_MESSAGES/gloss.mo: src/po/%.po
	@mkdir -p $(@D)
	msgfmt -c -o $@ $<

$(BUILD)/gloss.pot: $(sort $(wildcard src/*/*.[ch]))
	@mkdir -p $(@D)
	@LC_ALL=C.UTF-8 xgettext --from-code=UTF-8 -k_ -kN_ -kngettext:1,2 \
	--no-wrap --add-comments=TRANSLATORS --package-name=gloss -o - $^ 2>/dev/null | \
	sed '/^"POT-Creation-Date/d' >$@

pot: $(BUILD)/gloss.pot ## collect the messages to translate

po: $(BUILD)/gloss.pot ## bring the translations up to the messages
	for l in $(LANGUAGES); do msgmerge -q -U --no-wrap --no-fuzzy-matching \
	--backup=none --no-location src/po/$$l.po $< && \
	msgfmt -c --statistics -o $(BUILD)/$$l.mo src/po/$$l.po; done

po-check: $(BUILD)/gloss.pot ## fail where a message is not translated
	@for l in $(LANGUAGES); do \
	msgmerge -q --no-fuzzy-matching -o $(BUILD)/$$l.po src/po/$$l.po $< && \
	msgattrib --untranslated --no-obsolete $(BUILD)/$$l.po >$(BUILD)/$$l.todo && \
	! grep '^msgid "..*"' $(BUILD)/$$l.todo || exit 1; done

locale: $(MO) ## make the translations

DATA = $(DESTDIR)$(datadir)
install: all $(MO) $(BUILD)/man/gloss.1 $(BUILD)/man/gloss-notes.5 ## install under PREFIX
	install -d $(DESTDIR)$(bindir) $(DESTDIR)$(mandir)/man1 \
	$(DESTDIR)$(mandir)/man5 $(DATA)/gloss/decks \
	$(DATA)/bash-completion/completions $(DATA)/zsh/site-functions \
	$(DATA)/fish/vendor_completions.d
	install -m 755 $(BUILD)/gloss $(DESTDIR)$(bindir)/gloss
	install -m 644 $(BUILD)/man/gloss.1 $(DESTDIR)$(mandir)/man1/
	install -m 644 $(BUILD)/man/gloss-notes.5 $(DESTDIR)$(mandir)/man5/
	install -m 644 decks/*.md $(DATA)/gloss/decks/
	$(BUILD)/gloss completion bash >$(DATA)/bash-completion/completions/gloss
	$(BUILD)/gloss completion zsh >$(DATA)/zsh/site-functions/_gloss
	$(BUILD)/gloss completion fish >$(DATA)/fish/vendor_completions.d/gloss.fish
	for l in $(LANGUAGES); do install -d $(DATA)/locale/$$l/LC_MESSAGES && \
	install -m 644 $(BUILD)/locale/$$l/LC_MESSAGES/gloss.mo \
	$(DATA)/locale/$$l/LC_MESSAGES/; done

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(bindir)/gloss $(DESTDIR)$(mandir)/man1/gloss.1 \
	$(DESTDIR)$(mandir)/man5/gloss-notes.5 \
	$(DATA)/bash-completion/completions/gloss \
	$(DATA)/zsh/site-functions/_gloss \
	$(DATA)/fish/vendor_completions.d/gloss.fish
	for l in $(LANGUAGES); do rm -f $(DATA)/locale/$$l/LC_MESSAGES/gloss.mo; done
	rm -rf $(DATA)/gloss

dist: ## a tarball of what is committed
	git archive --prefix=gloss-$(VERSION)/ -o build/gloss-$(VERSION).tar.gz HEAD

clean: ## remove build/
	rm -rf build

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | \
	sed 's/:.*##/\t/' | sort | expand -t 16

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
