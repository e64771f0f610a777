/* The passages in which any of some patterns matches. */

#include "field.h"

/* What is looked for: the passages in which nothing was found yet, and those in which something was. */
typedef struct { Bits *left, *found; Bits groups; Py_ssize_t width; } Union;

/* Adds the passages in which matches begin. */
void mark_passages(const Field *f, const Bits *starts, Bits *found) {
    for (Py_ssize_t place = following(f, starts, 0); place < f->size;) {
        int32_t number = f->passage[place];
        add(found, number);
        place = following(f, starts, f->end[number] + 1);
    }
}

/* Takes the passages that are left in which a match begins; whether any is left then. */
static int take_passages(Field *f, const Bits *starts, Union *u) {
    Bits any = 0;
    for (Py_ssize_t place = following(f, starts, 0); place < f->size;) {
        int32_t number = f->passage[place];
        Bits bit = (Bits)1 << (number & 63) & u->left[number >> 6];
        u->found[number >> 6] |= bit;
        u->left[number >> 6] ^= bit;
        place = following(f, starts, f->end[number] + 1);
    }
    for (Py_ssize_t i = 0; i < u->width; i++) any |= u->left[i];
    return any != 0;
}

/* Adds the passages in which a pattern matches, laid only where it is asked for if that is little; 0 if none is left, or after an error. */
static int unite(Field *f, int32_t pattern, Union *u) {
    Bits all = f->starts[f->introduced][pattern] ? 0 : groups_of_pattern(f, pattern), here = all & u->groups;
    if (all && !here) return 1;
    if (here == all) {
        Bits *starts = starts_of(f, pattern, 1);
        return !f->failed && (!starts || take_passages(f, starts, u));
    }
    Bits *set = take(f);
    if (!set) return 0;
    int more = !lay(f, f->program->table[PATTERNS][pattern], here, f->everywhere, set) || take_passages(f, set, u);
    give(f, set);
    return more && !f->failed;
}

int unite_list(Field *f, const int32_t *list, Bits *left, Bits *found) {
    Union u = {left, found, 0, f->passages / 64 + 1};
    f->failed = 0;
    for (Py_ssize_t i = 0; i < u.width; i++)
        for (Bits word = left[i]; word; word &= word - 1) u.groups |= (Bits)1 << f->group_of[i * 64 + lowest(word)];
    for (int32_t i = 1; i <= list[0] && unite(f, list[i], &u); i++) {}
    return f->failed ? -1 : 0;
}
