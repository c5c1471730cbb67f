#ifndef BASE_MSG_H
#define BASE_MSG_H

/*
 * Messages to people are English in the source and translated by gettext.
 * _() translates now; N_() marks text in a table that is translated when shown.
 */

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) (text)

#endif
