/* What stands in brackets or quotation marks (`_pairs` in Python). */

#include "splitting.h"

#define LONGEST_BRACKET 600
#define LOOKED_AT 8 /* So many of the marks that are open may be closed by the next. */

static Py_UCS4 opening_of(Py_UCS4 mark) {
    switch (mark) {
    case ')': return '(';
    case ']': return '[';
    case 0x201D: return 0x201C;
    case '"': return '"';
    default: return 0;
    }
}

/* Whether a mark is among the last that are open; `open` holds marks and their places in turn. */
static int is_open(const Places *open, Py_UCS4 mark) {
    Py_ssize_t first = open->count - 2 * LOOKED_AT;
    for (Py_ssize_t number = first > 0 ? first : 0; number < open->count; number += 2)
        if (open->at[number] == (Py_ssize_t)mark) return 1;
    return 0;
}

static int close_pair(Places *open, Places *found, Py_UCS4 mark, Py_ssize_t place) {
    Py_ssize_t start;
    while (open->at[open->count - 2] != (Py_ssize_t)mark) open->count -= 2;
    start = open->at[open->count - 1];
    open->count -= 2;
    if (place - start > LONGEST_BRACKET) return 0;
    while (found->count && found->at[found->count - 2] > start) found->count -= 2;
    return add_place(found, start) < 0 ? -1 : add_place(found, place + 1);
}

static int look_for_pairs(const Text *text, Places *open, Places *found) {
    const Py_UCS4 *at = text->at;
    for (Py_ssize_t place = 0; place < text->length; place++) {
        Py_UCS4 mark = at[place], opening;
        int opens;
        if (mark < 0x80 && !marks[mark]) continue;
        opening = opening_of(mark);
        opens = mark == '(' || mark == '[' || mark == 0x201C;
        if (!opens && !opening) continue;
        if (opens || (mark == '"' && !is_open(open, mark))) {
            if (mark == '"' && place && !is_space(at[place - 1])) continue;
            if (add_place(open, (Py_ssize_t)mark) < 0 || add_place(open, place) < 0) return -1;
        } else if (is_open(open, opening) && close_pair(open, found, opening, place) < 0) {
            return -1;
        }
    }
    return 0;
}

int find_pairs(const Text *text, Places *found) {
    Places open = {NULL, 0, 0};
    int done = look_for_pairs(text, &open, found);
    PyMem_Free(open.at);
    return done;
}
