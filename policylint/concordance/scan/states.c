/* The states that reading a text goes through. */

#include "scan.h"

/* Makes room for one more state; the number of it, or -1. */
static int32_t new_state(Scanner *s) {
    if (s->states == MOST_STATES) { PyErr_SetString(PyExc_ValueError, "too many hints"); return -1; }
    if (s->states == s->room) {
        size_t room = s->room ? 2 * (size_t)s->room : 256;
        uint16_t *next = realloc(s->next, (room << s->shift) * sizeof(uint16_t));
        if (next) s->next = next;
        Bits *held = realloc(s->held, room * s->words * sizeof(Bits));
        if (held) s->held = held;
        if (!next || !held) { PyErr_NoMemory(); return -1; }
        s->room = (int32_t)room;
    }
    memset(s->next + ((size_t)s->states << s->shift), 0, sizeof(uint16_t) << s->shift);
    memset(s->held + s->states * s->words, 0, s->words * sizeof(Bits));
    return s->states++;
}

static int add_hint(Scanner *s, const unsigned char *at, Py_ssize_t size, Py_ssize_t group) {
    int32_t state = 0;
    for (const unsigned char *end = at + size; at < end; at++) {
        size_t step = (size_t)state << s->shift | s->class_of[*at];
        state = s->next[step];
        if (!state) {
            if ((state = new_state(s)) < 0) return -1;
            s->next[step] = (uint16_t)state;
        }
    }
    s->held[state * s->words + (group >> 6)] |= (Bits)1 << (group & 63);
    return 0;
}

/* Does something with each hint: gives its bytes a class, or adds it. */
static int each_hint(Scanner *s, PyObject *groups, int adding) {
    for (Py_ssize_t number = 0; number < s->groups; number++) {
        PyObject *group = PyTuple_GetItem(groups, number);
        if (!PyTuple_Check(group)) { PyErr_SetString(PyExc_TypeError, "a group is a tuple"); return -1; }
        for (Py_ssize_t i = 0; i < PyTuple_Size(group); i++) {
            PyObject *hint = PyUnicode_AsEncodedString(PyTuple_GetItem(group, i), "utf-8", "surrogatepass");
            char *bytes;
            Py_ssize_t size;
            int failed = !hint || PyBytes_AsStringAndSize(hint, &bytes, &size) < 0;
            if (!failed && adding) failed = add_hint(s, (unsigned char *)bytes, size, number) < 0;
            for (Py_ssize_t at = 0; !failed && !adding && at < size; at++) s->class_of[(unsigned char)bytes[at]] = 1;
            Py_XDECREF(hint);
            if (failed) return -1;
        }
    }
    return 0;
}

int add_hints(Scanner *s, PyObject *groups) {
    s->groups = PyTuple_Size(groups);
    s->words = s->groups / 64 + 1;
    if (each_hint(s, groups, 0) < 0) return -1;
    s->classes = 1;
    if (s->class_of[' ']) s->class_of[' '] = (unsigned char)s->classes++;
    for (int i = 0; i < 256; i++) {
        unsigned char byte = (unsigned char)('a' + i);
        if (s->class_of[byte] && byte != ' ') s->class_of[byte] = (unsigned char)s->classes++;
    }
    while (1 << s->shift < s->classes) s->shift++;
    return new_state(s) < 0 ? -1 : each_hint(s, groups, 1);
}

/* Fills in where a state goes with the bytes with which no hint goes on, and adds to it what ends there besides. */
static void link_state(Scanner *s, int32_t state, const uint16_t *back, uint16_t *behind, uint16_t *queue, int32_t *last) {
    uint16_t *next = s->next + ((size_t)state << s->shift);
    const uint16_t *other = s->next + ((size_t)back[state] << s->shift);
    for (int class = 0; class < s->classes; class++) {
        int32_t child = next[class];
        if (!child) { next[class] = state ? other[class] : 0; continue; }
        behind[child] = state ? other[class] : 0;
        for (Py_ssize_t i = 0; i < s->words; i++)
            s->held[child * s->words + i] |= s->held[behind[child] * s->words + i];
        queue[(*last)++] = (uint16_t)child;
    }
}

/* Lists the groups that each state tells of. */
static int list_told(Scanner *s) {
    size_t count = 0, last = 0;
    for (int32_t state = 0; state < s->states; state++)
        for (Py_ssize_t i = 0; i < s->words; i++)
            for (Bits left = s->held[state * s->words + i]; left; left &= left - 1) count++;
    s->tells = calloc(s->states, 1);
    s->first = malloc((s->states + 1) * sizeof(int32_t));
    s->told = malloc((count + 1) * sizeof(int32_t));
    if (!s->tells || !s->first || !s->told || count > INT32_MAX) { PyErr_NoMemory(); return -1; }
    for (int32_t state = 0; state < s->states; state++) {
        s->first[state] = (int32_t)last;
        for (Py_ssize_t group = 0; group < s->groups; group++)
            if (s->held[state * s->words + (group >> 6)] >> (group & 63) & 1) s->told[last++] = (int32_t)group;
        s->tells[state] = last > (size_t)s->first[state];
    }
    s->first[s->states] = (int32_t)last;
    free(s->held);
    s->held = NULL;
    return 0;
}

int link_states(Scanner *s) {
    uint16_t *back = calloc(s->states, sizeof(uint16_t)), *queue = calloc(s->states, sizeof(uint16_t));
    int failed = !back || !queue;
    if (failed) PyErr_NoMemory();
    int32_t last = 1;
    for (int32_t first = 0; !failed && first < last; first++) link_state(s, queue[first], back, back, queue, &last);
    failed = failed || list_told(s) < 0;
    free(back);
    free(queue);
    return failed ? -1 : 0;
}

int pack_states(Scanner *s) {
    const size_t line = sizeof(uint16_t) << OFTEN;
    s->kept = malloc((s->states + 1) * line);
    if (!s->kept) { PyErr_NoMemory(); return -1; }
    s->often = (uint16_t *)(((uintptr_t)s->kept + line - 1) / line * line);
    size_t count = (size_t)(s->classes < 1 << OFTEN ? s->classes : 1 << OFTEN) * sizeof(uint16_t);
    for (size_t state = 0; state < (size_t)s->states; state++)
        memcpy(s->often + (state << OFTEN), s->next + (state << s->shift), count);
    return 0;
}
