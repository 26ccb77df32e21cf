#include "report/effect_rows.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/headline.h"

static const uint8_t shown[LB_EFFECT_FIGURES] = {
    LB_OBS_soma_treasuries,
    LB_OBS_soma_bills,
    LB_OBS_soma_bill_share,
    LB_OBS_soma_wam_months,
    LB_OBS_soma_duration,
    LB_OBS_fed_tens,
    LB_OBS_mbs,
    LB_OBS_private_tens,
    LB_OBS_private_bill_share,
    LB_OBS_private_wam_months,
    LB_OBS_private_duration,
    LB_OBS_bill_share,
    LB_OBS_wam_months,
    LB_OBS_consolidated_wam_months,
    LB_OBS_yield_3m,
    LB_OBS_yield_10y,
    LB_OBS_term_premium_2y,
    LB_OBS_term_premium_5y,
    LB_OBS_term_premium_10y,
    LB_OBS_term_premium_20y,
    LB_OBS_term_premium_30y,
    LB_OBS_reserves,
    LB_OBS_reserves_to_bank_assets,
    LB_OBS_on_rrp,
    LB_OBS_sofr_minus_iorb,
    LB_OBS_deferred_asset,
};

_Static_assert((int)LB_EFFECT_FIGURES <= (int)LB_EFFECT_ROWS, "a row for every figure");
_Static_assert((int)LB_PROGRAMME_SLOTS <= (int)LB_EFFECT_ROWS, "a row for every programme");
_Static_assert((int)LB_EFFECT_YEARS <= (int)LB_EFFECT_ROWS, "a row for every year");
_Static_assert((int)LB_CLAIM_ROWS <= (int)LB_EFFECT_ROWS, "a row for every claim");

lb_effect_words lb_effect_words_of(const lb_scenario *scenario)
{
    return (lb_effect_words){"What the programmes did", "without them", "with them", "difference",
                             scenario->claims_fed};
}

int lb_effect_figure(int row)
{
    return shown[row];
}

static void add_column(lb_effect_table *out, bool figures, const char *heading)
{
    out->figures[out->columns] = figures;
    snprintf(out->heading[out->columns++], LB_EFFECT_CELL, "%s", heading);
}

/* Sets a cell of the row that is being written: the one after the last. */
static void set_cell(lb_effect_table *out, int column, const char *text)
{
    snprintf(out->cell[out->rows][column], LB_EFFECT_CELL, "%s", text);
}

void lb_effect_programmes(const lb_programme_effect *effect, lb_effect_table *out)
{
    static const char *const headings[] = {
        "Programme, usd bn", "", "began", "ended", "par or principal", "could not trade", "still to trade"};
    char text[LB_FIGURE_SIZE];
    memset(out, 0, sizeof *out);
    for (int i = 0; i < 7; i++) {
        add_column(out, i >= 4, headings[i]);
    }
    for (; out->rows < effect->programmes; out->rows++) {
        const lb_programme_outcome *one = &effect->programme[out->rows];
        const char *word = lb_programme_word(one->kind);
        set_cell(out, 0, one->name);
        set_cell(out, 1, strcmp(one->name, word) == 0 ? "" : word);
        set_cell(out, 2, one->started == LB_DATE_NONE ? "never" : lb_date_format(one->started, text));
        set_cell(out, 3, one->ended == LB_DATE_NONE ? "" : lb_date_format(one->ended, text));
        const int64_t cents[] = {one->done, one->missed, one->due};
        for (int i = 0; i < 3; i++) {
            set_cell(out, 4 + i, lb_money_text(cents[i], LB_MONEY_BN, 1, text));
        }
    }
}

void lb_effect_figures(const lb_programme_effect *effect, const lb_effect_words *words, lb_effect_table *out)
{
    char text[LB_FIGURE_SIZE], first[11];
    memset(out, 0, sizeof *out);
    add_column(out, false, words->title);
    add_column(out, true, lb_date_format(effect->first, first));
    add_column(out, true, words->without);
    add_column(out, true, words->with);
    add_column(out, true, words->difference);
    for (; out->rows < LB_EFFECT_FIGURES; out->rows++) {
        int at = shown[out->rows];
        const char *unit = lb_observable_unit(at);
        set_cell(out, 0, lb_observable_title(at));
        set_cell(out, 1, lb_observable_text(unit, effect->start[at], text));
        set_cell(out, 2, lb_observable_text(unit, effect->without[at], text));
        set_cell(out, 3, lb_observable_text(unit, effect->with[at], text));
        set_cell(out, 4, lb_change_text(at, effect->with[at] - effect->without[at], text));
    }
}

void lb_effect_offsets(const lb_programme_effect *effect, lb_effect_table *out)
{
    static const char *const readings[] = {"taken for permanent", "for temporary"};
    char text[LB_FIGURE_SIZE], heading[40];
    memset(out, 0, sizeof *out);
    add_column(out, false, "Policy rate that keeps output and inflation where they were");
    add_column(out, true, "10-year premium");
    for (int reading = 0; reading < LB_OFFSET_READINGS; reading++) {
        snprintf(heading, sizeof heading, "%s (%.2f)", readings[reading], effect->offset[reading]);
        add_column(out, true, heading);
    }
    for (; out->rows < effect->years; out->rows++) {
        double bp = effect->premium_bp[out->rows];
        set_cell(out, 0, lb_date_format(effect->year_end[out->rows], text));
        set_cell(out, 1, lb_bp_text(bp, text));
        for (int reading = 0; reading < LB_OFFSET_READINGS; reading++) {
            set_cell(out, 2 + reading, lb_bp_text(effect->offset[reading] * bp, text));
        }
    }
}

/* What a claim is about, the band and the figure of the run: as many decimals as its unit has. */
static void add_claim(const lb_claim_row *row, lb_effect_table *out)
{
    int digits = row->unit[0] == 't' ? 2 : 1;
    char low[LB_FIGURE_SIZE], high[LB_FIGURE_SIZE], text[LB_EFFECT_CELL];
    set_cell(out, 0, row->id);
    set_cell(out, 1, row->what);
    set_cell(out, 2, row->published);
    if (!isnan(row->low)) {
        snprintf(text, sizeof text, "%.40s to %.40s", lb_fixed_text(row->low, digits, low),
                 lb_fixed_text(row->high, digits, high));
        set_cell(out, 3, text);
    }
    if (!isnan(row->value)) {
        snprintf(text, sizeof text, "%.24s %.16s", lb_fixed_text(row->value, digits, low), row->unit);
        set_cell(out, 4, text);
    }
    set_cell(out, 5, row->verdict == LB_CLAIM_SHOWN ? "" : lb_claim_verdict_word(row->verdict));
    if (row->how[0]) {
        memcpy(out->note[out->notes++], row->how, sizeof row->how);
        snprintf(text, sizeof text, "%d", out->notes);
        set_cell(out, 6, text);
    }
    out->rows++;
}

void lb_effect_claims(const lb_programme_effect *effect, lb_effect_table *out)
{
    static const char *const headings[] = {"Claims A4", "", "said", "band", "here", "", "note"};
    lb_claim_row rows[LB_CLAIM_ROWS];
    int count = lb_claims_fed(effect, rows);
    memset(out, 0, sizeof *out);
    for (int i = 0; i < 7; i++) {
        add_column(out, i >= 2 && i <= 4, headings[i]);
    }
    for (int i = 0; i < count; i++) {
        add_claim(&rows[i], out);
    }
}
