/* cmd_show.c - longbond show: a stored run from many sides. */
#include <stdio.h>

#include "base/error.h"
#include "cli/cmd.h"
#include "cli/show.h"

static const struct {
    const char *option;
    lb_show_fn *show;
} views[] = {
    {"--series", lb_show_series},
    {"--auctions", lb_show_auctions},
    {"--holders", lb_show_holders},
    {"--balance-sheet", lb_show_balance_sheet},
    {"--events", lb_show_events},
    {"--why", lb_show_events},
    {"--published", lb_show_published},
    {"--waterfall", lb_show_waterfall},
    {"--fed-accounts", lb_show_fed_accounts},
    {"--consolidated", lb_show_consolidated},
    {"--programmes", lb_show_programmes},
    {"--reconciliation", lb_show_reconciliation},
};
enum { VIEWS = sizeof views / sizeof views[0] };

/* Options that only go with one view, or one of several. */
enum { MOST_VIEWS = 4 };
static const char *const belongs[][1 + MOST_VIEWS] = {
    {"--every", "--series", "--waterfall"},
    {"--on", "--holders", "--waterfall", "--fed-accounts", "--consolidated"},
    {"--from", "--waterfall"},
    {"--cusip", "--holders"},
    {"--by-security", "--fed-accounts"},
    {"--tenor", "--auctions"},
};
enum { BELONGS = sizeof belongs / sizeof belongs[0] };

/* LB_OK if one of the views that an option goes with is there too. */
static lb_status check_belongs(const lb_cli_call *call, const char *const *option, lb_error *err)
{
    char views_of[128];
    size_t length = 0;
    for (int i = 1; i <= MOST_VIEWS && option[i]; i++) {
        if (lb_cli_given(call, option[i])) {
            return LB_OK;
        }
        bool last = i == MOST_VIEWS || !option[i + 1];
        const char *before = i == 1 ? "" : last ? " or " : ", ";
        length += (size_t)snprintf(views_of + length, sizeof views_of - length, "%s%s", before, option[i]);
    }
    return lb_fail(err, LB_ERR_USAGE, "%s goes with %s", option[0], views_of);
}

static lb_status find_view(const lb_cli_call *call, lb_show_fn **show, lb_error *err)
{
    const char *chosen = NULL;
    *show = lb_show_headline;
    for (int i = 0; i < VIEWS; i++) {
        if (!lb_cli_given(call, views[i].option)) {
            continue;
        }
        if (chosen) {
            return lb_fail(err, LB_ERR_USAGE, "give one of %s and %s, not both", chosen, views[i].option);
        }
        chosen = views[i].option;
        *show = views[i].show;
    }
    lb_status status = LB_OK;
    for (int i = 0; status == LB_OK && i < BELONGS; i++) {
        if (lb_cli_given(call, belongs[i][0])) {
            status = check_belongs(call, belongs[i], err);
        }
    }
    return status;
}

static lb_status run_show(const lb_cli_call *call, lb_error *err)
{
    lb_show_fn *show;
    lb_store *store = NULL;
    lb_run_info info;
    lb_status status = find_view(call, &show, err);
    if (status == LB_OK) {
        status = lb_cli_open_run(call, &store, &info, err);
    }
    if (status == LB_OK) {
        status = show(call, store, &info, err);
    }
    lb_store_close(store);
    return status;
}

static const char *const paces[] = {"day", "month", "quarter", NULL};

/* Words of LB_WATERFALL_LIST, and of the tenors. */
static const char *const maturities[] = {"2y", "5y", "10y", "20y", "30y", NULL};
static const char *const tenors[] = {
#define X(name, word, months, weeks, type) word,
    LB_TENOR_LIST(X)
#undef X
        NULL};

