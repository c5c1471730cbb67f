#ifndef REPORT_CALIBRATION_H
#define REPORT_CALIBRATION_H

/*
 * How well the memory model predicted one's own answers (scheduling.md 4), as
 * text and JSON. It gets the figures (schedule/calibrate.h).
 */

struct calibration;
struct out;

/* factor is the personal factor now in force. */
void calibration_text(const struct calibration *, double factor, struct out *);
void calibration_json(const struct calibration *, double factor, struct out *);

#endif
