/* Laying rows over some windows, a few words of a set each: what steps.c does, without long loops. */

#include "field.h"

typedef Bits Places[MOST_WINDOWS][WINDOW + 1];  /* a window, and behind it a word without places */

static int before_in(Field *f, int32_t row, Windows *w, Places places, int pack);

static inline Bits any_in(const Bits *set) { return set[0] | set[1] | set[2] | set[3]; }

/* A set moved down by `shift` places, from 1 to 63, as far as `mask` goes. All is read before any is written, so that the
   compiler may work on several words together. */
static inline void lower(Bits *out, const Bits *set, int shift, const Bits *mask) {
    int up = 64 - shift;
    Bits a = set[0], b = set[1], c = set[2], d = set[3], e = set[4];
    Bits k = mask[0], l = mask[1], m = mask[2], n = mask[3];
    out[0] = (a >> shift | b << up) & k;
    out[1] = (b >> shift | c << up) & l;
    out[2] = (c >> shift | d << up) & m;
    out[3] = (d >> shift | e << up) & n;
}

/* Adds a set moved down by `shift` places, from 1 to 63. */
static inline void add_lower(Bits *out, const Bits *set, int shift, const Bits *mask) {
    int up = 64 - shift;
    Bits a = set[0], b = set[1], c = set[2], d = set[3], e = set[4];
    Bits k = mask[0], l = mask[1], m = mask[2], n = mask[3], o = out[0], p = out[1], q = out[2], r = out[3];
    out[0] = o | ((a >> shift | b << up) & k);
    out[1] = p | ((b >> shift | c << up) & l);
    out[2] = q | ((c >> shift | d << up) & m);
    out[3] = r | ((d >> shift | e << up) & n);
}

/* The same for 64 places and more. */
static void add_far(Bits *out, const Bits *set, int shift, const Bits *mask) {
    Bits far[WINDOW + 1] = {0};
    for (int i = shift >> 6; i < WINDOW; i++) far[i - (shift >> 6)] = set[i];
    if (shift & 63) add_lower(out, far, shift & 63, mask);
    else for (int i = 0; i < WINDOW; i++) out[i] |= far[i] & mask[i];
}

/* Adds to `sum`, which may be the same, all places moved down. */
WIDE static void add_lower_all(const Windows *w, Places sum, Places places, int shift, const Bits *mask) {
    if (shift < 64)
        for (int i = 0; i < w->count; i++) add_lower(sum[i], places[i], shift, mask + w->from[i]);
    else
        for (int i = 0; i < w->count; i++) add_far(sum[i], places[i], shift, mask + w->from[i]);
}

WIDE static void lower_all(const Windows *w, Places places, const Bits *mask) {
    for (int i = 0; i < w->count; i++) lower(places[i], places[i], 1, mask + w->from[i]);
}

static void keep_all(const Windows *w, Places places, const Bits *mask) {
    for (int i = 0; i < w->count; i++)
        for (int j = 0; j < WINDOW; j++) places[i][j] &= mask[w->from[i] + j];
}

static void spread(Field *f, const Windows *w, Places places, int most) {
    for (int width = 1; width <= most;) {
        int shift = width < most + 1 - width ? width : most + 1 - width;
        const Bits *clear = followed(f, shift);
        if (!clear) return;
        add_lower_all(w, places, places, shift, clear);
        width += shift;
    }
}

/* Adds to `sum` from where a row leads to places. */
static void add_row(Field *f, Windows *w, Places sum, Places places, int32_t row) {
    Places one;
    memcpy(one, places, w->count * sizeof(*places));
    if (!before_in(f, row, w, one, 0)) return;
    for (int i = 0; i < w->count; i++)
        for (int j = 0; j < WINDOW; j++) sum[i][j] |= one[i][j];
}

static void through_choice(Field *f, Windows *w, Places places, int32_t number) {
    const Choice *found = choice(f, number);
    if (!found) return;
    Places sum;
    size_t bytes = w->count * sizeof(*places);
    if (found->optional) memcpy(sum, places, bytes);
    else memset(sum, 0, bytes);
    for (int part = 0; part < found->parts; part++) {
        if (found->groups[part] & w->groups) add_lower_all(w, sum, places, found->length[part], found->places[part]);
    }
    for (int row = 0; row < found->loose; row++)
        if (groups_of_row(f, found->rows[row]) & w->groups) add_row(f, w, sum, places, found->rows[row]);
    memcpy(places, sum, bytes);
}

