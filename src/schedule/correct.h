#ifndef SCHEDULE_CORRECT_H
#define SCHEDULE_CORRECT_H

/* Fits the correction of calibrate.h to what was predicted and what came. */

#include "schedule/calibrate.h"

struct correction correction_fit(const struct calibrate_bin *);

#endif
