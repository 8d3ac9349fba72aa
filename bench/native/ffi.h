/* LiveKit's native library, as its header declares it. */
#ifndef BENCH_FFI_H
#define BENCH_FFI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

typedef void ffi_callback(const uint8_t *data, size_t length);
typedef void ffi_initialize(ffi_callback *callback, bool capture_logs, const char *sdk, const char *sdk_version);
typedef uint64_t ffi_request(const uint8_t *data, size_t length, const uint8_t **response, size_t *response_length);
typedef bool ffi_drop_handle(uint64_t handle);
typedef void ffi_dispose(void);

/* The clock of Java's System.nanoTime, Python's time.monotonic_ns and Node's process.hrtime. */
static inline uint64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t) now.tv_sec * 1000000000u + (uint64_t) now.tv_nsec;
}

#endif