static inline void copy_window(Bits *out, const Bits *set) {
    memcpy(out, set, WINDOW * sizeof(Bits));
    out[WINDOW] = 0;
}

static void everywhere(const Field *f, const Windows *w, Places places) {
    for (int i = 0; i < w->count; i++) copy_window(places[i], f->everywhere + w->from[i]);
}

static void take_away(const Windows *w, Places places, Places others) {
    for (int i = 0; i < w->count; i++)
        for (int j = 0; j < WINDOW; j++) places[i][j] &= ~others[i][j];
}

static void not_ahead(Field *f, Windows *w, Places places, int32_t row) {
    Places ahead;
    everywhere(f, w, ahead);
    if (before_in(f, row, w, ahead, 0)) take_away(w, places, ahead);
}

static void not_behind(Field *f, const Windows *w, Places places, int32_t list) {
    const int32_t *code = f->program->code;
    for (int32_t i = 1; i <= code[list]; i++) {
        const int32_t *row = code + code[list + i];
        Places after;
        everywhere(f, w, after);
        for (int32_t step = 0; step < row[0]; step++) {
            const Bits *set = atom(f, row[2 + 2 * step]);
            if (!set) return;
            for (int at = 0; at < w->count; at++) {
                Bits carried = 0;
                for (int j = 0; j < WINDOW; j++) {
                    Bits word = after[at][j] & set[w->from[at] + j];
                    after[at][j] = word << 1 | carried;
                    carried = word >> 63;
                }
            }
        }
        take_away(w, places, after);
    }
}

/* Takes out the windows that have no places left, if `pack`; whether any has. */
static int are_left(Windows *w, Places places, int pack) {
    int left = 0;
    for (int i = 0; i < w->count; i++) {
        Bits any = any_in(places[i]);
        if (pack && left < i) {
            memcpy(places[left], places[i], sizeof(*places));
            w->from[left] = w->from[i];
        }
        left += any != 0;
    }
    if (pack) w->count = left;
    return left != 0;
}

/* Whether the steps of a row lead to `places`, in some windows, which are then those from where they do. */
static int before_in(Field *f, int32_t row, Windows *w, Places places, int pack) {
    const int32_t *code = f->program->code + row;
    for (int32_t i = code[0] - 1; i >= 0; i--) {
        int32_t argument = code[2 + 2 * i];
        const Bits *set;
        switch (code[1 + 2 * i]) {
        case ATOM:
            set = atom(f, argument);
            if (!set) return 0;
            lower_all(w, places, set);
            break;
        case GAP: spread(f, w, places, argument); continue;
        case CHOICE: through_choice(f, w, places, argument); break;
        case ANY: lower_all(w, places, f->words); break;
        case AHEAD: not_ahead(f, w, places, argument); break;
        case BEHIND: not_behind(f, w, places, argument); break;
        case END: keep_all(w, places, f->finish); break;
        case BEGIN: keep_all(w, places, f->begins); break;
        }
        if (f->failed || !are_left(w, places, pack)) return 0;
    }
    return !f->failed;
}

/* Makes windows that hold some groups, which are taken from them; in `places` those of `ends` that stand there. */
static void make_windows(const Field *f, Bits *groups, const Bits *ends, Windows *w, Places places) {
    Bits left = *groups;
    for (w->count = 0; left && w->count < MOST_WINDOWS; w->count++) {
        const Part *first = f->group + lowest(left), *last = first;
        for (; left && f->group[lowest(left)].end - first->from <= WINDOW; left &= left - 1)
            last = f->group + lowest(left);
        Bits *here = places[w->count];
        copy_window(here, ends + first->from);
        here[0] &= first->low;
        here[last->end - 1 - first->from] &= last->high;
        for (int i = last->end - first->from; i < WINDOW; i++) here[i] = 0;
        w->from[w->count] = first->from;
    }
    w->groups = *groups ^ left;
    *groups = left;
}

int lay_windows(Field *f, int32_t row, Bits groups, const Bits *ends, Bits *out) {
    Windows w;
    Places places;
    int any = 0;
    while (groups) {
        make_windows(f, &groups, ends, &w, places);
        if (!before_in(f, row, &w, places, 1)) continue;
        any = 1;
        for (int i = 0; i < w.count; i++)
            for (int j = 0; j < WINDOW; j++) out[w.from[i] + j] |= places[i][j];
    }
    return any;
}
