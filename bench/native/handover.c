/* A list that producers push to and the one consumer takes as a whole; a futex for when it is empty. */
#define _GNU_SOURCE
#include "handover.h"
#include <linux/futex.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { SPINS = 32 };

struct frame {
    struct frame *next;
    uint64_t data[];
};

static _Atomic(struct frame *) newest;
static atomic_int asleep;
static void (*consumer)(uint64_t captured);

void hand_over(const void *data, size_t size) {
    struct frame *frame = malloc(sizeof *frame + size);
    memcpy(frame->data, data, size);
    frame->next = atomic_load(&newest);
    while (!atomic_compare_exchange_weak(&newest, &frame->next, frame)) {
    }
    if (atomic_load(&asleep) && atomic_exchange(&asleep, 0)) {
        syscall(SYS_futex, &asleep, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
    }
}

static struct frame *take_all(void) {
    struct frame *frames = NULL;
    for (int i = 0; i < SPINS && frames == NULL; i++) {
        frames = atomic_load(&newest) == NULL ? NULL : atomic_exchange(&newest, NULL);
    }
    while (frames == NULL) {
        atomic_store(&asleep, 1);
        if (atomic_load(&newest) == NULL) {
            syscall(SYS_futex, &asleep, FUTEX_WAIT_PRIVATE, 1, NULL, NULL, 0);
        }
        atomic_store(&asleep, 0);
        frames = atomic_exchange(&newest, NULL);
    }
    return frames;
}

static void *run(void *unused) {
    for (;;) {
        struct frame *oldest = NULL;
        for (struct frame *frame = take_all(), *next; frame != NULL; frame = next) {
            next = frame->next;
            frame->next = oldest;
            oldest = frame;
        }
        for (struct frame *next; oldest != NULL; oldest = next) {
            next = oldest->next;
            consumer(oldest->data[0]);
            free(oldest);
        }
    }
    return unused;
}

int handover_start(void (*consume)(uint64_t captured)) {
    pthread_t thread;
    consumer = consume;
    return pthread_create(&thread, NULL, run, NULL);
}
