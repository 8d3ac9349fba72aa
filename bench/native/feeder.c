#define _GNU_SOURCE
#include "feeder.h"
#include "ffi.h"
#include "wire.h"
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

/* A period is cut into slices, so that the sources do not all capture at the same moment. */
enum { SLICES = 10, AUDIO_PERIOD_NS = 10000000, VIDEO_PERIOD_NS = 33333330, SAMPLES = 480, PROBE_PERIOD_US = 100000 };

typedef struct {
    uint8_t *frame;
    uint8_t request[256];
    size_t length;
} source;

static ffi_request *request;
static ffi_drop_handle *drop_handle;
static void (*probe_open)(void);
static void (*probe_close)(uint64_t percentiles[3]);
static source *sources;
static int source_count;
static uint64_t slice_ns;
static int frames_of_10_ms = 1;
static source probe;
static _Atomic uint64_t sent, feeder_cpu_ns;

static uint64_t cpu_ns(clockid_t clock) {
    struct timespec used;
    clock_gettime(clock, &used);
    return (uint64_t) used.tv_sec * 1000000000u + (uint64_t) used.tv_nsec;
}

/* Returns how many frames the library took. */
static unsigned capture(source *s) {
    uint64_t now = now_ns();
    memcpy(s->frame, &now, sizeof now);
    const uint8_t *response;
    size_t length;
    uint64_t handle = request(s->request, s->length, &response, &length);
    return handle != 0 && drop_handle(handle);
}

static void *feed(void *unused) {
    (void) unused;
    uint64_t next = now_ns();
    for (int slice = 0;; slice = (slice + 1) % SLICES) {
        for (int i = slice; i < source_count; i += SLICES) {
            sent += capture(&sources[i]);
        }
        feeder_cpu_ns = cpu_ns(CLOCK_THREAD_CPUTIME_ID);
        /* Slices without a source are slept through at once. */
        int slices = slice + 1 < source_count ? 1 : SLICES - slice;
        slice += slices - 1;
        next += (uint64_t) slices * slice_ns;
        struct timespec at = {(time_t) (next / 1000000000u), (long) (next % 1000000000u)};
        while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL) == EINTR) {
        }
    }
    return NULL;
}

static void prepare_audio(source *s, uint64_t handle, int samples) {
    s->frame = calloc((size_t) samples, sizeof(int16_t));
    uint8_t buffer[64], message[128], *end = buffer;
    end = put_number(end, 1, (uint64_t) (uintptr_t) s->frame);
    end = put_number(end, 2, 1);
    end = put_number(end, 3, 48000);
    end = put_number(end, 4, (uint64_t) samples);
    uint8_t *m = put_bytes(put_number(message, 1, handle), 2, buffer, (size_t) (end - buffer));
    s->length = (size_t) (put_bytes(s->request, CAPTURE_AUDIO_FRAME, message, (size_t) (m - message)) - s->request);
}

static uint8_t *put_plane(uint8_t *p, const uint8_t *data, uint64_t stride, uint64_t size) {
    uint8_t plane[64], *end = put_number(plane, 1, (uint64_t) (uintptr_t) data);
    end = put_number(put_number(end, 2, stride), 3, size);
    return put_bytes(p, 7, plane, (size_t) (end - plane));
}

static void prepare_video(source *s, uint64_t handle, uint64_t width, uint64_t height) {
    uint64_t luma = width * height, chroma = luma / 4;
    s->frame = malloc(luma + 2 * chroma);
    memset(s->frame, 128, luma + 2 * chroma);
    uint8_t buffer[192], message[224], *end = buffer;
    end = put_number(end, 1, 5); /* I420 */
    end = put_number(put_number(end, 2, width), 3, height);
    end = put_number(put_number(end, 4, (uint64_t) (uintptr_t) s->frame), 6, width);
    end = put_plane(end, s->frame, width, luma);
    end = put_plane(end, s->frame + luma, width / 2, chroma);
    end = put_plane(end, s->frame + luma + chroma, width / 2, chroma);
    uint8_t *m = put_bytes(put_number(message, 1, handle), 2, buffer, (size_t) (end - buffer));
    m = put_number(put_number(m, 3, 0), 4, 0);
    s->length = (size_t) (put_bytes(s->request, CAPTURE_VIDEO_FRAME, message, (size_t) (m - message)) - s->request);
}

