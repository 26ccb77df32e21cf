/* scenario.h - a scenario as the user wrote it: checked, but not yet compiled. */
#ifndef LB_WORLD_SCENARIO_H
#define LB_WORLD_SCENARIO_H

#include "longbond/date.h"
#include "world/actions.h"
#include "world/programmes.h"

/* Where yields come from: the market clears (default), or the recorded path is replayed. */
typedef enum lb_yields { LB_YIELDS_CLEARED, LB_YIELDS_GIVEN } lb_yields;

/* Where reserves, reverse repo and overnight rates come from: the money market makes them, or the recorded paths are
 * replayed. Key `money`; by default as `yields`. */
typedef enum lb_money { LB_MONEY_SIMULATED, LB_MONEY_GIVEN } lb_money;

typedef enum lb_issuance { LB_ISSUANCE_ACTUAL, LB_ISSUANCE_POLICY } lb_issuance;

enum { LB_SCENARIO_SETTINGS = 64, LB_SCENARIO_WATCHES = 32 };

/* One line under `set:`: "fed.cap_treasuries: 25bn" with the place it stands at, for errors of the compiler. */
typedef struct lb_setting {
    char name[64];
    char text[64];
    int line, column;
} lb_setting;

/* Plain data, freely copied. */
typedef struct lb_scenario {
    char file[256]; /* name used in messages */
    char title[128];
    lb_date baseline; /* key `baseline` */
    lb_date until;
    lb_issuance issuance;
    lb_yields yields;       /* key `yields` */
    lb_money money;         /* key `money` */
    double yield_shift_dec; /* key `yield_shift`: parallel shift of the given path, decimal */
    uint64_t seed;
    int setting_count;
    lb_setting settings[LB_SCENARIO_SETTINGS];
    int action_count;
    lb_action actions[LB_ACTION_SLOTS]; /* key `events`, in the order of the file */
    int programme_count;
    lb_programme programmes[LB_PROGRAMME_SLOTS]; /* key `programmes`, in the order of the file */
    bool claims_fed; /* key `claims` names A4: what the article of February 2026 says is checked */
    int watch_count;
    char watch[LB_SCENARIO_WATCHES][48];
} lb_scenario;

/* Reads a scenario file (strict: unknown keys are errors with file:line:column and a suggestion). */
lb_status lb_scenario_read(const char *path, lb_scenario *out, lb_error *err);

/* The same from memory. */
lb_status lb_scenario_parse(const char *name, const char *bytes, size_t length, lb_scenario *out,
                            lb_error *err);

#endif