static const lb_cli_param params[] = {
    LB_CLI_RUN_PARAM,
    {.name = "--series",
     .type = LB_CLI_TEXT,
     .flags = LB_CLI_REPEATED,
     .value = "NAME[,NAME]",
     .meaning = "observables by day (repeatable)"},
    {.name = "--every",
     .type = LB_CLI_CHOICE,
     .choices = paces,
     .fallback = "day",
     .meaning = "with --series, --waterfall: each day, or the last of each month or quarter"},
    {.name = "--waterfall",
     .type = LB_CLI_CHOICE,
     .choices = maturities,
     .value = "MATURITY",
     .meaning = "why a yield moved over the run, by cause, or from --from to --on"},
    {.name = "--from",
     .type = LB_CLI_DATE,
     .meaning = "with --waterfall: the change since this day (or the business day before it)"},
    {.name = "--auctions", .type = LB_CLI_FLAG, .meaning = "the auctions"},
    {.name = "--tenor",
     .type = LB_CLI_CHOICE,
     .choices = tenors,
     .value = "TENOR",
     .meaning = "with --auctions: of one tenor, \"30-Year\", reopenings included"},
    {.name = "--holders", .type = LB_CLI_FLAG, .meaning = "who holds what, at the last month end or --on"},
    {.name = "--on",
     .type = LB_CLI_DATE,
     .meaning = "with --holders, --consolidated: the month end on or before this day; with --waterfall: that "
                "day's change; with --fed-accounts: up to this day"},
    {.name = "--cusip", .type = LB_CLI_TEXT, .value = "CUSIP", .meaning = "with --holders: of one security"},
    {.name = "--balance-sheet",
     .type = LB_CLI_DATE,
     .meaning = "the balance-sheet matrix at the month end on or before this day"},
    {.name = "--fed-accounts",
     .type = LB_CLI_FLAG,
     .meaning = "the Fed's income by calendar year, its deferred asset and unrealised loss"},
    {.name = "--by-security",
     .type = LB_CLI_FLAG,
     .meaning = "with --fed-accounts: cost and market value of each SOMA security at the month end"},
    {.name = "--consolidated",
     .type = LB_CLI_FLAG,
     .meaning = "Treasury and Fed as one: who holds what maturities at the last month end or --on"},
    {.name = "--events", .type = LB_CLI_FLAG, .meaning = "everything that happened"},
    {.name = "--why", .type = LB_CLI_DATE, .meaning = "what happened on that day, in order"},
    {.name = "--programmes",
     .type = LB_CLI_FLAG,
     .meaning = "what the Fed's programmes did: the run beside the same run without them"},
    {.name = "--published",
     .type = LB_CLI_FLAG,
     .meaning = "the simulated beside the published figures at each quarter end, and the goals"},
    {.name = "--reconciliation",
     .type = LB_CLI_FLAG,
     .meaning = "what brought the simulated state of the baseline to the published figures"},
    LB_CLI_DB_PARAM,
    LB_CLI_JSON_PARAM,
    {0},
};

static const lb_cli_example examples[] = {
    {"longbond show", "where the latest run began and ended"},
    {"longbond show 42 --published", "run 42 beside the official record"},
    {"longbond show 42 --reconciliation", "how the baseline was brought to the published figures"},
    {"longbond show 42 --series tga,soma_bills --every month", "two observables at month ends"},
    {"longbond show 42 --holders --on 2024-06-30 --json", "every CUSIP and every holder, as JSON"},
    {"longbond show 42 --fed-accounts", "the Fed's income statement by year"},
    {"longbond show 42 --consolidated --on 2025-12-31", "Treasury and Fed as one at the end of 2025"},
    {"longbond show 42 --why 2024-03-15", "what happened on that day"},
    {"longbond show 42 --programmes", "what the Fed's programmes did, and what claims they bear out"},
    {"longbond show 42 --waterfall 10y", "why the 10-year yield moved"},
    {"longbond show 42 --waterfall 30y --on 2026-03-03", "why it moved on that day"},
    {"longbond show 42 --auctions --tenor 30-Year", "30-year auctions as a desk would note them"},
    {0},
};

const lb_cli_command lb_cmd_show = {
    .name = "show",
    .purpose = "show a stored run",
    .description =
        "Without a view it shows the headline: where the main figures began and ended. Holders and balance "
        "sheets are stored for the baseline and each month end; series, auctions, events and, where the "
        "market "
        "clears, the waterfall for each day.",
    .params = params,
    .examples = examples,
    .run = run_show,
};
