/* Stands in for LiveKit's native library and replays a meeting into the client's callback, so that each client runs its whole
   own path on the same bytes. TrafficWriter.java makes the file: of each event the length (4 bytes), the number of handles in it,
   its kind, 2 bytes unused, then the event. Frames point to memory at a fixed address, a slot for each event, where the time of
   sending is written. */
#define _GNU_SOURCE
#include "ffi.h"
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define SLOTS ((uint64_t *) 0x600000000000)
enum { MAX_EVENTS = 1000000, MAX_LENGTH = 65536, KINDS = 6 };

enum { SENT, CREATED, RELEASED, STARTED_NS, ENDED_NS, FIRST_KIND, FIGURES = FIRST_KIND + KINDS };

typedef struct {
    uint32_t length;
    uint8_t handles;
    uint8_t kind;
    uint16_t unused;
} header;

static ffi_callback *client;
static FILE *traffic;
static uint64_t event_count, interval_ns;
static _Atomic uint64_t figures[FIGURES];

void livekit_ffi_initialize(ffi_callback *callback, bool capture_logs, const char *sdk, const char *sdk_version) {
    (void) capture_logs, (void) sdk, (void) sdk_version;
    client = callback;
}

uint64_t livekit_ffi_request(const uint8_t *data, size_t length, const uint8_t **response, size_t *response_length) {
    (void) data, (void) length, (void) response, (void) response_length;
    return 0;
}

bool livekit_ffi_drop_handle(uint64_t handle) {
    (void) handle;
    figures[RELEASED]++;
    return true;
}

void livekit_ffi_dispose(void) {
}

static void wait_until(uint64_t at_ns) {
    struct timespec at = {(time_t) (at_ns / 1000000000u), (long) (at_ns % 1000000000u)};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL) == EINTR) {
    }
}

static void *replay(void *unused) {
    (void) unused;
    static uint8_t event[MAX_LENGTH];
    header next;
    uint64_t due = now_ns();
    figures[STARTED_NS] = due;
    for (uint64_t i = 0; i < event_count; i++, due += interval_ns) {
        if (fread(&next, sizeof next, 1, traffic) != 1 || next.length > sizeof event || next.kind >= KINDS
            || fread(event, 1, next.length, traffic) != next.length) {
            break;
        }
        if (interval_ns != 0 && due > now_ns() + 50000) {
            wait_until(due);
        }
        figures[CREATED] += next.handles;
        figures[FIRST_KIND + next.kind]++;
        SLOTS[i] = now_ns();
        client(event, next.length);
        figures[SENT]++;
    }
    figures[ENDED_NS] = now_ns();
    return NULL;
}

/* Replays so many events, so many a second or as fast as the client lets it if that is 0. Returns 0 if it went well. */
int replay_start(const char *file, uint64_t events, uint64_t events_a_second) {
    traffic = fopen(file, "rb");
    void *slots = mmap(SLOTS, MAX_EVENTS * sizeof *SLOTS, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE | MAP_NORESERVE, -1, 0);
    if (traffic == NULL || slots != SLOTS || client == NULL || events > MAX_EVENTS) {
        return 1;
    }
    event_count = events;
    interval_ns = events_a_second == 0 ? 0 : 1000000000u / events_a_second;
    pthread_t thread;
    return pthread_create(&thread, NULL, replay, NULL);
}

/* Events sent, handles created and released, when it started and ended (0 while it goes on), and events sent by kind. */
void replay_figures(uint64_t copy[FIGURES]) {
    for (int i = 0; i < FIGURES; i++) {
        copy[i] = figures[i];
    }
}
