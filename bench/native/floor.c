/* The floor: a client that reads a frame's handle from the event and drops it, and does nothing else; or, with a WAY of handover,
   one that also copies the samples and hands them over to a consuming thread; or, with a WAY of capture, one that has no streams but that
   of a source more, by which latency is measured, so that all it does is to capture frames of so many milliseconds by the clock.
   usage: floor LIBRARY WAY COUNT WIDTH HEIGHT WARM_SECONDS SECONDS [FRAME_MS]; COUNT 0 prints when the first frame of one stream came */
#define _GNU_SOURCE
#include "feeder.h"
#include "ffi.h"
#include "handover.h"
#include "wire.h"
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MAX_LATENCIES = 4000000, SAMPLED_AUDIO = 16, SAMPLED_VIDEO = 1, FRAME_BYTES = 960, QUEUE_MS = 1000 };

static ffi_request *request;
static ffi_drop_handle *drop_handle;
static atomic_ulong frames, latency_count;
static atomic_int measuring, only_first, handing_over, capturing;
static uint32_t *latencies;

static void latency(uint64_t captured) {
    unsigned long place = atomic_fetch_add(&latency_count, 1);
    if (place < MAX_LATENCIES) {
        latencies[place] = (uint32_t) ((now_ns() - captured) / 1000);
    }
}

static void consume(uint64_t captured) {
    static unsigned long consumed;
    if (consumed++ % SAMPLED_AUDIO == 0 && measuring) {
        latency(captured);
    }
}

static void on_frame(const uint8_t *data, const uint8_t *end, int video) {
    const unsigned handle_path[] = {video ? VIDEO_STREAM_EVENT : AUDIO_STREAM_EVENT, 2, 1, 1, 1};
    const unsigned data_path[] = {video ? VIDEO_STREAM_EVENT : AUDIO_STREAM_EVENT, 2, 1, 2, video ? 4 : 1};
    uint64_t handle, address;
    if (!find_number(data, end, handle_path, 5, &handle)) {
        return;
    }
    unsigned long count = atomic_fetch_add(&frames, 1);
    if (count == 0 && only_first) {
        printf("{\"first_frame_ns\":%lu}\n", now_ns());
        fflush(stdout);
        _exit(0);
    }
    int sampled = (capturing || (count % (video ? SAMPLED_VIDEO : SAMPLED_AUDIO)) == 0) && measuring;
    if ((sampled || handing_over) && find_number(data, end, data_path, 5, &address)) {
        const void *media = (const void *) (uintptr_t) address;
        if (handing_over) {
            hand_over(media, FRAME_BYTES);
        } else {
            uint64_t captured;
            memcpy(&captured, media, sizeof captured);
            latency(captured);
        }
    }
    drop_handle(handle);
}

static void on_event(const uint8_t *data, size_t length) {
    uint64_t tag;
    if (get_varint(data, data + length, &tag) != NULL) {
        if (tag >> 3 == AUDIO_STREAM_EVENT || tag >> 3 == VIDEO_STREAM_EVENT) {
            on_frame(data, data + length, tag >> 3 == VIDEO_STREAM_EVENT);
        }
    }
}

/* Sends a request and returns the new object's handle, which is at the same place in all the responses. */
static uint64_t create(unsigned kind, const uint8_t *message, const uint8_t *end) {
    uint8_t bytes[256];
    const uint8_t *response;
    size_t length;
    size_t size = (size_t) (put_bytes(bytes, kind, message, (size_t) (end - message)) - bytes);
    uint64_t reply = request(bytes, size, &response, &length);
    const unsigned path[] = {kind, 1, 1, 1};
    uint64_t handle = 0;
    if (reply == 0 || !find_number(response, response + length, path, 4, &handle)) {
        fprintf(stderr, "floor: request %u was refused\n", kind);
        exit(1);
    }
    drop_handle(reply);
    return handle;
}

static uint64_t audio(uint64_t queue_ms, int heard) {
    uint8_t m[128], *end = put_number(m, 1, 0);
    end = put_number(put_number(put_number(end, 3, 48000), 4, 1), 5, queue_ms);
    uint64_t source = create(NEW_AUDIO_SOURCE, m, end);
    uint64_t track = create(CREATE_AUDIO_TRACK, m, put_number(put_bytes(m, 1, "bench", 5), 2, source));
    if (heard) {
        end = put_number(put_number(m, 1, track), 2, 0);
        end = put_number(put_number(put_number(end, 3, 48000), 4, 1), 8, 0);
        create(NEW_AUDIO_STREAM, m, end);
    }
    return source;
}

