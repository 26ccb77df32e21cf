#include "check_main.h"

#include "base/error.h"
#include "base/whole_file.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/longbond-whole-XXXXXX";
static char path[64];

static void fresh(void)
{
    strcpy(folder + strlen(folder) - 6, "XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/file", folder);
}

static int count_files(void)
{
    DIR *dir = opendir(folder);
    int count = 0;
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        count += entry->d_name[0] != '.';
    }
    closedir(dir);
    return count;
}

static const char *content(void)
{
    static char text[64];
    FILE *file = fopen(path, "r");
    ck_assert_ptr_nonnull(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    return text;
}

static void write_whole(const char *text, lb_status outcome)
{
    lb_whole_file whole;
    ck_assert_int_eq(lb_whole_file_open(&whole, path, NULL), LB_OK);
    fputs(text, whole.file);
    ck_assert_int_eq(lb_whole_file_close(&whole, outcome, NULL), outcome);
}

START_TEST(a_sound_file_takes_its_place)
{
    fresh();
    write_whole("first", LB_OK);
    write_whole("second", LB_OK);
    ck_assert_str_eq(content(), "second");
    ck_assert_int_eq(count_files(), 1);
}
END_TEST

START_TEST(a_failure_leaves_what_was_there)
{
    fresh();
    write_whole("lost", LB_ERR_CORRUPT);
    ck_assert_int_eq(count_files(), 0);
    write_whole("first", LB_OK);
    write_whole("lost", LB_ERR_CORRUPT);
    ck_assert_str_eq(content(), "first");
    ck_assert_int_eq(count_files(), 1);
}
END_TEST

START_TEST(what_cannot_be_written_says_why)
{
    fresh();
    lb_whole_file whole;
    lb_error err;
    ck_assert_int_eq(lb_whole_file_open(&whole, "/nowhere/at/all", &err), LB_ERR_IO);
    ck_assert_str_eq(err.message, "/nowhere/at/all cannot be written: No such file or directory");
    /* a folder stands in the place */
    ck_assert_int_eq(mkdir(path, 0777), 0);
    ck_assert_int_eq(lb_whole_file_open(&whole, path, &err), LB_OK);
    ck_assert_int_eq(lb_whole_file_close(&whole, LB_OK, &err), LB_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "cannot be written: Is a directory"));
    ck_assert_int_eq(count_files(), 1);
    char long_path[2000];
    memset(long_path, 'a', sizeof long_path - 1);
    long_path[sizeof long_path - 1] = '\0';
    ck_assert_int_eq(lb_whole_file_open(&whole, long_path, &err), LB_ERR_IO);
}
END_TEST

CHECK_MAIN("whole_file", a_sound_file_takes_its_place, a_failure_leaves_what_was_there,
           what_cannot_be_written_says_why)
