/* Where patterns match: from which places, and up to where. */

#include "field.h"

/* The trail of a row to `ends`, in `trail`: what `before` gives for each step, and `ends`. Whether there is one. */
static int lay(Field *f, int32_t row, Bits *ends, Bits **trail) {
    int32_t count = f->program->code[row];
    Bits *out = take(f);
    if (!out) return 0;
    trail[count] = ends;
    int any = before(f, row, ends, out, trail);
    give(f, out);
    return any;
}

static void give_trail(Field *f, int32_t row, Bits **trail) {
    for (int32_t i = 0; i < f->program->code[row]; i++) give(f, trail[i]);
}

/* Where matches of a pattern begin, that end in passages' own words or anywhere; NULL if there are none. */
Bits *starts_of(Field *f, int32_t pattern, int anywhere) {
    anywhere = anywhere && f->introduced;
    Bits **kept = f->starts[anywhere] + pattern;
    if (!*kept) {
        int32_t row = f->program->table[PATTERNS][pattern];
        Bits *set = row_possible(f, row) ? take(f) : NULL;
        if (f->failed) return NULL;
        int any = set && before(f, row, anywhere ? f->everywhere : f->beyond, set, NULL);
        if (!any) give(f, set);
        if (f->failed) return NULL;
        *kept = any ? set : f->empty;
    }
    return *kept == f->empty ? NULL : *kept;
}

/* The trail of a pattern that has starts. */
Bits **trail_of(Field *f, int32_t pattern, int anywhere) {
    anywhere = anywhere && f->introduced;
    Bits ***kept = f->trails[anywhere] + pattern;
    if (*kept) return *kept;
    int32_t row = f->program->table[PATTERNS][pattern];
    Bits **trail = keep_zero(f, (f->program->code[row] + 1) * sizeof(Bits *));
    if (!trail) return NULL;
    if (lay(f, row, anywhere ? f->everywhere : f->beyond, trail)) return *kept = trail;
    give_trail(f, row, trail);
    return NULL;
}

/* Goes on from `place` along a row of a choice to `target`; -1 if that does not lead there. */
static Py_ssize_t follow_row(Field *f, int32_t row, Bits *target, Py_ssize_t place) {
    Bits **trail = calloc(f->program->code[row] + 1, sizeof(Bits *));
    if (!trail) { f->failed = 1; PyErr_NoMemory(); return place; }
    int here = lay(f, row, target, trail) && has(f, trail[0], place);
    Py_ssize_t end = here ? follow(f, row, trail, place) : -1;
    give_trail(f, row, trail);
    free(trail);
    return end;
}

static Py_ssize_t follow_choice(Field *f, int32_t number, Bits *target, Py_ssize_t place) {
    Choice *found = choice(f, number);
    if (!found) return place;
    for (int part = 0; part < found->parts; part++)
        if (has(f, found->places[part], place) && has(f, target, place + found->length[part]))
            return place + found->length[part];
    for (int row = 0; row < found->loose && !f->failed; row++) {
        Py_ssize_t end = follow_row(f, found->rows[row], target, place);
        if (end >= 0) return end;
    }
    return place;
}

Py_ssize_t follow(Field *f, int32_t row, Bits **trail, Py_ssize_t place) {
    const int32_t *code = f->program->code + row;
    for (int32_t i = 0; i < code[0]; i++) {
        int32_t step = code[1 + 2 * i];
        if (step == ATOM || step == ANY) place++;
        else if (step == GAP) place = following(f, trail[i + 1], place);
        else if (step == CHOICE) place = follow_choice(f, code[2 + 2 * i], trail[i + 1], place);
    }
    return place;
}
