/* The little of the protobuf wire format that the native side of the bench speaks. */
#ifndef BENCH_WIRE_H
#define BENCH_WIRE_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Field paths of the requests, responses and events that are used here. */
enum {
    NEW_VIDEO_STREAM = 20,
    NEW_VIDEO_SOURCE = 21,
    CAPTURE_VIDEO_FRAME = 22,
    CREATE_VIDEO_TRACK = 15,
    CREATE_AUDIO_TRACK = 16,
    NEW_AUDIO_STREAM = 25,
    NEW_AUDIO_SOURCE = 26,
    CAPTURE_AUDIO_FRAME = 27,
    VIDEO_STREAM_EVENT = 3,
    AUDIO_STREAM_EVENT = 4,
};

static inline uint8_t *put_varint(uint8_t *p, uint64_t value) {
    while (value >= 0x80) {
        *p++ = (uint8_t) value | 0x80;
        value >>= 7;
    }
    *p++ = (uint8_t) value;
    return p;
}

static inline uint8_t *put_number(uint8_t *p, unsigned field, uint64_t value) {
    return put_varint(put_varint(p, (uint64_t) field << 3), value);
}

static inline uint8_t *put_bytes(uint8_t *p, unsigned field, const void *data, size_t size) {
    p = put_varint(put_varint(p, (uint64_t) field << 3 | 2), size);
    memcpy(p, data, size);
    return p + size;
}

/* Returns the position after the number, or null at the end. */
static inline const uint8_t *get_varint(const uint8_t *p, const uint8_t *end, uint64_t *value) {
    uint64_t result = 0;
    for (int shift = 0; p < end && shift < 64; shift += 7) {
        uint8_t byte = *p++;
        result |= (uint64_t) (byte & 0x7f) << shift;
        if (byte < 0x80) {
            *value = result;
            return p;
        }
    }
    return NULL;
}

/* Finds a number by its path of field numbers; 0 if it is not there. */
static inline int find_number(const uint8_t *p, const uint8_t *end, const unsigned *path, int depth, uint64_t *value) {
    uint64_t tag, number;
    while (p != NULL && p < end) {
        if ((p = get_varint(p, end, &tag)) == NULL) {
            return 0;
        }
        int found = (unsigned) (tag >> 3) == *path;
        switch (tag & 7) {
        case 0:
            p = get_varint(p, end, &number);
            if (p != NULL && found && depth == 1) {
                *value = number;
                return 1;
            }
            break;
        case 1:
            p += 8;
            break;
        case 2:
            p = get_varint(p, end, &number);
            if (p == NULL || number > (uint64_t) (end - p)) {
                return 0;
            }
            if (found && depth > 1) {
                return find_number(p, p + number, path + 1, depth - 1, value);
            }
            p += number;
            break;
        case 5:
            p += 4;
            break;
        default:
            return 0;
        }
    }
    return 0;
}

#endif
