/* security_words.h - the words official files use for the types of securities. */
#ifndef LB_DATA_SECURITY_WORDS_H
#define LB_DATA_SECURITY_WORDS_H

#include "longbond/security.h"

/* The words, for messages. */
#define LB_SECURITY_WORDS "Bill, Note, Bond, TIPS, FRN or CMB"

/* True and the type if `word` is one of them, in any case; a CMB (cash management bill) is a bill. */
bool lb_security_word(const char *word, lb_security_type *type);

#endif
