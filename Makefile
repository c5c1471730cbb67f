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
PACKAGES = libcmark-gfm libutf8proc sqlite3 readline

OWN_CPPFLAGS = -Isrc -D_GNU_SOURCE -DVERSION='"$(VERSION)"' \
	-DDATADIR='"$(datadir)/gloss"' -DLOCALEDIR='"$(datadir)/locale"' \
	$(if $(SANITIZE),,$(HARDEN)) $(CPPFLAGS)
OWN_CFLAGS = -std=c11 $(WARN) $(SANITIZE) $(CFLAGS) \
	$(shell $(PKG_CONFIG) --cflags $(PACKAGES) 2>/dev/null)
OWN_LDFLAGS = $(SANITIZE) $(if $(SANITIZE),,$(HARDEN_LD)) $(LDFLAGS)
OWN_LDLIBS = -lcmark-gfm-extensions \
	$(shell $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null) -lm $(LDLIBS)
CHECK_LIBS = $(shell $(PKG_CONFIG) --libs check 2>/dev/null)

SRC := $(sort $(wildcard src/*/*.c))
GEN := $(BUILD)/gen/words.c $(BUILD)/gen/prompt.c $(BUILD)/gen/sql.c
OBJ := $(SRC:%.c=$(BUILD)/%.o) $(GEN:%.c=%.o)
TESTS := $(sort $(wildcard tests/*.c))
TEST_OBJ := $(TESTS:%.c=$(BUILD)/%.o)
C_FILES := $(wildcard src/main.c src/*/*.[ch] tests/*.[ch] tests/*/*.[ch])

.PHONY: all deps deps-test study check test bless asan valgrind lint format \
	format-check layers headers man decks install uninstall dist clean help
.DELETE_ON_ERROR:
.SECONDARY:

all: $(BUILD)/gloss ## build the program at build/gloss

$(BUILD)/gloss: $(BUILD)/src/main.o $(OBJ)
	$(CC) $(OWN_LDFLAGS) -o $@ $^ $(OWN_LDLIBS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(OWN_CPPFLAGS) $(OWN_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/gen/%.o: $(BUILD)/gen/%.c
	$(CC) $(OWN_CPPFLAGS) $(OWN_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/gen/words.c: src/pack/embed.awk $(sort $(wildcard src/lang/words/*.txt))
$(BUILD)/gen/prompt.c: src/pack/embed.awk $(sort $(wildcard src/compile/prompt/*.txt))
$(BUILD)/gen/sql.c: src/pack/embed.awk $(sort $(wildcard src/store/sql/*.sql))
$(BUILD)/gen/%.c:
	@mkdir -p $(@D)
	LC_ALL=C $(AWK) -v table=$* -f $(filter %.awk,$^) $(filter-out %.awk,$^) </dev/null >$@

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

test: $(BUILD)/check $(BUILD)/gloss ## run the tests without installing
	GLOSS_BIN=$(BUILD)/gloss $(BUILD)/check

check: deps deps-test ## install what the tests need, build, run all tests
	$(MAKE) test

bless: $(BUILD)/check $(BUILD)/gloss ## rewrite the goldens; review the diff
	GLOSS_BLESS=1 GLOSS_BIN=$(BUILD)/gloss $(BUILD)/check

asan: ## all tests under address and undefined-behaviour sanitizers
	$(MAKE) test BUILD=build/asan CFLAGS='-O1 -g' \
	SANITIZE='-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'

valgrind: $(BUILD)/check $(BUILD)/gloss ## the unit tests under memcheck
	CK_FORK=no CK_DEFAULT_TIMEOUT=0 GLOSS_BIN=$(BUILD)/gloss valgrind -q \
	--error-exitcode=9 --leak-check=full --child-silent-after-fork=yes $(BUILD)/check

# --- law -----------------------------------------------------------------

layers: ## hold the includes to src/LAYERS
	@$(AWK) -f tests/layers.awk src/LAYERS $(wildcard src/*/*.[ch])

headers: ## compile every header alone
	@for h in $(wildcard src/*/*.h); do \
	$(CC) $(OWN_CPPFLAGS) $(OWN_CFLAGS) -fsyntax-only -x c $$h || exit 1; done

format: ## lay the code out by .clang-format
	$(CLANG_FORMAT) -i $(C_FILES)

format-check: ## fail where the layout differs
	$(CLANG_FORMAT) --dry-run -Werror $(C_FILES)

clean: ## remove build/
	rm -rf build

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | \
	sed 's/:.*##/\t/' | sort | expand -t 16

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
