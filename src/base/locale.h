#ifndef BASE_LOCALE_H
#define BASE_LOCALE_H

/*
 * The locale: characters are UTF-8 whatever it says, numbers are written with
 * a point, and messages are in the person's language even where the system has
 * no locale of it.
 */

/*
 * Sets it up from the environment. language is one that messages are to be
 * in ("zh_CN"), or NULL: the environment's.
 */
void locale_set_up(const char *language);

#endif
