/* Python: what a field is asked for: sets of passages and of places. */

#include "field.h"

static PyObject *as_int(Field *f, const Bits *set, Py_ssize_t width) {
    while (width > 0 && !set[width - 1]) width--;
    if (width < 2) return PyLong_FromUnsignedLongLong(width ? set[0] : 0);
    PyObject *bytes = PyBytes_FromStringAndSize(NULL, width * 8);
    if (!bytes) return NULL;
    char *to = PyBytes_AsString(bytes);
    for (Py_ssize_t i = 0; i < width; i++)
        for (int byte = 0; byte < 8; byte++) *to++ = (char)(set[i] >> 8 * byte);
    PyObject *found = PyObject_CallFunctionObjArgs(f->from_bytes, bytes, f->little, NULL);
    Py_DECREF(bytes);
    return found;
}

/* Reads the number of a pattern, perhaps another number below `limit`, and whether it may match anywhere. */
int read_arguments(Field *f, PyObject *const *given, Py_ssize_t count, Py_ssize_t limit, long *pattern,
                   long *number, int *anywhere) {
    if (count != (number ? 3 : 2)) { PyErr_SetString(PyExc_TypeError, "wrong number of arguments"); return -1; }
    *pattern = PyLong_AsLong(given[0]);
    if (number) *number = PyLong_AsLong(given[1]);
    *anywhere = PyObject_IsTrue(given[count - 1]);
    if (PyErr_Occurred()) return -1;
    if (*pattern < 0 || *pattern >= f->program->count[PATTERNS] || (number && (*number < 0 || *number >= limit))) {
        PyErr_SetString(PyExc_IndexError, "there is no such pattern or passage");
        return -1;
    }
    f->failed = 0;
    return 0;
}

static PyObject *passages_of(Field *f, const Bits *starts) {
    if (!starts) return PyLong_FromLong(0);
    Py_ssize_t width = f->passages / 64 + 1;
    Bits small[64] = {0}, *found = width <= 64 ? small : calloc(width, sizeof(Bits));
    if (!found) return PyErr_NoMemory();
    mark_passages(f, starts, found);
    PyObject *set = as_int(f, found, width);
    if (found != small) free(found);
    return set;
}

static PyObject *field_hits(PyObject *self, PyObject *const *given, Py_ssize_t count) {
    Field *f = (Field *)self;
    long pattern;
    int anywhere;
    if (read_arguments(f, given, count, 0, &pattern, NULL, &anywhere) < 0) return NULL;
    Bits *starts = starts_of(f, (int32_t)pattern, anywhere);
    return f->failed ? NULL : passages_of(f, starts);
}

/* Reads the passages that a union is wanted of: a number with a bit for each, or NULL for all; -1 and an exception if it is wrong. */
static int read_among(Field *f, PyObject *among, Bits *left) {
    PyObject *bytes = NULL;
    if (among && PyLong_Check(among)) {
        bytes = PyObject_CallMethodObjArgs(among, f->to_bytes, f->set_size, f->little, NULL);
        if (!bytes) return -1;
    }
    if (among && (!bytes || !PyBytes_Check(bytes) || PyBytes_Size(bytes) * 8 <= f->passages)) {
        Py_XDECREF(bytes);
        PyErr_SetString(PyExc_TypeError, "passages are a number");
        return -1;
    }
    const unsigned char *from = bytes ? (const unsigned char *)PyBytes_AsString(bytes) : NULL;
    for (Py_ssize_t number = 0; number < f->passages; number++)
        if (!from || from[number >> 3] >> (number & 7) & 1) add(left, number);
    Py_XDECREF(bytes);
    return 0;
}

static PyObject *field_union(PyObject *self, PyObject *const *given, Py_ssize_t count) {
    Field *f = (Field *)self;
    if (count < 1 || count > 2 || !PyTuple_Check(given[0])) {
        PyErr_SetString(PyExc_TypeError, "patterns are a tuple");
        return NULL;
    }
    int32_t *list = NULL, size = 0, room = 0;
    Py_ssize_t width = f->passages / 64 + 1;
    Bits *sets = calloc(2 * width, sizeof(Bits));
    PyObject *set = sets ? NULL : PyErr_NoMemory();
    if (sets && add_list(&list, &size, &room, given[0], f->program->count[PATTERNS]) >= 0 &&
        read_among(f, count == 2 ? given[1] : NULL, sets) == 0 && unite_list(f, list, sets, sets + width) == 0)
        set = as_int(f, sets + width, width);
    free(list);
    free(sets);
    return set;
}

