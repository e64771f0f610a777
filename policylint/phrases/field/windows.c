/* Laying rows over a few words of a set at a time: what steps.c does, without loops. */

#include "field.h"

/* A set moved down by `shift` places, below 64, as far as `mask` goes. Whether there is anything left. */
static inline int lower(Bits *out, const Bits *set, int shift, const Bits *mask) {
    int up = 64 - shift;
    Bits a = set[0], b = set[1], c = set[2], d = set[3];
    out[0] = (a >> shift | b << up) & mask[0];
    out[1] = (b >> shift | c << up) & mask[1];
    out[2] = (c >> shift | d << up) & mask[2];
    out[3] = d >> shift & mask[3];
    return (out[0] | out[1] | out[2] | out[3]) != 0;
}

/* Adds a set moved down by any number of places. */
static void add_lower(Bits *out, const Bits *set, int shift, const Bits *mask) {
    Bits moved[WINDOW] = {0}, kept[WINDOW] = {0};
    for (int i = shift >> 6; i < WINDOW; i++) moved[i - (shift >> 6)] = set[i];
    if (shift & 63) lower(kept, moved, shift & 63, mask);
    else for (int i = 0; i < WINDOW; i++) kept[i] = moved[i] & mask[i];
    for (int i = 0; i < WINDOW; i++) out[i] |= kept[i];
}

static int keep_in(Bits *places, const Bits *mask, Bits flip) {
    Bits any = 0;
    for (int i = 0; i < WINDOW; i++) any |= places[i] &= mask[i] ^ flip;
    return any != 0;
}

static void spread(Field *f, int32_t from, Bits *places, int most) {
    for (int width = 1; width <= most;) {
        int shift = width < most + 1 - width ? width : most + 1 - width;
        Bits *clear = followed(f, shift);
        if (!clear) return;
        add_lower(places, places, shift, clear + from);
        width += shift;
    }
}

static int through_choice(Field *f, const Part *part, Bits *places, int32_t number) {
    Choice *found = choice(f, number);
    if (!found) return 0;
    Bits sum[WINDOW] = {0}, any = 0;
    if (found->optional) memcpy(sum, places, sizeof(sum));
    for (int i = 0; i < found->parts; i++)
        if (found->groups[i] & part->groups) add_lower(sum, places, found->length[i], found->places[i] + part->from);
    for (int i = 0; i < found->loose; i++) {
        if (!(groups_of_row(f, found->rows[i]) & part->groups)) continue;
        Bits one[WINDOW];
        memcpy(one, places, sizeof(one));
        if (before_in_window(f, found->rows[i], part, one))
            for (int j = 0; j < WINDOW; j++) sum[j] |= one[j];
    }
    for (int i = 0; i < WINDOW; i++) any |= places[i] = sum[i];
    return any != 0;
}

static int not_ahead(Field *f, const Part *part, Bits *places, int32_t row) {
    Bits set[WINDOW];
    memcpy(set, f->everywhere + part->from, sizeof(set));
    return before_in_window(f, row, part, set) ? keep_in(places, set, ~(Bits)0) : 1;
}

static int not_behind(Field *f, const Part *part, Bits *places, int32_t list) {
    const int32_t *code = f->program->code;
    int any = 1;
    for (int32_t i = 1; i <= code[list] && any; i++) {
        const int32_t *row = code + code[list + i];
        Bits after[WINDOW];
        memcpy(after, f->everywhere + part->from, sizeof(after));
        for (int32_t step = 0; step < row[0]; step++) {
            Bits *set = atom(f, row[2 + 2 * step]), carried = 0;
            if (!set) return 0;
            for (int j = 0; j < WINDOW; j++) {
                Bits word = after[j] & set[part->from + j];
                after[j] = word << 1 | carried;
                carried = word >> 63;
            }
        }
        any = keep_in(places, after, ~(Bits)0);
    }
    return any;
}

/* Whether the steps of a row lead to `places`, within a window, which are then those from where they do. */
int before_in_window(Field *f, int32_t row, const Part *part, Bits *places) {
    const int32_t *code = f->program->code + row;
    for (int32_t i = code[0] - 1; i >= 0; i--) {
        int32_t argument = code[2 + 2 * i];
        int any = 1;
        Bits *set;
        switch (code[1 + 2 * i]) {
        case ATOM:
            set = atom(f, argument);
            any = set && lower(places, places, 1, set + part->from);
            break;
        case GAP: spread(f, part->from, places, argument); break;
        case CHOICE: any = through_choice(f, part, places, argument); break;
        case ANY: any = lower(places, places, 1, f->words + part->from); break;
        case AHEAD: any = not_ahead(f, part, places, argument); break;
        case BEHIND: any = not_behind(f, part, places, argument); break;
        case END: any = keep_in(places, f->finish + part->from, 0); break;
        case BEGIN: any = keep_in(places, f->begins + part->from, 0); break;
        }
        if (!any || f->failed) return 0;
    }
    return 1;
}
