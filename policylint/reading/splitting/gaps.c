/* Marks that may end a sentence before a capital or a figure (`_GAP` in Python). */

#include "splitting.h"

static int is_closing(Py_UCS4 one) {
    switch (one) {
    case ')': case ']': case '}': case '"': case '\'': case 0x201D: case 0x2019: case 0xBB: case '*': case '_':
        return 1;
    default:
        return 0;
    }
}

static int is_opening(Py_UCS4 one) {
    switch (one) {
    case '"': case '\'': case 0x201C: case 0x2018: case '(': case '[': case '*': case '_': case 0x2022: case 0x2013: case 0x2014:
    case '-':
        return 1;
    default:
        return 0;
    }
}

/* Whether a character is a figure of any script: 1, 0, or -1 and an exception. */
static int is_figure(Py_UCS4 one) {
    PyObject *character, *said;
    int is;
    if (one < 0x660) return one >= '0' && one <= '9';
    character = PyUnicode_FromOrdinal((int)one);
    said = character ? PyObject_CallMethod(character, "isdecimal", NULL) : NULL;
    is = said ? PyObject_IsTrue(said) : -1;
    Py_XDECREF(character);
    Py_XDECREF(said);
    return is;
}

static int is_capital(Py_UCS4 one) {
    return (one >= 'A' && one <= 'Z') || (one >= 0xC0 && one <= 0xDE && one != 0xD7);
}

int add_gaps(const Text *text, Places *found) {
    const Py_UCS4 *at = text->at;
    for (Py_ssize_t mark = 0; mark < text->length; mark++) {
        Py_ssize_t place = mark + 1, begins, first;
        int starts;
        if (at[mark] != '.' && at[mark] != '?' && at[mark] != '!' && at[mark] != 0x2026) continue;
        while (place < text->length && is_closing(at[place])) place++;
        for (begins = place; begins < text->length && is_space(at[begins]);) begins++;
        for (first = begins; first < text->length && is_opening(at[first]);) first++;
        if (begins == place || first == text->length) continue;
        starts = is_capital(at[first]) ? 1 : is_figure(at[first]);
        if (starts < 0 || (starts && add_place(found, begins) < 0)) return -1;
    }
    return 0;
}

static int compare(const void *one, const void *other) {
    Py_ssize_t first = *(const Py_ssize_t *)one, second = *(const Py_ssize_t *)other;
    return (first > second) - (first < second);
}

void put_in_order(Places *places, Py_ssize_t length) {
    Py_ssize_t kept = 0;
    if (places->count > 1) qsort(places->at, (size_t)places->count, sizeof *places->at, compare);
    for (Py_ssize_t number = 0; number < places->count; number++)
        if (places->at[number] < length && (!kept || places->at[number] > places->at[kept - 1])) places->at[kept++] = places->at[number];
    places->count = kept;
}
