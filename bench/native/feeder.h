/* One native producer for every client, so that only the receiving side differs. */
#ifndef BENCH_FEEDER_H
#define BENCH_FEEDER_H

#include <stdint.h>

/* Feeds these sources from a thread of its own: with 10 ms of sound if width is 0, else with 30 pictures a second. The first
   eight bytes of each frame are the time of its capture. The library is already loaded. Returns 0 if it went well. */
int feeder_start(const char *library, const uint64_t *sources, int count, int width, int height);

/* Sets how long the frames of sound are: 10 ms, unless this is called before the start. */
void feeder_frame_ms(int milliseconds);

/* Feeds one more source after the start, ten times a second and apart from what is counted. Returns 0 if it went well. */
int feeder_probe(uint64_t source, int width, int height);

/* What the process has used so far; all clients report two of these. While a window is open, a probe measures the callback. */
enum { WINDOW_NOW_NS, WINDOW_CPU_NS, WINDOW_FEEDER_CPU_NS, WINDOW_SENT, WINDOW_SWITCHES, WINDOW_RSS_KB,
    WINDOW_CALLBACK_P50_NS, WINDOW_CALLBACK_P99_NS, WINDOW_CALLBACK_MAX_NS, WINDOW_THREADS, WINDOW_SIZE };
void window_open(uint64_t figures[WINDOW_SIZE]);
void window_close(uint64_t figures[WINDOW_SIZE]);

#endif
