/* Python: Around, what stands around the passages of a document. */

#include "field.h"

static int read_run(Around *a, PyObject *given, Run *run) {
    PyObject *contexts;
    if (!PyTuple_Check(given)) { PyErr_SetString(PyExc_TypeError, "a run is a tuple"); return -1; }
    if (!PyArg_ParseTuple(given, "iiO!", &run->start, &run->end, &PyTuple_Type, &contexts)) return -1;
    if (run->start < 0 || run->end < run->start || (run > a->run && run->start < run[-1].end)) {
        PyErr_SetString(PyExc_ValueError, "runs follow one another");
        return -1;
    }
    run->contexts = add_list(&a->numbers, &a->size, &a->room, contexts, a->contexts);
    return run->contexts < 0 ? -1 : 0;
}

static int add_run(Around *a, PyObject *given, Py_ssize_t *room) {
    if (a->runs == *room) {
        Py_ssize_t more = *room ? 2 * *room : 64;
        Run *run = more <= INT32_MAX / 64 ? realloc(a->run, more * sizeof(Run)) : NULL;
        if (!run) { PyErr_NoMemory(); return -1; }
        a->run = run;
        *room = more;
    }
    if (read_run(a, given, a->run + a->runs) < 0) return -1;
    a->runs++;
    return 0;
}

/* Reads the runs one by one: there may be one for each passage. */
static int read_runs(Around *a, PyObject *runs) {
    PyObject *each = PyObject_GetIter(runs), *given;
    Py_ssize_t room = 0;
    a->known = calloc(a->entries->sets + 1, sizeof(Bits *));
    if (each && !a->known) PyErr_NoMemory();
    while (each && a->known && (given = PyIter_Next(each))) {
        int done = add_run(a, given, &room);
        Py_DECREF(given);
        if (done < 0) break;
    }
    Py_XDECREF(each);
    return PyErr_Occurred() ? -1 : 0;
}

/* Counts the contexts; -1 and an exception if they are not in fields of the same program. */
static int read_fields(Around *a, PyObject *fields) {
    for (Py_ssize_t i = 0; i < PyTuple_Size(fields); i++) {
        Field *f = (Field *)PyTuple_GetItem(fields, i);
        if (Py_TYPE(f) != (PyTypeObject *)field_type || f->program != a->entries->program ||
            f->passages > INT32_MAX / 64 - a->contexts) {
            PyErr_SetString(PyExc_ValueError, "contexts stand in fields of the same program");
            return -1;
        }
        a->contexts += (int32_t)f->passages;
    }
    return 0;
}

static PyObject *new_around(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
    PyObject *entries, *fields, *runs;
    if (!PyArg_ParseTuple(arguments, "O!O!O", entries_type, &entries, &PyTuple_Type, &fields, &runs)) return NULL;
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    Around *a = (Around *)allocate(type, 0);
    if (!a) return NULL;
    Py_INCREF(entries);
    Py_INCREF(fields);
    a->entries = (Entries *)entries;
    a->fields = fields;
    if (read_fields(a, fields) < 0 || read_runs(a, runs) < 0) Py_CLEAR(a);
    return (PyObject *)a;
}

/* Adds the contexts of a field in which a pattern of a list matches; the first of them has number `first`. */
static int add_contexts(Field *f, const int32_t *list, Bits *contexts, int32_t first) {
    Py_ssize_t width = f->passages / 64 + 1;
    Bits *left = calloc(2 * width, sizeof(Bits)), *found = left + width;
    if (!left) { PyErr_NoMemory(); return -1; }
    for (Py_ssize_t number = 0; number < f->passages; number++) add(left, number);
    int done = unite_list(f, list, left, found);
    for (Py_ssize_t i = 0; i < width; i++)
        for (Bits word = found[i]; word; word &= word - 1) add(contexts, first + i * 64 + lowest(word));
    free(left);
    return done;
}

const Bits *contexts_in(Around *a, int32_t set) {
    if (a->known[set]) return a->known[set];
    Bits *found = calloc(a->contexts / 64 + 1, sizeof(Bits));
    if (!found) { PyErr_NoMemory(); return NULL; }
    int32_t first = 0;
    for (Py_ssize_t i = 0; i < PyTuple_Size(a->fields); i++) {
        Field *f = (Field *)PyTuple_GetItem(a->fields, i);
        if (add_contexts(f, a->entries->numbers + a->entries->set[set], found, first) < 0) { free(found); return NULL; }
        first += (int32_t)f->passages;
    }
    return a->known[set] = found;
}

static void free_around(PyObject *self) {
    Around *a = (Around *)self;
    for (int32_t i = 0; a->known && i < a->entries->sets; i++) free(a->known[i]);
    free(a->known);
    free(a->run);
    free(a->numbers);
    Py_XDECREF(a->entries);
    Py_XDECREF(a->fields);
    free_object(self);
}

static PyType_Slot around_slots[] = {
    {Py_tp_new, new_around}, {Py_tp_dealloc, free_around},
    {Py_tp_doc, "Around(entries, fields, runs): the contexts of a document, and for runs of passages those around them."}, {0, NULL}};
PyType_Spec around_spec = {"policylint.phrases._field.Around", sizeof(Around), 0, Py_TPFLAGS_DEFAULT, around_slots};
