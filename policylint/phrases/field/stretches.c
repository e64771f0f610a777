/* Stretches of words as sets of places. */

#include "field.h"

/* One stretch, of `length` words from `place` on: (symbols, own, begins, at_end). */
static int add_stretch(Field *f, PyObject *stretch, Py_ssize_t number, Py_ssize_t place, Py_ssize_t length) {
    PyObject *begins = PyTuple_GetItem(stretch, 2);
    long own = PyLong_AsLong(PyTuple_GetItem(stretch, 1));
    int at_end = PyObject_IsTrue(PyTuple_GetItem(stretch, 3));
    if (!begins || PyErr_Occurred()) return -1;
    if (!PyTuple_Check(begins)) { PyErr_SetString(PyExc_TypeError, "`begins` is a tuple"); return -1; }
    Py_ssize_t end = place + length;
    f->begin[number] = (int32_t)place;
    f->end[number] = (int32_t)end;
    for (Py_ssize_t at = place; at <= end; at++) {
        f->passage[at] = (int32_t)number;
        add(f->everywhere, at);
        if (at < end) add(f->words, at);
        if (!own || at - place > own) add(f->beyond, at);
    }
    if (own) f->introduced = 1;
    if (at_end) add(f->finish, end);
    for (Py_ssize_t i = 0; i < PyTuple_Size(begins); i++) {
        long word = PyLong_AsLong(PyTuple_GetItem(begins, i));
        if (PyErr_Occurred()) return -1;
        if (word >= 0 && word <= length) add(f->begins, place + word);
    }
    return 0;
}

/* Makes the sets and tables of a field, empty. */
static int prepare(Field *f) {
    const Program *p = f->program;
    f->everywhere = keep_set(f), f->words = keep_set(f), f->beyond = keep_set(f), f->begins = keep_set(f);
    f->finish = keep_set(f), f->empty = keep_set(f);
    f->begin = keep(f, (f->passages + 1) * sizeof(int32_t)), f->end = keep(f, (f->passages + 1) * sizeof(int32_t));
    f->passage = keep(f, (f->size + 1) * sizeof(int32_t));
    f->atoms = keep_zero(f, (p->count[ATOMS] + 1) * sizeof(Bits *));
    f->alternatives = keep_zero(f, (p->count[ALTERNATIVES] + 1) * sizeof(Bits *));
    f->choices = keep_zero(f, (p->count[CHOICES] + 1) * sizeof(Choice *));
    for (int i = ALTERNATIVES; i < TABLES; i++) f->possible[i] = keep_zero(f, p->count[i] + 1);
    for (int i = 0; i < 2; i++) f->starts[i] = keep_zero(f, (p->count[PATTERNS] + 1) * sizeof(Bits *));
    for (int i = 0; i < 2; i++) f->trails[i] = keep_zero(f, (p->count[PATTERNS] + 1) * sizeof(Bits **));
    return f->failed ? -1 : 0;
}

/* Adds stretch `number` at `place`; how many places it takes, or -1. */
static Py_ssize_t add_next(Field *f, PyObject *stretch, Py_ssize_t number, Py_ssize_t place) {
    if (!PyTuple_Check(stretch) || PyTuple_Size(stretch) != 4) {
        PyErr_SetString(PyExc_TypeError, "stretches are tuples of four");
        return -1;
    }
    Py_ssize_t length = PyUnicode_GetLength(PyTuple_GetItem(stretch, 0)) / 2;
    if (PyErr_Occurred()) return -1;
    if (length >= f->size - place) {
        PyErr_SetString(PyExc_ValueError, "fewer symbols than the stretches have");
        return -1;
    }
    return add_stretch(f, stretch, number, place, length) < 0 ? -1 : length + 1;
}

/* Fills a field with stretches and the text of their symbols; -1 and an exception if that is not possible. */
int fill(Field *f, PyObject *stretches, const char *symbols) {
    Py_ssize_t place = 0;
    if (prepare(f) < 0 || index_symbols(f, symbols, 0) < 0 || index_symbols(f, symbols, 1) < 0) return -1;
    for (Py_ssize_t i = 0; i < f->passages; i++) {
        PyObject *stretch = PyList_GetItem(stretches, i);
        if (!stretch) return -1;
        Py_INCREF(stretch);               /* converting its numbers may run code that takes it out of the list */
        Py_ssize_t taken = add_next(f, stretch, i, place);
        Py_DECREF(stretch);
        if (taken < 0) return -1;
        place += taken;
    }
    if (place == f->size) return 0;
    PyErr_SetString(PyExc_ValueError, "more symbols than the stretches have");
    return -1;
}
