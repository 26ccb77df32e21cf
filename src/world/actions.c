#include "actions.h"

static const struct {
    const char *word, *purpose;
} kinds[] = {
#define X(name, word, purpose) {word, purpose},
    LB_ACTION_LIST(X)
#undef X
};

const char *lb_action_word(int kind)
{
    return kinds[kind].word;
}

const char *lb_action_purpose(int kind)
{
    return kinds[kind].purpose;
}

const char *lb_motive_word(int motive)
{
    static const char *const words[] = {
#define X(name, word, title) word,
        LB_MOTIVE_LIST(X)
#undef X
    };
    return words[motive];
}

const char *lb_motive_title(int motive)
{
    static const char *const titles[] = {
#define X(name, word, title) title,
        LB_MOTIVE_LIST(X)
#undef X
    };
    return titles[motive];
}
