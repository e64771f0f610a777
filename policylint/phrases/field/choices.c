/* What of a program's choices is possible in a field. */

#include "field.h"

static int atom_possible(Field *f, const int32_t *code) {
    const int32_t *end = code + 1 + code[0];
    while (++code < end)
        if (f->first[0][*code] < f->first[0][*code + 1]) return 1;
    for (end = code + 1 + code[0]; ++code < end;)
        if (f->first[1][*code] < f->first[1][*code + 1]) return 1;
    return 0;
}

static int choice_possible(Field *f, const int32_t *code) {
    if (*code++) return 1;
    for (int32_t parts = *code++; parts; parts--) {
        const int32_t *next = code + 2 + code[1];
        for (code += 2; code < next; code++) {
            signed char *known = f->possible[ALTERNATIVES] + *code;
            if (!*known) *known = row_possible(f, f->program->table[ALTERNATIVES][*code]) ? 1 : -1;
            if (*known > 0) return 1;
        }
    }
    return *code > 0;
}

/* Whether all words that a row needs are there, somewhere. */
int row_possible(Field *f, int32_t row) {
    const int32_t *code = f->program->code + row;
    for (int32_t i = 0; i < code[0]; i++) {
        int32_t step = code[1 + 2 * i], number = code[2 + 2 * i];
        if (step != ATOM && step != CHOICE) continue;
        int table = step == ATOM ? ATOMS : CHOICES;
        const int32_t *inner = f->program->code + f->program->table[table][number];
        signed char *known = f->possible[table] + number;
        if (!*known) *known = (step == ATOM ? atom_possible(f, inner) : choice_possible(f, inner)) ? 1 : -1;
        if (*known < 0) return 0;
    }
    return 1;
}

static Bits *alternative(Field *f, int32_t number) {
    if (!f->alternatives[number] && !row_possible(f, f->program->table[ALTERNATIVES][number]))
        f->alternatives[number] = f->empty;
    if (!f->alternatives[number]) {
        Bits *set = take(f);
        if (!set) return NULL;
        int any = before(f, f->program->table[ALTERNATIVES][number], f->everywhere, set, NULL);
        if (!any) give(f, set);
        if (!f->failed) f->alternatives[number] = any ? set : f->empty;
    }
    return f->failed ? NULL : f->alternatives[number];
}

Choice *choice(Field *f, int32_t number) {
    if (f->choices[number]) return f->choices[number];
    const int32_t *code = f->program->code + f->program->table[CHOICES][number];
    Choice *found = keep_zero(f, sizeof(Choice));
    if (!found) return NULL;
    found->optional = *code++;
    int32_t parts = *code++;
    found->length = keep(f, (parts + 1) * sizeof(int32_t));
    found->places = keep(f, (parts + 1) * sizeof(Bits *));
    for (; parts && !f->failed; parts--) {
        int32_t length = *code++, count = *code++;
        Bits *places = NULL;
        for (; count; count--, code++) {
            Bits *set = alternative(f, *code);
            if (!set) return NULL;
            if (set == f->empty) continue;
            if (!places && !(places = keep_set(f))) return NULL;
            or_set(f, places, set);
        }
        if (places) {
            found->length[found->parts] = length;
            found->places[found->parts++] = places;
        }
    }
    found->loose = *code++;
    found->rows = code;
    return f->failed ? NULL : (f->choices[number] = found);
}