static void prepare(source *s, uint64_t handle, int width, int height, int samples) {
    if (width == 0) {
        prepare_audio(s, handle, samples);
    } else {
        prepare_video(s, handle, (uint64_t) width, (uint64_t) height);
    }
}

void feeder_frame_ms(int milliseconds) {
    frames_of_10_ms = milliseconds / 10;
}

static void *feed_probe(void *unused) {
    for (;;) {
        usleep(PROBE_PERIOD_US);
        capture(&probe);
    }
    return unused;
}

int feeder_probe(uint64_t handle, int width, int height) {
    prepare(&probe, handle, width, height, SAMPLES);
    pthread_t thread;
    return pthread_create(&thread, NULL, feed_probe, NULL);
}

int feeder_start(const char *library, const uint64_t *handles, int count, int width, int height) {
    void *loaded = dlopen(library, RTLD_LAZY | RTLD_NOLOAD);
    if (loaded == NULL) {
        fprintf(stderr, "feeder: %s is not loaded\n", library);
        return 1;
    }
    request = (ffi_request *) dlsym(loaded, "livekit_ffi_request");
    drop_handle = (ffi_drop_handle *) dlsym(loaded, "livekit_ffi_drop_handle");
    probe_open = (void (*)(void)) dlsym(loaded, "probe_open");
    probe_close = (void (*)(uint64_t *)) dlsym(loaded, "probe_close");
    if (request == NULL || drop_handle == NULL) {
        return 2;
    }
    source_count = count;
    slice_ns = (uint64_t) (width == 0 ? frames_of_10_ms * AUDIO_PERIOD_NS : VIDEO_PERIOD_NS) / SLICES;
    sources = calloc((size_t) count, sizeof *sources);
    for (int i = 0; i < count; i++) {
        prepare(&sources[i], handles[i], width, height, frames_of_10_ms * SAMPLES);
    }
    pthread_t thread;
    return pthread_create(&thread, NULL, feed, NULL);
}

/* A number that the kernel says of this process. */
static uint64_t status(const char *format) {
    FILE *status = fopen("/proc/self/status", "r");
    char line[256];
    unsigned long number = 0;
    while (status != NULL && fgets(line, sizeof line, status) != NULL) {
        if (sscanf(line, format, &number) == 1) {
            break;
        }
    }
    if (status != NULL) {
        fclose(status);
    }
    return number;
}

static void read_figures(uint64_t figures[WINDOW_SIZE]) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    memset(figures, 0, WINDOW_SIZE * sizeof *figures);
    figures[WINDOW_NOW_NS] = now_ns();
    figures[WINDOW_CPU_NS] = cpu_ns(CLOCK_PROCESS_CPUTIME_ID);
    figures[WINDOW_FEEDER_CPU_NS] = feeder_cpu_ns;
    figures[WINDOW_SENT] = sent;
    figures[WINDOW_SWITCHES] = (uint64_t) (usage.ru_nvcsw + usage.ru_nivcsw);
}

/* What takes time is read outside of the window, before it and after it. */
void window_open(uint64_t figures[WINDOW_SIZE]) {
    uint64_t rss = status("VmRSS: %lu");
    read_figures(figures);
    figures[WINDOW_RSS_KB] = rss;
    if (probe_open != NULL) {
        probe_open();
    }
}

void window_close(uint64_t figures[WINDOW_SIZE]) {
    read_figures(figures);
    figures[WINDOW_RSS_KB] = status("VmRSS: %lu");
    figures[WINDOW_THREADS] = status("Threads: %lu");
    if (probe_close != NULL) {
        probe_close(figures + WINDOW_CALLBACK_P50_NS);
    }
}
