/* Where patterns match: from which places, and up to where. */

#include "field.h"

static Py_ssize_t follow(Field *f, int32_t row, Bits **trail, Py_ssize_t place);

/* Where matches of a pattern begin, that end in passages' own words or anywhere; NULL if there are none. */
Bits *starts_of(Field *f, int32_t pattern, int anywhere) {
    anywhere = anywhere && f->introduced;
    Bits **kept = f->starts[anywhere] + pattern;
    if (!*kept) {
        int32_t row = f->program->table[PATTERNS][pattern];
        Bits groups = groups_of_pattern(f, pattern), *set = groups ? take(f) : NULL;
        if (f->failed) return NULL;
        int any = set && lay(f, row, groups, anywhere ? f->everywhere : f->beyond, set);
        if (!any) give(f, set);
        if (f->failed) return NULL;
        *kept = any ? set : f->empty;
    }
    return *kept == f->empty ? NULL : *kept;
}

/* Where the steps of a row lead to, in the part looked at, from `place` to one of `ends`; -1 if they lead nowhere. */
static Py_ssize_t follow_row(Field *f, int32_t row, Bits *ends, Py_ssize_t place) {
    int32_t count = f->program->code[row];
    Bits **trail = calloc(count + 1, sizeof(Bits *)), *out = trail ? take(f) : NULL;
    if (!trail) { f->failed = 1; PyErr_NoMemory(); }
    if (!out) { free(trail); return -1; }
    trail[count] = ends;
    int here = before(f, row, ends, out, trail) && has(f, out, place);
    Py_ssize_t end = here ? follow(f, row, trail, place) : -1;
    for (int32_t i = 0; i < count; i++) give(f, trail[i]);
    give(f, out);
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

/* Goes on from `place` along the steps of a row; `trail` are the places before each step, and the ends. */
static Py_ssize_t follow(Field *f, int32_t row, Bits **trail, Py_ssize_t place) {
    const int32_t *code = f->program->code + row;
    for (int32_t i = 0; i < code[0]; i++) {
        int32_t step = code[1 + 2 * i];
        if (step == ATOM || step == ANY) place++;
        else if (step == GAP) place = following(f, trail[i + 1], place);
        else if (step == CHOICE) place = follow_choice(f, code[2 + 2 * i], trail[i + 1], place);
    }
    return place;
}

/* The place where the match of a pattern ends that begins at `start`; -1 if none does, or after an error. */
Py_ssize_t end_of(Field *f, int32_t pattern, int anywhere, Py_ssize_t start) {
    int32_t number = f->passage[start];
    Part here = f->part;
    f->part = (Part){f->begin[number] >> 6, (f->end[number] >> 6) + 1, ~(Bits)0, 0, 0};
    Bits *ends = anywhere ? f->everywhere : f->beyond;
    Py_ssize_t end = follow_row(f, f->program->table[PATTERNS][pattern], ends, start);
    f->part = here;
    return f->failed ? -1 : end;
}
