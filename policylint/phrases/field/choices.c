/* What of a program's choices is possible in a field. */

#include "field.h"

/* Whether a row consists of a few atoms only. */
static int is_plain(const int32_t *code) {
    for (int32_t i = 0; i < code[0]; i++)
        if (code[1 + 2 * i] != ATOM) return 0;
    return code[0] > 0 && code[0] < 64;
}

/* Where a few atoms stand, one behind the other; `empty` if they do nowhere, NULL after an error. */
static Bits *sequence(Field *f, const int32_t *code) {
    Bits *first = atom(f, code[2]), *found;
    if (!first || first == f->empty || code[0] == 1) return first;
    if (!(found = take(f))) return NULL;
    memcpy(found, first, f->width * sizeof(Bits));
    for (int32_t i = 1; i < code[0]; i++) {
        const Bits *next = atom(f, code[2 + 2 * i]);
        if (next && and_later(f, found, next, i)) continue;
        give(f, found);
        return next ? f->empty : NULL;
    }
    return found;
}

/* Where the steps of a row lead to, in some groups of the field. */
static Bits *anywhere_in(Field *f, int32_t row, Bits groups) {
    Bits *set = take(f);
    if (!set || lay(f, row, groups, f->everywhere, set)) return set;
    give(f, set);
    return f->failed ? NULL : f->empty;
}

/* Where an alternative matches; `empty` if it does nowhere, NULL after an error. */
Bits *alternative(Field *f, int32_t number) {
    Bits **kept = f->alternatives + number;
    if (!*kept) {
        int32_t row = f->program->table[ALTERNATIVES][number];
        Bits groups = groups_of_alternative(f, number) & ~KNOWN;
        if (!groups) *kept = f->empty;
        else if (is_plain(f->program->code + row)) *kept = sequence(f, f->program->code + row);
        else *kept = anywhere_in(f, row, groups);
    }
    return f->failed ? NULL : *kept;
}

/* Where one of some alternatives matches, and in which groups one may; NULL if there are none, or after an error. */
static Bits *any_of(Field *f, const int32_t *numbers, int32_t count, Bits *groups) {
    Bits *found = NULL, *shared = NULL;
    *groups = 0;
    for (; count; count--, numbers++) {
        Bits *set = alternative(f, *numbers);
        if (!set) return NULL;
        if (set == f->empty) continue;
        *groups |= f->possible[ALTERNATIVES][*numbers];
        if (!found) { found = set; continue; }
        if (!shared) {
            if (!(shared = take(f))) return NULL;
            memcpy(shared, found, f->width * sizeof(Bits));
            found = shared;
        }
        or_set(f, shared, set);
    }
    return found;
}

static Choice *make_choice(Field *f, const int32_t *code) {
    Choice *found = keep_zero(f, sizeof(Choice));
    if (!found) return NULL;
    found->optional = *code++;
    int32_t parts = *code++;
    found->length = keep(f, (parts + 1) * sizeof(int32_t));
    found->places = keep(f, (parts + 1) * sizeof(Bits *));
    found->groups = keep(f, (parts + 1) * sizeof(Bits));
    for (; parts && !f->failed; parts--, code += 2 + code[1]) {
        Bits groups, *places = any_of(f, code + 2, code[1], &groups);
        if (!places) continue;
        found->length[found->parts] = code[0];
        found->groups[found->parts] = groups & ~KNOWN;
        found->places[found->parts++] = places;
    }
    found->loose = *code++;
    found->rows = code;
    return f->failed ? NULL : found;
}

/* A choice, over the whole field; NULL after an error. */
Choice *choice(Field *f, int32_t number) {
    if (!f->choices[number]) {
        Part here = f->part;
        f->part = whole(f);
        f->choices[number] = make_choice(f, f->program->code + f->program->table[CHOICES][number]);
        f->part = here;
    }
    return f->choices[number];
}
