/* Python: single matches, as numbers of words or as offsets into the texts of passages. */

#include "field.h"

typedef struct { int32_t pattern; int anywhere; Py_ssize_t number, start, end; } Match;

/* The next match in a passage that begins at place `from` or later: 1 if there is one, 0 if not, -1 after an error. */
static int next_match(Field *f, Match *match, Py_ssize_t from) {
    Bits *starts = starts_of(f, match->pattern, match->anywhere);
    if (!starts) return f->failed ? -1 : 0;
    match->start = following(f, starts, from);
    if (match->start > f->end[match->number]) return 0;
    match->end = end_of(f, match->pattern, match->anywhere, match->start);
    return match->end < 0 ? -1 : 1;
}

static int first_match(Field *f, Match *match) { return next_match(f, match, f->begin[match->number]); }

static int following_match(Field *f, Match *match) {
    return next_match(f, match, match->end > match->start ? match->end : match->start + 1);
}

/* Turns the places of a match into offsets. */
static void place_in_text(const Field *f, Match *match) {
    const Word *words = f->text->words + f->shift;
    Py_ssize_t last = match->end > match->start ? match->end - 1 : match->start;
    match->start = words[match->start].start;
    match->end = words[last].end;
}

int first_span(Field *f, int32_t pattern, int anywhere, Py_ssize_t number, Py_ssize_t *start, Py_ssize_t *end) {
    Match match = {pattern, anywhere, number, 0, 0};
    int found = first_match(f, &match);
    if (found <= 0) return found;
    place_in_text(f, &match);
    *start = match.start;
    *end = match.end;
    return 1;
}

static void count_words(const Field *f, Match *match) {
    match->start -= f->begin[match->number];
    match->end -= f->begin[match->number];
}

/* A tuple of numbers, of which the first may be an object. */
static PyObject *tuple_of(PyObject *object, int count, const Py_ssize_t *numbers) {
    PyObject *tuple = PyTuple_New(count + (object != NULL));
    if (!tuple) return NULL;
    if (object) {
        Py_INCREF(object);
        PyTuple_SetItem(tuple, 0, object);
    }
    for (int i = 0; i < count; i++) {
        PyObject *number = PyLong_FromSsize_t(numbers[i]);
        if (!number) { Py_DECREF(tuple); return NULL; }
        PyTuple_SetItem(tuple, i + (object != NULL), number);
    }
    return tuple;
}

static PyObject *pair_of(const Match *match) {
    return tuple_of(NULL, 2, (const Py_ssize_t[]){match->start, match->end});
}

/* Adds an object to a list, and takes the reference to it; -1 after an error. */
static int append(PyObject *list, PyObject *object) {
    int done = object ? PyList_Append(list, object) : -1;
    Py_XDECREF(object);
    return done;
}

static int read_match(Field *f, PyObject *const *given, Py_ssize_t count, Match *match) {
    long pattern, number;
    if (read_arguments(f, given, count, f->passages, &pattern, &number, &match->anywhere) < 0) return -1;
    match->pattern = (int32_t)pattern;
    match->number = number;
    return 0;
}

static PyObject *first(PyObject *self, PyObject *const *given, Py_ssize_t count,
                       void (*convert)(const Field *, Match *)) {
    Match match;
    if (read_match((Field *)self, given, count, &match) < 0) return NULL;
    int found = first_match((Field *)self, &match);
    if (found < 0) return NULL;
    if (!found) Py_RETURN_NONE;
    convert((Field *)self, &match);
    return pair_of(&match);
}

PyObject *field_first(PyObject *self, PyObject *const *given, Py_ssize_t count) {
    return first(self, given, count, count_words);
}

PyObject *field_span(PyObject *self, PyObject *const *given, Py_ssize_t count) {
    return first(self, given, count, place_in_text);
}

PyObject *field_every(PyObject *self, PyObject *const *given, Py_ssize_t count) {
    Field *f = (Field *)self;
    Match match;
    if (read_match(f, given, count, &match) < 0) return NULL;
    PyObject *list = PyList_New(0);
    if (!list) return NULL;
    int found = first_match(f, &match);
    for (; found > 0; found = following_match(f, &match)) {
        Match counted = match;
        count_words(f, &counted);
        if (append(list, pair_of(&counted)) < 0) found = -1;
        if (found < 0) break;
    }
    if (found < 0) Py_CLEAR(list);
    return list;
}

/* The span of a pair: a pattern and a passage in which it matches. */
static PyObject *span_of(Field *f, PyObject *pair) {
    Match match;
    if (!PyTuple_Check(pair) || PyTuple_Size(pair) != 2) { PyErr_SetString(PyExc_TypeError, "pairs are tuples"); return NULL; }
    PyObject *given[3] = {PyTuple_GetItem(pair, 0), PyTuple_GetItem(pair, 1), Py_False};
    if (read_match(f, given, 3, &match) < 0) return NULL;
    int found = first_match(f, &match);
    if (!found) PyErr_SetString(PyExc_ValueError, "a pattern does not match in its passage");
    if (found <= 0) return NULL;
    place_in_text(f, &match);
    return pair_of(&match);
}

PyObject *field_spans(PyObject *self, PyObject *pairs) {
    if (!PyList_Check(pairs)) { PyErr_SetString(PyExc_TypeError, "pairs are a list"); return NULL; }
    PyObject *list = PyList_New(0);
    for (Py_ssize_t i = 0; list && i < PyList_Size(pairs); i++) {
        PyObject *pair = PyList_GetItem(pairs, i);
        Py_INCREF(pair);                  /* converting its numbers may run code that takes it out of the list */
        if (append(list, span_of((Field *)self, pair)) < 0) Py_CLEAR(list);
        Py_DECREF(pair);
    }
    return list;
}

/* Adds all matches of a pattern, passage by passage; -1 after an error. */
static int add_every(Field *f, PyObject *object, int32_t pattern, PyObject *list) {
    Bits *starts = starts_of(f, pattern, 0);
    Py_ssize_t place = starts ? following(f, starts, 0) : f->size;
    while (place < f->size) {
        Match match = {pattern, 0, f->passage[place], 0, 0};
        int found = first_match(f, &match);
        for (; found > 0; found = following_match(f, &match)) {
            Match placed = match;
            place_in_text(f, &placed);
            const Py_ssize_t numbers[] = {placed.number, placed.start, placed.end};
            if (append(list, tuple_of(object, 3, numbers)) < 0) return -1;
        }
        if (found < 0) return -1;
        place = following(f, starts, f->end[match.number] + 1);
    }
    return f->failed ? -1 : 0;
}

PyObject *field_every_span(PyObject *self, PyObject *patterns) {
    if (!PyList_Check(patterns)) { PyErr_SetString(PyExc_TypeError, "patterns are a list"); return NULL; }
    Field *f = (Field *)self;
    PyObject *list = PyList_New(0);
    for (Py_ssize_t i = 0; list && i < PyList_Size(patterns); i++) {
        PyObject *object = PyList_GetItem(patterns, i), *given[2] = {object, Py_False};
        long pattern;
        int anywhere;
        Py_INCREF(object);
        if (read_arguments(f, given, 2, 0, &pattern, NULL, &anywhere) < 0 ||
            add_every(f, object, (int32_t)pattern, list) < 0)
            Py_CLEAR(list);
        Py_DECREF(object);
    }
    return list;
}
