#include "longbond/sectors.h"

#include <string.h>

static const char *const sector_words[] = {
#define X(name, word, title, settles) word,
    LB_SECTOR_LIST(X)
#undef X
};
static const char *const sector_titles[] = {
#define X(name, word, title, settles) title,
    LB_SECTOR_LIST(X)
#undef X
};
static const char *const instrument_words[] = {
#define X(name, word, title) word,
    LB_INSTRUMENT_LIST(X)
#undef X
};
static const char *const instrument_titles[] = {
#define X(name, word, title) title,
    LB_INSTRUMENT_LIST(X)
#undef X
};
static const char *const flow_words[] = {
#define X(name, word, title) word,
    LB_FLOW_LIST(X)
#undef X
};
static const char *const flow_titles[] = {
#define X(name, word, title) title,
    LB_FLOW_LIST(X)
#undef X
};

static const char *name_at(const char *const *names, int count, int index)
{
    return index >= 0 && index < count ? names[index] : NULL;
}

const char *lb_sector_word(int sector)
{
    return name_at(sector_words, LB_SECTOR_COUNT, sector);
}

const char *lb_sector_title(int sector)
{
    return name_at(sector_titles, LB_SECTOR_COUNT, sector);
}

const char *lb_instrument_word(int instrument)
{
    return name_at(instrument_words, LB_INSTRUMENT_COUNT, instrument);
}

const char *lb_instrument_title(int instrument)
{
    return name_at(instrument_titles, LB_INSTRUMENT_COUNT, instrument);
}

const char *lb_flow_word(int flow)
{
    return name_at(flow_words, LB_FLOW_COUNT, flow);
}

const char *lb_flow_title(int flow)
{
    return name_at(flow_titles, LB_FLOW_COUNT, flow);
}

int lb_sector_find(const char *word)
{
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        if (strcmp(word, sector_words[sector]) == 0) {
            return sector;
        }
    }
    return -1;
}
