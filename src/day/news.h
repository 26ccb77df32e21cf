/* news.h - scenario events strike: what begins today. */
#ifndef LB_DAY_NEWS_H
#define LB_DAY_NEWS_H

#include "ledger/books.h"
#include "world/model.h"
#include "world/world.h"

/* Begins the scenario's events whose day has come, or whose condition held at yesterday's close. Each is an event of the day. */
lb_status lb_news_strike(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err);

/* Change of expected short rates over the terms of the nodes by events that move the policy rate, and of expected
 * inflation; adds to real_rate and inflation [LB_NODES], decimal. */
void lb_news_expectations(const lb_model *model, const lb_world *world, double *real_rate, double *inflation);

#endif
