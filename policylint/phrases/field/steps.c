/* Laying the steps of a row over a field, from the last to the first. */

#include "field.h"

static int through_choice(Field *f, Bits *places, int32_t number) {
    Choice *found = choice(f, number);
    Bits *sum = found ? take(f) : NULL, *one = NULL, any = 0;
    if (!sum) return 0;
    if (found->optional) copy_set(f, sum, places);
    else clear_set(f, sum);
    for (int part = 0; part < found->parts; part++)
        if (found->groups[part] & f->part.groups) or_lower_and(f, sum, places, found->length[part], found->places[part]);
    for (int row = 0; row < found->loose && (one || (one = take(f))); row++)
        if (groups_of_row(f, found->rows[row]) & f->part.groups && before(f, found->rows[row], places, one, NULL))
            or_set(f, sum, one);
    for (Py_ssize_t i = f->part.from; i < f->part.end; i++) any |= places[i] = sum[i];
    give(f, one);
    give(f, sum);
    return any != 0;
}

static int not_ahead(Field *f, Bits *places, int32_t row) {
    Bits *set = take(f);
    if (!set) return 0;
    int any = 1;
    if (before(f, row, f->everywhere, set, NULL)) any = and_set(f, places, set, ~(Bits)0);
    give(f, set);
    return any;
}

static int not_behind(Field *f, Bits *places, int32_t list) {
    const int32_t *code = f->program->code;
    Bits *after = take(f);
    if (!after) return 0;
    int any = 1;
    for (int32_t i = 1; i <= code[list] && any; i++) {
        const int32_t *row = code + code[list + i];
        copy_set(f, after, f->everywhere);
        for (int32_t step = 0; step < row[0]; step++) {
            Bits *set = atom(f, row[2 + 2 * step]), carried = 0;
            if (!set) { give(f, after); return 0; }
            for (Py_ssize_t j = f->part.from; j < f->part.end; j++) {
                Bits word = after[j] & set[j];
                after[j] = word << 1 | carried;
                carried = word >> 63;
            }
        }
        any = and_set(f, places, after, ~(Bits)0);
    }
    give(f, after);
    return any;
}

static void spread(Field *f, Bits *places, int most) {
    for (int width = 1; width <= most;) {
        int shift = width < most + 1 - width ? width : most + 1 - width;
        Bits *clear = followed(f, shift);
        if (!clear) return;
        or_lower_and(f, places, places, shift, clear);
        width += shift;
    }
}

/* Whether, and in `out` from where, the steps of a row lead to `ends`, in the part looked at; if not, `out` is left as it
   came. `trail` gets the places before each step. */
int before(Field *f, int32_t row, const Bits *ends, Bits *out, Bits **trail) {
    const int32_t *code = f->program->code + row;
    copy_set(f, out, ends);
    for (int32_t i = code[0] - 1; i >= 0; i--) {
        int32_t argument = code[2 + 2 * i];
        int any = 1;
        Bits *set;
        switch (code[1 + 2 * i]) {
        case ATOM:
            set = atom(f, argument);
            any = set && set != f->empty && lower_and(f, out, out, 1, set);
            break;
        case GAP: spread(f, out, argument); break;
        case CHOICE: any = through_choice(f, out, argument); break;
        case ANY: any = lower_and(f, out, out, 1, f->words); break;
        case AHEAD: any = not_ahead(f, out, argument); break;
        case BEHIND: any = not_behind(f, out, argument); break;
        case END: any = and_set(f, out, f->finish, 0); break;
        case BEGIN: any = and_set(f, out, f->begins, 0); break;
        }
        if (!any || f->failed) return 0;
        if (trail) {
            Bits *kept = take(f);
            if (!kept) return 0;
            copy_set(f, kept, out);
            trail[i] = kept;
        }
    }
    return 1;
}

/* The same as `before` in all of `groups`, those in which the row is possible; or 0, and `out` is any set. */
int lay(Field *f, int32_t row, Bits groups, const Bits *ends, Bits *out) {
    Part here = f->part;
    int any = 0;
    memset(out, 0, f->width * sizeof(Bits));
    if (!(groups & f->broad)) return lay_windows(f, row, groups, ends, out);
    while (next_part(f, &groups) && !f->failed)
        if (before(f, row, ends, out, NULL)) any = 1;
        else clear_set(f, out);
    f->part = here;
    return any && !f->failed;
}
