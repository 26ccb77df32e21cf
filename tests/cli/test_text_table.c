#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "cli/text_table.h"

/* What the table prints. */
static const char *printed(const lb_text_table *table, bool colour, char *out, size_t size)
{
    FILE *stream = fmemopen(out, size, "w");
    ck_assert_int_eq(lb_text_table_print(table, stream, colour, NULL), LB_OK);
    fclose(stream);
    return out;
}

START_TEST(columns_align_by_code_points)
{
    char out[1000];
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, "sector");
    lb_text_table_column(table, LB_ALIGN_RIGHT, "held");
    lb_text_table_column(table, LB_ALIGN_LEFT, "note");
    lb_text_table_cell(table, "Cura%sao", "\xC3\xA7");
    lb_text_table_cell(table, "%d", 7);
    lb_text_table_cell(table, "%s", "");
    lb_text_table_cell(table, "Japan");
    lb_text_table_cell(table, "%.1f", 1131.5);
    lb_text_table_cell(table, "largest");
    ck_assert_str_eq(printed(table, false, out, sizeof out), "sector     held  note\n"
                                                             "Cura\xC3\xA7"
                                                             "ao       7\n"
                                                             "Japan    1131.5  largest\n");
    ck_assert_ptr_nonnull(strstr(printed(table, true, out, sizeof out), "\033[1msector"));
    lb_text_table_free(table);
}
END_TEST

START_TEST(no_headings_no_head)
{
    char out[100];
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, "");
    lb_text_table_column(table, LB_ALIGN_RIGHT, "");
    lb_text_table_cell(table, "a");
    lb_text_table_cell(table, "b");
    ck_assert_str_eq(printed(table, false, out, sizeof out), "a  b\n");
    lb_text_table_free(table);
}
END_TEST

START_TEST(a_wrong_table_is_an_error)
{
    lb_error err;
    lb_text_table *table = lb_text_table_new();
    ck_assert_int_eq(lb_text_table_print(table, stdout, false, &err), LB_ERR_INTERNAL);
    lb_text_table_column(table, LB_ALIGN_LEFT, "a");
    lb_text_table_column(table, LB_ALIGN_LEFT, "b");
    lb_text_table_cell(table, "1");
    ck_assert_int_eq(lb_text_table_print(table, stdout, false, &err), LB_ERR_INTERNAL);
    ck_assert_str_eq(err.message, "a table of 2 columns has 1 cells");
    lb_text_table_free(table);
    ck_assert_int_eq(lb_text_table_print(NULL, stdout, false, &err), LB_ERR_NO_MEMORY);
    lb_text_table_cell(NULL, "x");
    lb_text_table_column(NULL, LB_ALIGN_LEFT, "x");
    lb_text_table_free(NULL);
}
END_TEST

CHECK_MAIN("text_table", columns_align_by_code_points, no_headings_no_head, a_wrong_table_is_an_error)
