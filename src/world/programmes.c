#include "programmes.h"

static const struct {
    const char *word, *purpose;
} kinds[] = {
#define X(name, word, purpose) {word, purpose},
    LB_PROGRAMME_LIST(X)
#undef X
};

const char *lb_programme_word(int kind)
{
    return kinds[kind].word;
}

const char *lb_programme_purpose(int kind)
{
    return kinds[kind].purpose;
}
