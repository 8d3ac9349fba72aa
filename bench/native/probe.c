/* Stands between a client and LiveKit's native library, as that library: measures how long the client's callback holds a
   native thread, and writes down when the first frame came. PROBE_LIBRARY names the real library, PROBE_FIRST_FRAME a file. */
#define _GNU_SOURCE
#include "ffi.h"
#include "wire.h"
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

enum { MAX_CALLS = 8000000 };

static void *library;
static ffi_callback *client;
static ffi_request *request;
static ffi_drop_handle *drop_handle;
static uint32_t *calls;
static atomic_ulong call_count;
static atomic_int measuring, first_awaited;

static void __attribute__((constructor)) load(void) {
    const char *path = getenv("PROBE_LIBRARY");
    library = path == NULL ? NULL : dlopen(path, RTLD_LAZY | RTLD_LOCAL);
    if (library == NULL) {
        fprintf(stderr, "probe: PROBE_LIBRARY does not name a library\n");
        exit(1);
    }
    request = (ffi_request *) dlsym(library, "livekit_ffi_request");
    drop_handle = (ffi_drop_handle *) dlsym(library, "livekit_ffi_drop_handle");
    first_awaited = getenv("PROBE_FIRST_FRAME") != NULL;
    calls = calloc(MAX_CALLS, sizeof *calls);
}

static void write_first(uint64_t at) {
    FILE *file = fopen(getenv("PROBE_FIRST_FRAME"), "w");
    if (file != NULL) {
        fprintf(file, "{\"first_frame_ns\":%lu}\n", at);
        fclose(file);
    }
}

static void on_event(const uint8_t *data, size_t length) {
    const unsigned frame_path[] = {AUDIO_STREAM_EVENT, 2, 1, 1, 1};
    uint64_t handle;
    if (!measuring && !first_awaited) {
        client(data, length);
        return;
    }
    int frame = find_number(data, data + length, frame_path, 5, &handle);
    uint64_t start = now_ns();
    client(data, length);
    uint64_t end = now_ns();
    if (frame && measuring) {
        unsigned long place = atomic_fetch_add(&call_count, 1);
        if (place < MAX_CALLS) {
            calls[place] = (uint32_t) (end - start);
        }
    }
    if (frame && atomic_exchange(&first_awaited, 0)) {
        write_first(end);
    }
}

void livekit_ffi_initialize(ffi_callback *callback, bool capture_logs, const char *sdk, const char *sdk_version) {
    client = callback;
    ((ffi_initialize *) dlsym(library, "livekit_ffi_initialize"))(on_event, capture_logs, sdk, sdk_version);
}

uint64_t livekit_ffi_request(const uint8_t *data, size_t length, const uint8_t **response, size_t *response_length) {
    return request(data, length, response, response_length);
}

bool livekit_ffi_drop_handle(uint64_t handle) {
    return drop_handle(handle);
}

/* The library's version, by its second interface, so that a client knows what it has. */
struct buffer {
    uint64_t capacity, length;
    uint8_t *data;
};
typedef struct buffer build_version(void *status);
typedef void buffer_free(struct buffer buffer, void *status);

struct buffer uniffi_livekit_ffi_fn_func_build_version(void *status) {
    return ((build_version *) dlsym(library, "uniffi_livekit_ffi_fn_func_build_version"))(status);
}

void ffi_livekit_ffi_rustbuffer_free(struct buffer buffer, void *status) {
    ((buffer_free *) dlsym(library, "ffi_livekit_ffi_rustbuffer_free"))(buffer, status);
}

void livekit_ffi_dispose(void) {
    ((ffi_dispose *) dlsym(library, "livekit_ffi_dispose"))();
}

static int ascending(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *) a, y = *(const uint32_t *) b;
    return x < y ? -1 : x > y;
}

void probe_open(void) {
    call_count = 0;
    measuring = 1;
}

void probe_close(uint64_t percentiles[3]) {
    measuring = 0;
    unsigned long n = call_count < MAX_CALLS ? call_count : MAX_CALLS;
    if (n > 0) {
        qsort(calls, n, sizeof *calls, ascending);
        percentiles[0] = calls[n / 2];
        percentiles[1] = calls[n * 99 / 100];
        percentiles[2] = calls[n - 1];
    }
}