static uint64_t video(uint64_t width, uint64_t height, int seen) {
    uint8_t m[128], size[32], *end = put_number(put_number(size, 1, width), 2, height);
    end = put_bytes(put_number(m, 1, 0), 2, size, (size_t) (end - size));
    uint64_t source = create(NEW_VIDEO_SOURCE, m, put_number(end, 3, 0));
    uint64_t track = create(CREATE_VIDEO_TRACK, m, put_number(put_bytes(m, 1, "bench", 5), 2, source));
    if (seen) {
        end = put_number(put_number(m, 1, track), 2, 0);
        create(NEW_VIDEO_STREAM, m, put_number(put_number(end, 4, 1), 5, 1));
    }
    return source;
}

static uint64_t fed_source(int width, int height) {
    return width == 0 ? audio(capturing ? QUEUE_MS : 0, !capturing) : video((uint64_t) width, (uint64_t) height, !capturing);
}

static int probe(int width, int height) {
    uint64_t source = width == 0 ? audio(0, 1) : video((uint64_t) width, (uint64_t) height, 1);
    return feeder_probe(source, width, height);
}

static int ascending(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *) a, y = *(const uint32_t *) b;
    return x < y ? -1 : x > y;
}

static void print_figures(const char *name, const uint64_t *figures) {
    printf("\"%s\":[", name);
    for (int i = 0; i < WINDOW_SIZE; i++) {
        printf(i == 0 ? "%lu" : ",%lu", figures[i]);
    }
    printf("],");
}

int main(int argc, char **argv) {
    if (argc < 8) {
        return 2;
    }
    int count = atoi(argv[3]), width = atoi(argv[4]), height = atoi(argv[5]);
    handing_over = strcmp(argv[2], "handover") == 0;
    capturing = strcmp(argv[2], "capture") == 0;
    only_first = count == 0;
    count += only_first;
    void *library = dlopen(argv[1], RTLD_LAZY);
    if (library == NULL) {
        fprintf(stderr, "floor: %s\n", dlerror());
        return 1;
    }
    request = (ffi_request *) dlsym(library, "livekit_ffi_request");
    drop_handle = (ffi_drop_handle *) dlsym(library, "livekit_ffi_drop_handle");
    latencies = calloc(MAX_LATENCIES, sizeof *latencies);
    ((ffi_initialize *) dlsym(library, "livekit_ffi_initialize"))(on_event, true, "c", "0");
    uint64_t *sources = calloc((size_t) count, sizeof *sources);
    for (int i = 0; i < count; i++) {
        sources[i] = fed_source(width, height);
    }
    if (argc > 8) {
        feeder_frame_ms(atoi(argv[8]));
    }
    if ((handing_over && handover_start(consume) != 0) || feeder_start(argv[1], sources, count, width, height) != 0
        || (capturing && probe(width, height) != 0)) {
        return 1;
    }
    usleep((useconds_t) (atof(argv[6]) * 1e6));
    uint64_t opened[WINDOW_SIZE], closed[WINDOW_SIZE];
    window_open(opened);
    unsigned long before = frames;
    measuring = 1;
    usleep((useconds_t) (atof(argv[7]) * 1e6));
    measuring = 0;
    unsigned long delivered = frames - before;
    window_close(closed);
    if (capturing) {
        delivered = closed[WINDOW_SENT] - opened[WINDOW_SENT];
    }
    unsigned long n = latency_count < MAX_LATENCIES ? latency_count : MAX_LATENCIES;
    qsort(latencies, n, sizeof *latencies, ascending);
    printf("{");
    print_figures("opened", opened);
    print_figures("closed", closed);
    printf("\"delivered\":%lu,\"latency_us\":[%u,%u,%u]}\n", delivered, n ? latencies[n / 2] : 0,
        n ? latencies[n * 99 / 100] : 0, n ? latencies[n - 1] : 0);
    fflush(stdout);
    _exit(0);
}