/* The pattern that is an object, and the passages it matches in; NULL if there are none, or after an error. */
static PyObject *pair_of(Field *f, PyObject *object) {
    PyObject *given[2] = {object, Py_False};
    long pattern;
    int anywhere;
    if (read_arguments(f, given, 2, 0, &pattern, NULL, &anywhere) < 0) return NULL;
    Bits *starts = starts_of(f, (int32_t)pattern, 0);
    PyObject *set = starts ? passages_of(f, starts) : NULL;
    PyObject *pair = set ? PyTuple_Pack(2, object, set) : NULL;
    Py_XDECREF(set);
    return pair;
}

static PyObject *field_matching(PyObject *self, PyObject *patterns) {
    if (!PyList_Check(patterns)) { PyErr_SetString(PyExc_TypeError, "patterns are a list"); return NULL; }
    Py_ssize_t count = PyList_Size(patterns);
    PyObject *found = PyList_New(0);
    for (Py_ssize_t i = 0; found && i < count; i++) {
        PyObject *object = PyList_GetItem(patterns, i);
        if (!object) { Py_CLEAR(found); break; }
        Py_INCREF(object);                /* converting it may run code that takes it out of the list */
        PyObject *pair = pair_of((Field *)self, object);
        Py_DECREF(object);
        if (pair ? PyList_Append(found, pair) < 0 : PyErr_Occurred() != NULL) Py_CLEAR(found);
        Py_XDECREF(pair);
    }
    return found;
}

static PyObject *field_starts(PyObject *self, PyObject *const *given, Py_ssize_t count) {
    Field *f = (Field *)self;
    long pattern;
    int anywhere;
    if (read_arguments(f, given, count, 0, &pattern, NULL, &anywhere) < 0) return NULL;
    Bits *starts = starts_of(f, (int32_t)pattern, anywhere);
    return f->failed ? NULL : as_int(f, starts ? starts : f->empty, f->width);
}

static PyObject *field_end(PyObject *self, PyObject *const *given, Py_ssize_t count) {
    Field *f = (Field *)self;
    long pattern, start;
    int anywhere;
    if (read_arguments(f, given, count, f->size, &pattern, &start, &anywhere) < 0) return NULL;
    Bits *starts = starts_of(f, (int32_t)pattern, anywhere);
    Py_ssize_t end = starts && has(f, starts, start) ? end_of(f, (int32_t)pattern, anywhere, start) : start;
    return f->failed ? NULL : PyLong_FromSsize_t(end);
}

PyMethodDef field_methods[] = {
    {"hits", (PyCFunction)(void (*)(void))field_hits, METH_FASTCALL,
     "hits(pattern, anywhere): the passages in which a pattern matches, a bit for each."},
    {"union", (PyCFunction)(void (*)(void))field_union, METH_FASTCALL,
     "union(patterns, among): the passages, all or of these, in which any pattern of a tuple matches anywhere."},
    {"matching", field_matching, METH_O,
     "matching(patterns): those that match in own words, each with the passages, as `hits` gives them."},
    {"starts", (PyCFunction)(void (*)(void))field_starts, METH_FASTCALL,
     "starts(pattern, anywhere): the places at which matches begin, a bit for each."},
    {"end", (PyCFunction)(void (*)(void))field_end, METH_FASTCALL,
     "end(pattern, start, anywhere): the place where the match ends that begins at `start`."},
    {"first", (PyCFunction)(void (*)(void))field_first, METH_FASTCALL,
     "first(pattern, passage, anywhere): the first match in a passage, as numbers of words, or None."},
    {"every", (PyCFunction)(void (*)(void))field_every, METH_FASTCALL,
     "every(pattern, passage, anywhere): all matches in a passage that do not overlap, as numbers of words."},
    {"span", (PyCFunction)(void (*)(void))field_span, METH_FASTCALL,
     "span(pattern, passage, anywhere): the first match in a passage, as offsets into its text, or None."},
    {"spans", field_spans, METH_O,
     "spans(pairs): the first match of a pattern in a passage's own words, for each pair of these, as offsets."},
    {"weigh", field_weigh, METH_VARARGS,
     "weigh(entries, around, first, kinds, silent, may_deny, denied): what the entries disclose, and what they nearly do."},
    {"every_span", field_every_span, METH_O,
     "every_span(patterns): all matches in own words: pattern, passage, and offsets of start and end."},
    {NULL, NULL, 0, NULL}};
