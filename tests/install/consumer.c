/* consumer.c - the least that another program does with the library. */
#include <stdio.h>

#include "longbond/date.h"

int main(void)
{
    char text[11];
    lb_date date;
    lb_error err;
    if (lb_date_parse("2023-09-30", 10, &date, &err) != LB_OK) {
        fprintf(stderr, "%s\n", err.message);
        return lb_status_exit(err.status);
    }
    printf("%s\n", lb_date_format(lb_following(LB_CALENDAR_FEDERAL, date), text));
    return 0;
}
