/* cmd_export.c - longbond export: a run out of the store. */
#include <stdlib.h>

#include "base/error.h"
#include "base/whole_file.h"
#include "cli/cmd.h"
#include "cli/run_access.h"
#include "store/export.h"

static lb_status export_json(lb_store *store, int64_t run, const char *path, lb_error *err)
{
    lb_whole_file whole;
    lb_status status = lb_whole_file_open(&whole, path, err);
    if (status != LB_OK) {
        return status;
    }
    status = lb_export_json(store, run, whole.file, err);
    return lb_whole_file_close(&whole, status, err);
}

static lb_status run_export(const lb_cli_call *call, lb_error *err)
{
    const char *folder = lb_cli_text(call, "--csv"), *file = lb_cli_text(call, "--json");
    if (!folder == !file) {
        return lb_fail(err, LB_ERR_USAGE, "give one of --csv FOLDER and --json FILE");
    }
    lb_store *store;
    lb_run_info info;
    lb_status status = lb_cli_open_run(call, &store, &info, err);
    if (status != LB_OK) {
        return status;
    }
    if (file) {
        status = export_json(store, info.run, file, err);
    } else {
        status = lb_export_csv(store, info.run, folder, err);
        for (int i = 0; status == LB_OK && lb_export_names[i]; i++) {
            fprintf(call->out, "%s/%s\n", folder, lb_export_names[i]);
        }
    }
    lb_store_close(store);
    return status;
}

static const lb_cli_param params[] = {
    LB_CLI_RUN_PARAM,
    {.name = "--csv",
     .type = LB_CLI_FILE,
     .value = "FOLDER",
     .meaning = "write the tables as CSV files to a folder"},
    {.name = "--json",
     .type = LB_CLI_FILE,
     .value = "FILE",
     .meaning = "write all of it as one JSON document (- for standard output)"},
    LB_CLI_DB_PARAM,
    {0},
};

static const lb_cli_example examples[] = {
    {"longbond export 42 --csv out", "out/series.csv, out/auctions.csv and so on"},
    {"longbond export --json - | jq '.series[-1].tga'", "from the latest run, without a file"},
    {0},
};

const lb_cli_command lb_cmd_export = {
    .name = "export",
    .purpose = "write a stored run as CSV or JSON",
    .description =
        "The auctions come in the layout of Treasury's auctions_query with all its columns, so that what "
        "reads the official file reads this one.",
    .params = params,
    .examples = examples,
    .run = run_export,
};
