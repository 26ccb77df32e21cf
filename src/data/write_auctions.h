/* write_auctions.h - auctions written in the layout in which Treasury publishes them. */
#ifndef LB_DATA_WRITE_AUCTIONS_H
#define LB_DATA_WRITE_AUCTIONS_H

#include <stdio.h>

#include "data/read_auctions.h"

/* Writes `count` auctions as the CSV of fiscaldata's auctions_query: all fields of auction_fields.h in their order,
 * "null" for what is missing; lb_auctions_read reads it back. `name` stands in messages. LB_ERR_IO if the stream
 * fails, LB_ERR_RANGE for a number that cannot be printed exactly. */
lb_status lb_auctions_write(FILE *out, const char *name, const lb_auction *rows, int count, lb_error *err);

#endif
