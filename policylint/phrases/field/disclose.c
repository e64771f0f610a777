/* Python: what won as disclosures, the same as policylint/detectors/phrasal.py makes, for speed. */

#include "field.h"
#include "../../frozen/making/making.h"

/* What stands in the tuples of a winner, of an entry and of a place; the last three of a winner say why it does not count. */
enum { NUMBER, TOPIC, ENTRY, TRIGGER, FROM, TO, WHY, WINNER = 9 };
enum { SOURCE, POLARITY, CONFIDENCE, ROW };
enum { PASSAGE, SPANS, TEXT, AUDIENCE, DENIED, PLACE };

typedef struct {
    Maker disclosure, worded;
    PyObject *weigher, *entries, *place, *denies, *words; /* that stand in the fields of disclosures */
    PyObject *here;                       /* the place of the passage at hand */
    long number;                          /* and its number; -1 for none */
} Disclosing;

enum { STATED, DENIES, POSSIBLE, DETECTED, NONE, WORDS };

static int is_tuple(PyObject *given, Py_ssize_t size) {
    if (given && PyTuple_Check(given) && PyTuple_Size(given) == size) return 1;
    if (!PyErr_Occurred()) PyErr_Format(PyExc_TypeError, "expected a tuple of %zd", size);
    return 0;
}

/* Asks where a winner stands, if that is another passage than that of the last. */
static int go_to(Disclosing *d, PyObject *winner) {
    long number = PyLong_AsLong(PyTuple_GetItem(winner, NUMBER));
    if (number >= 0 && number == d->number) return 0;
    if (number < 0) {
        if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, "there is no such passage");
        return -1;
    }
    PyObject *here = PyObject_CallFunctionObjArgs(d->place, PyTuple_GetItem(winner, NUMBER), NULL);
    Py_XDECREF(d->here);
    d->here = here;
    d->number = number;
    return is_tuple(here, PLACE) ? 0 : -1;
}

/* The polarity of an entry, or that of the words; a borrowed reference, NULL and an exception. */
static PyObject *polarity_of(const Disclosing *d, PyObject *winner, PyObject *row) {
    if (PyTuple_GetItem(row, POLARITY) != Py_None) return PyTuple_GetItem(row, POLARITY);
    int denied = PyObject_IsTrue(PyTuple_GetItem(d->here, DENIED));
    if (!denied) {
        PyObject *answer = PyObject_CallFunctionObjArgs(d->denies, PyTuple_GetItem(winner, NUMBER), PyTuple_GetItem(winner, FROM),
                                                        PyTuple_GetItem(winner, TO), NULL);
        denied = answer ? PyObject_IsTrue(answer) : -1;
        Py_XDECREF(answer);
    }
    return denied < 0 ? NULL : PyTuple_GetItem(d->words, denied ? DENIES : STATED);
}

static PyObject *worded_as(const Disclosing *d, PyObject *winner, PyObject *row, int counts) {
    PyObject *reason = counts ? Py_BuildValue("O", PyTuple_GetItem(winner, TRIGGER)) : PyTuple_GetSlice(winner, WHY, WINNER);
    PyObject *const values[] = {d->weigher, PyTuple_GetItem(d->here, PASSAGE), PyTuple_GetItem(winner, FROM),
                                PyTuple_GetItem(winner, TO), PyTuple_GetItem(row, SOURCE), reason};
    PyObject *worded = make(&d->worded, values);
    Py_XDECREF(reason);
    return worded;
}

static PyObject *disclosed(Disclosing *d, PyObject *winner) {
    if (!is_tuple(winner, WINNER) || go_to(d, winner) < 0) return NULL;
    long entry = PyLong_AsLong(PyTuple_GetItem(winner, ENTRY)), why = PyLong_AsLong(PyTuple_GetItem(winner, WHY));
    PyObject *row = PyErr_Occurred() ? NULL : PyTuple_GetItem(d->entries, entry);
    if (!is_tuple(row, ROW)) return NULL;
    PyObject *polarity = polarity_of(d, winner, row), *worded = polarity ? worded_as(d, winner, row, !why) : NULL;
    PyObject *confidence = why ? PyTuple_GetItem(d->words, POSSIBLE) : PyTuple_GetItem(row, CONFIDENCE);
    PyObject *const values[] = {PyTuple_GetItem(winner, TOPIC), polarity, PyTuple_GetItem(d->here, SPANS),
                                PyTuple_GetItem(d->here, TEXT), confidence, worded, PyTuple_GetItem(d->words, NONE),
                                PyTuple_GetItem(d->here, AUDIENCE), PyTuple_GetItem(d->words, DETECTED), worded, worded};
    PyObject *made = worded ? make(&d->disclosure, values) : NULL;
    Py_XDECREF(worded);
    return made;
}

static PyObject *disclosed_all(Disclosing *d, PyObject *winners) {
    Py_ssize_t count = PyList_Size(winners);
    PyObject *list = PyList_New(count);
    for (Py_ssize_t i = 0; list && i < count; i++) {
        PyObject *winner = PyList_GetItem(winners, i);  /* what is asked may shorten the list */
        Py_XINCREF(winner);
        PyObject *made = winner ? disclosed(d, winner) : NULL;
        Py_XDECREF(winner);
        if (!made || PyList_SetItem(list, i, made) < 0) Py_CLEAR(list);
    }
    Py_XDECREF(d->here);
    return list;
}

PyObject *disclose(PyObject *module, PyObject *arguments) {
    PyObject *winners, *disclosure, *worded, *setters, *found = NULL;
    Disclosing d = {.number = -1};
    if (!PyArg_ParseTuple(arguments, "O!O!O!O!OO!OOO!", &PyList_Type, &winners, &PyType_Type, &disclosure, &PyTuple_Type, &setters,
                          &PyType_Type, &worded, &d.weigher, &PyTuple_Type, &d.entries, &d.place, &d.denies, &PyTuple_Type, &d.words))
        return NULL;
    if (is_tuple(d.words, WORDS) && is_tuple(setters, 11) && set_maker(&d.disclosure, disclosure, setters) == 0 &&
        get_maker(&d.worded, worded, 6) == 0)
        found = disclosed_all(&d, winners);
    drop_maker(&d.disclosure);
    drop_maker(&d.worded);
    return found;
}
