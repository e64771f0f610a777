/* Python: Entries, what a vocabulary says of its patterns, as weigh.c reads it. */

#include "field.h"

static int32_t list(Entries *e, PyObject *tuple, long limit) {
    return add_list(&e->numbers, &e->size, &e->room, tuple, limit);
}

/* Adds lists of patterns, and a list of where they stand; its offset, or -1 and an exception. */
static int32_t lists(Entries *e, PyObject *tuple) {
    Py_ssize_t count = PyTuple_Size(tuple);
    int32_t offset = e->size;
    if (grow_numbers(&e->numbers, &e->room, offset + count + 1) < 0) return -1;
    e->numbers[offset] = (int32_t)count;
    e->size += (int32_t)count + 1;
    for (Py_ssize_t i = 0; i < count; i++) {
        int32_t inner = list(e, PyTuple_GetItem(tuple, i), e->program->count[PATTERNS]);
        if (inner < 0) return -1;
        if (!e->numbers[inner]) { PyErr_SetString(PyExc_ValueError, "a group has a pattern"); return -1; }
        e->numbers[offset + 1 + i] = inner;
    }
    return offset;
}

/* Reads an entry; the list of its triggers, or -1 and an exception. */
static int32_t read_entry(Entries *e, PyObject *given, Weighed *entry) {
    PyObject *topics, *triggers, *unless, *with;
    if (!PyTuple_Check(given)) { PyErr_SetString(PyExc_TypeError, "an entry is a tuple"); return -1; }
    if (!PyArg_ParseTuple(given, "iiiiiiO!O!O!O!", &entry->rank, &entry->kinds, &entry->is_stating, &entry->is_void,
                          &entry->under, &entry->not_under, &PyTuple_Type, &topics, &PyTuple_Type, &triggers,
                          &PyTuple_Type, &unless, &PyTuple_Type, &with))
        return -1;
    if (entry->rank < 0 || entry->rank > NEAR_MISS || entry->kinds < 0 || entry->kinds >= KINDS || entry->under < -1 ||
        entry->under >= e->sets || entry->not_under < -1 || entry->not_under >= e->sets) {
        PyErr_SetString(PyExc_ValueError, "not an entry");
        return -1;
    }
    entry->topics = list(e, topics, (long)PyTuple_Size(e->topics));
    entry->unless = entry->topics < 0 ? -1 : list(e, unless, e->program->count[PATTERNS]);
    entry->with = entry->unless < 0 ? -1 : lists(e, with);
    return entry->with < 0 ? -1 : list(e, triggers, e->program->count[PATTERNS]);
}

/* Enters each entry under its triggers, in the order of the entries. */
static int index_triggers(Entries *e, const int32_t *triggers) {
    int32_t patterns = e->program->count[PATTERNS], all = 0;
    for (int32_t i = 0; i < e->count; i++) all += e->numbers[triggers[i]];
    e->first = calloc(patterns + 2, sizeof(int32_t));
    e->triggered = calloc(all + 1, sizeof(int32_t));
    if (!e->first || !e->triggered) { PyErr_NoMemory(); return -1; }
    for (int32_t i = 0; i < e->count; i++)
        for (int32_t j = 1; j <= e->numbers[triggers[i]]; j++) e->first[e->numbers[triggers[i] + j] + 2]++;
    for (int32_t pattern = 2; pattern <= patterns; pattern++) e->first[pattern] += e->first[pattern - 1];
    for (int32_t i = 0; i < e->count; i++)
        for (int32_t j = 1; j <= e->numbers[triggers[i]]; j++)
            e->triggered[e->first[e->numbers[triggers[i] + j] + 1]++] = i;
    return 0;
}

static int read_entries(Entries *e, PyObject *entries) {
    int32_t *triggers = malloc((e->count + 1) * sizeof(int32_t));
    e->entry = calloc(e->count + 1, sizeof(Weighed));
    int done = triggers && e->entry ? 0 : -1;
    if (done < 0) PyErr_NoMemory();
    for (int32_t i = 0; i < e->count && !done; i++) {
        triggers[i] = read_entry(e, PyTuple_GetItem(entries, i), e->entry + i);
        if (triggers[i] < 0) done = -1;
    }
    if (!done) done = index_triggers(e, triggers);
    free(triggers);
    return done;
}

static int read_sets(Entries *e, PyObject *sets) {
    e->set = calloc(e->sets + 1, sizeof(int32_t));
    if (!e->set) { PyErr_NoMemory(); return -1; }
    for (int32_t i = 0; i < e->sets; i++) {
        e->set[i] = list(e, PyTuple_GetItem(sets, i), e->program->count[PATTERNS]);
        if (e->set[i] < 0) return -1;
    }
    return 0;
}

static PyObject *new_entries(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
    PyObject *program, *topics, *sets, *entries;
    if (!PyArg_ParseTuple(arguments, "O!O!O!O!", program_type, &program, &PyTuple_Type, &topics, &PyTuple_Type, &sets,
                          &PyTuple_Type, &entries))
        return NULL;
    if (PyTuple_Size(entries) > INT32_MAX / 64 || PyTuple_Size(sets) > INT32_MAX / 64) {
        PyErr_SetString(PyExc_OverflowError, "too many entries");
        return NULL;
    }
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    Entries *e = (Entries *)allocate(type, 0);
    if (!e) return NULL;
    Py_INCREF(program);
    Py_INCREF(topics);
    e->program = (Program *)program;
    e->topics = topics;
    e->count = (int32_t)PyTuple_Size(entries);
    e->sets = (int32_t)PyTuple_Size(sets);
    if (read_sets(e, sets) < 0 || read_entries(e, entries) < 0) Py_CLEAR(e);
    return (PyObject *)e;
}

static void free_entries(PyObject *self) {
    Entries *e = (Entries *)self;
    free(e->entry);
    free(e->set);
    free(e->numbers);
    free(e->first);
    free(e->triggered);
    Py_XDECREF(e->program);
    Py_XDECREF(e->topics);
    free_object(self);
}

static PyType_Slot entries_slots[] = {
    {Py_tp_new, new_entries}, {Py_tp_dealloc, free_entries},
    {Py_tp_doc, "Entries(program, topics, sets, entries): what a vocabulary says of patterns, for `Field.weigh`."}, {0, NULL}};
PyType_Spec entries_spec = {"policylint.phrases._field.Entries", sizeof(Entries), 0, Py_TPFLAGS_DEFAULT, entries_slots};
