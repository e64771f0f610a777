/* Sets of places. */

#include "field.h"

/* The first place from `from` on, or `size` if there is none. */
Py_ssize_t following(const Field *f, const Bits *set, Py_ssize_t from) {
    if (from < 0 || from >= f->size) return f->size;
    Py_ssize_t i = from >> 6;
    Bits word = set[i] & (~(Bits)0 << (from & 63));
    while (!word) {
        if (++i >= f->width) return f->size;
        word = set[i];
    }
    return i * 64 + lowest(word);
}

/* Four words at a time, read before they are written, for `out` may be `set`: so they are worked out together. */
#define LOWER(i, op)                                                                       \
    do {                                                                                   \
        Bits a = from[i], b = from[i + 1], c = from[i + 2], d = from[i + 3], e = from[i + 4]; \
        out[i] op (a >> rest | b << up) & mask[i];                                         \
        out[i + 1] op (b >> rest | c << up) & mask[i + 1];                                 \
        out[i + 2] op (c >> rest | d << up) & mask[i + 2];                                 \
        out[i + 3] op (d >> rest | e << up) & mask[i + 3];                                 \
    } while (0)

/* A set moved down by `shift` places, as far as `mask` goes. Whether there is anything left. */
int lower_and(const Field *f, Bits *out, const Bits *set, int shift, const Bits *mask) {
    Py_ssize_t i = 0, count = f->part.end - f->part.from, kept = count - (shift >> 6);
    const Bits *from = (set += f->part.from) + (shift >> 6);
    int rest = shift & 63, up = 64 - rest;
    Bits any = 0;
    out += f->part.from;
    mask += f->part.from;
    if (rest) {
        for (; i + 4 < kept; i += 4) {
            LOWER(i, =);
            any |= out[i] | out[i + 1] | out[i + 2] | out[i + 3];
        }
        for (; i + 1 < kept; i++) any |= out[i] = (from[i] >> rest | from[i + 1] << up) & mask[i];
    }
    for (; i < kept; i++) any |= out[i] = from[i] >> rest & mask[i];
    for (; i < count; i++) out[i] = 0;
    return any != 0;
}

void or_lower_and(const Field *f, Bits *out, const Bits *set, int shift, const Bits *mask) {
    Py_ssize_t i = 0, kept = f->part.end - f->part.from - (shift >> 6);
    const Bits *from = (set += f->part.from) + (shift >> 6);
    int rest = shift & 63, up = 64 - rest;
    out += f->part.from;
    mask += f->part.from;
    if (rest) {
        for (; i + 4 < kept; i += 4) LOWER(i, |=);
        for (; i + 1 < kept; i++) out[i] |= (from[i] >> rest | from[i + 1] << up) & mask[i];
    }
    for (; i < kept; i++) out[i] |= from[i] >> rest & mask[i];
}

WIDE int or_set(const Field *f, Bits *out, const Bits *set) {
    Bits any = 0;
    for (Py_ssize_t i = f->part.from; i < f->part.end; i++) any |= out[i] |= set[i];
    return any != 0;
}

int and_set(const Field *f, Bits *out, const Bits *mask, Bits flip) {
    Bits any = 0;
    for (Py_ssize_t i = f->part.from; i < f->part.end; i++) any |= out[i] &= mask[i] ^ flip;
    return any != 0;
}

void copy_set(const Field *f, Bits *out, const Bits *set) {
    for (Py_ssize_t i = f->part.from; i < f->part.end; i++) out[i] = set[i];
}

void clear_set(const Field *f, Bits *out) {
    for (Py_ssize_t i = f->part.from; i < f->part.end; i++) out[i] = 0;
}

WIDE int and_later(const Field *f, Bits *out, const Bits *later, int shift) {
    Py_ssize_t width = f->width;
    int up = 64 - shift;
    Bits any = 0;
    for (Py_ssize_t i = 0; i < width; i++) any |= out[i] &= later[i] >> shift | later[i + 1] << up;
    return any != 0;
}
