/* Hands frames over to a consuming thread, as the clients in other languages do. */
#ifndef BENCH_HANDOVER_H
#define BENCH_HANDOVER_H

#include <stddef.h>
#include <stdint.h>

/* Starts the thread that calls this for each frame with its first eight bytes. Returns 0 if it went well. */
int handover_start(void (*consume)(uint64_t captured));

/* Copies a frame and hands the copy over: it wakes the thread only if that sleeps. */
void hand_over(const void *data, size_t size);

#endif
