#include "cli/terminal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const double quiet_s = 2.0; /* shorter work shows nothing */
static const double pause_s = 0.1; /* between two drawings */

bool lb_terminal_has_colour(FILE *stream)
{
    const char *no_color = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    return !(no_color && *no_color) && term && strcmp(term, "dumb") != 0 && isatty(fileno(stream));
}

static double now_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

lb_progress lb_progress_begin(const char *what, const char *units, int64_t total)
{
    return (lb_progress){
        .stream = isatty(STDERR_FILENO) ? stderr : NULL,
        .what = what,
        .units = units,
        .total = total,
        .start_s = now_s(),
    };
}

/* A whole number with commas between thousands. */
static const char *grouped(int64_t value, char out[static 32])
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%lld", (long long)value);
    int used = 0;
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0 && digits[i - 1] != '-') {
            out[used++] = ',';
        }
        out[used++] = digits[i];
    }
    out[used] = 0;
    return out;
}

void lb_progress_line(const lb_progress *progress, int64_t done, double elapsed_s, char *out, size_t size)
{
    enum { BAR = 30 };
    char bar[BAR + 1], done_text[32], total_text[32], pace_text[32];
    int filled = progress->total > 0 ? (int)(done * BAR / progress->total) : 0;
    filled = filled < BAR ? filled : BAR;
    memset(bar, ' ', BAR);
    memset(bar, '=', (size_t)filled);
    if (filled > 0 && filled < BAR) {
        bar[filled - 1] = '>';
    }
    bar[BAR] = 0;
    int64_t pace = elapsed_s > 0 ? (int64_t)floor((double)done / elapsed_s + 0.5) : 0;
    snprintf(out, size, "%s  [%s]  %s/%s %s   %s %s/s", progress->what, bar, grouped(done, done_text),
             grouped(progress->total, total_text), progress->units, grouped(pace, pace_text),
             progress->units);
}

void lb_progress_update(lb_progress *progress, int64_t done)
{
    if (!progress->stream) {
        return;
    }
    double now = now_s();
    if (now - progress->start_s < quiet_s || now - progress->shown_s < pause_s) {
        return;
    }
    char line[256];
    lb_progress_line(progress, done, now - progress->start_s, line, sizeof line);
    fprintf(progress->stream, "\r%s\033[K", line);
    fflush(progress->stream);
    progress->shown_s = now;
}

void lb_progress_end(lb_progress *progress)
{
    if (progress->stream && progress->shown_s > 0) {
        fputs("\r\033[K", progress->stream);
        fflush(progress->stream);
    }
}
