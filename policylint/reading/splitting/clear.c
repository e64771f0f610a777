/* Texts in which it is clear where sentences may end (`_is_single` and `_after_full_stops` in Python). */

#include "splitting.h"

static int is_word(Py_UCS4 one) { return is_plain(one) || one == '_'; }

static int is_roman(Py_UCS4 one) {
    switch (one | 0x20) {
    case 'i': case 'v': case 'x': case 'l': case 'c': case 'd': case 'm':
        return one < 0x80;
    default:
        return 0;
    }
}

/* Whether the bracket at a place may close the number of an item: a word of one or two characters, or a Roman number. */
static int may_count(const Py_UCS4 *at, Py_ssize_t bracket) {
    Py_UCS4 one, two, three;
    if (bracket == 0) return 0;
    one = at[bracket - 1];
    if (one >= 0x80) return 1;
    if (!is_word(one)) return 0;
    if (bracket == 1) return 1;
    two = at[bracket - 2];
    if (two >= 0x80 || !is_word(two) || bracket == 2) return 1;
    three = at[bracket - 3];
    return three >= 0x80 || !is_word(three) || (is_roman(one) && is_roman(two) && is_roman(three));
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

int clear_ends(const Text *text, Places *found) {
    const Py_UCS4 *at = text->at;
    Py_ssize_t last = text->length - 1;
    for (Py_ssize_t place = 0; place <= last; place++) {
        Py_UCS4 one = at[place], next;
        if (one < 0x80 && !marks[one]) continue;
        if (one >= 0x80) {
            if (one <= 0xBF || (one >= 0x300 && one <= 0x200F) || one >= 0x2020) return 0;
        } else if (one == '?' || one == '!' || (one == ')' && may_count(at, place))) {
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
