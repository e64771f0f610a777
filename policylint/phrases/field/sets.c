/* Sets of places. */

#include "field.h"

static inline int lowest(Bits word) {
#if defined(__GNUC__)
    return __builtin_ctzll(word);
#else
    int number = 0;
    while (!(word & 1)) { word >>= 1; number++; }
    return number;
#endif
}

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

/* Word i of a set moved down by `shift` places. */
static inline Bits lowered(const Field *f, const Bits *set, Py_ssize_t i, int shift) {
    Py_ssize_t j = i + (shift >> 6);
    int rest = shift & 63;
    if (j >= f->width) return 0;
    Bits word = set[j] >> rest;
    if (rest && j + 1 < f->width) word |= set[j + 1] << (64 - rest);
    return word;
}

int lower_and(const Field *f, Bits *out, const Bits *set, int shift, const Bits *mask) {
    Bits any = 0;
    for (Py_ssize_t i = 0; i < f->width; i++) any |= out[i] = lowered(f, set, i, shift) & mask[i];
    return any != 0;
}

void or_lower_and(const Field *f, Bits *out, const Bits *set, int shift, const Bits *mask) {
    for (Py_ssize_t i = 0; i < f->width; i++) out[i] |= lowered(f, set, i, shift) & mask[i];
}

int or_set(const Field *f, Bits *out, const Bits *set) {
    Bits any = 0;
    for (Py_ssize_t i = 0; i < f->width; i++) any |= out[i] |= set[i];
    return any != 0;
}

int and_set(const Field *f, Bits *out, const Bits *mask, Bits flip) {
    Bits any = 0;
    for (Py_ssize_t i = 0; i < f->width; i++) any |= out[i] &= mask[i] ^ flip;
    return any != 0;
}
