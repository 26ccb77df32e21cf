#include "data/security_words.h"

#include <strings.h>

bool lb_security_word(const char *word, lb_security_type *type)
{
    static const struct {
        const char *word;
        lb_security_type type;
    } words[] = {{"Bill", LB_BILL}, {"Note", LB_NOTE}, {"Bond", LB_BOND},
                 {"TIPS", LB_TIPS}, {"FRN", LB_FRN},   {"CMB", LB_BILL}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcasecmp(word, words[i].word) == 0) {
            *type = words[i].type;
            return true;
        }
    }
    return false;
}
