/* Texts in which it is clear where sentences may end (`_is_single` and `_after_full_stops` in Python). */

#include "splitting.h"

#define STRETCH 8192 /* What is longer is read in pieces, each of which begins anew. */

static int is_roman(Py_UCS4 one) {
    switch (one | 0x20) {
    case 'i': case 'v': case 'x': case 'l': case 'c': case 'd': case 'm':
        return one < 0x80;
    default:
        return 0;
    }
}

/* Whether letters and figures are figures alone, one letter, or a Roman number. */
static int is_number(const Py_UCS4 *at, Py_ssize_t first, Py_ssize_t last) {
    int figures = 1, romans = 1;
    for (Py_ssize_t place = first; place < last; place++) {
        figures &= at[place] <= '9';
        romans &= is_roman(at[place]);
    }
    return first < last && (figures || romans || last - first == 1);
}

static int is_gap(Py_UCS4 one) { return one == ' ' || one == '\t' || one == '\n' || one == '\r'; }

/* Whether the bracket at a place may close the number of an item: one that begins a text, or stands by itself and not before a
   small letter. */
static int may_count(const Text *text, Py_ssize_t bracket) {
    const Py_UCS4 *at = text->at;
    Py_ssize_t first = bracket, next = bracket + 1;
    while (first > 0 && is_plain(at[first - 1])) first--;
    if (!is_number(at, first, bracket)) return 0;
    if (first > 0 && at[first - 1] == '(') first--;
    if (first > 0 && at[first - 1] > ' ' && at[first - 1] <= '~') return 0;
    while (first > 0 && is_space(at[first - 1])) first--;
    if (first == 0) return 1;
    while (next < text->length && is_gap(at[next])) next++;
    return next > bracket + 1 && next < text->length && !(at[next] >= 'a' && at[next] <= 'z');
}

int is_single(const Text *text, Py_ssize_t end) {
    const Py_UCS4 *at = text->at;
    for (Py_ssize_t place = 0; place < text->length; place++) {
        Py_UCS4 one = at[place];
        if (one < 0x80 && !marks[one]) continue;
        if (one < 0x80) {
            if ((one == '.' || one == '?' || one == '!') && place < end - 1) return 0;
        } else if ((one >= 0x300 && one <= 0x200F) || (one >= 0x2024 && one <= 0x2026) || one >= 0x202A) {
            return 0;
        }
    }
    return 1;
}

int clear_ends(const Text *text, Places *found, int *encloses) {
    const Py_UCS4 *at = text->at;
    Py_ssize_t last = text->length - 1;
    for (Py_ssize_t place = 0; place <= last; place++) {
        Py_UCS4 one = at[place], next;
        if (one < 0x80 && !marks[one]) continue;
        if (one != '.') *encloses = 1;
        if (one >= 0x80) {
            if (one <= 0xBF || (one >= 0x300 && one <= 0x200F) || one >= 0x2020) return 0;
        } else if (one == '?' || one == '!' || (one == ')' && (text->length > STRETCH || may_count(text, place)))) {
            return 0;
        } else if (one == '.' && place < last) {
            next = at[place + 1];
            if (next == ' ') {
                next = place + 2 <= last ? at[place + 2] : 0;
                if (!((next >= 'A' && next <= 'Z') || (next >= '0' && next <= '9'))) return 0;
                if (add_place(found, place + 2) < 0) return -1;
            } else if (!((next >= 'a' && next <= 'z') || (next >= '0' && next <= '9') || next == ',')) {
                return 0;
            }
        }
    }
    return 1;
}
