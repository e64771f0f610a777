/* Texts that read as they stand in the source (`Text.slice`, `Text.source` and `join` in Python). */

#include "passages.h"

int get_stretch(const Kit *kit, PyObject *text, Stretch *stretch) {
    if (!(stretch->content = PyObject_GetAttr(text, kit->names[CONTENT]))) return -1;
    if (!(stretch->place = PyObject_GetAttr(text, kit->names[PLACE]))) return -1;
    if (!PyUnicode_Check(stretch->content) || !PyLong_CheckExact(stretch->place)) return 0;
    Py_INCREF(stretch->whole = text);
    stretch->start = PyLong_AsSsize_t(stretch->place);
    if (stretch->start == -1 && PyErr_Occurred()) return -1;
    return stretch->start >= 0 && stretch->start <= PY_SSIZE_T_MAX / 2; /* else Python says what is wrong with it */
}

void drop_stretch(Stretch *stretch) {
    Py_CLEAR(stretch->whole);
    Py_CLEAR(stretch->content);
    Py_CLEAR(stretch->place);
}

PyObject *span_of(const Kit *kit, Py_ssize_t start, Py_ssize_t length) {
    PyObject *first = PyLong_FromSsize_t(start), *last = PyLong_FromSsize_t(start + length);
    PyObject *made = make(&kit->span, (PyObject *[]){first, last});
    Py_XDECREF(first);
    Py_XDECREF(last);
    return made;
}

/* Whether something has a field that is this number. */
static int has_number(PyObject *of, PyObject *name, Py_ssize_t number) {
    PyObject *value = PyObject_GetAttr(of, name);
    int same = value && PyLong_CheckExact(value) && PyLong_AsSsize_t(value) == number;
    Py_XDECREF(value);
    return same;
}

PyObject *same_span(const Kit *kit, PyObject *paragraph, Py_ssize_t start, Py_ssize_t length) {
    PyObject *span = PyObject_GetAttr(paragraph, kit->names[SPAN]);
    if (span && has_number(span, kit->names[START], start) && has_number(span, kit->names[END], start + length)) return span;
    Py_XDECREF(span);
    return NULL;
}

PyObject *part_of(const Kit *kit, const Stretch *stretch, PyObject *content, Py_ssize_t start) {
    PyObject *place, *made;
    if (PyUnicode_GetLength(content) == PyUnicode_GetLength(stretch->content)) {
        Py_INCREF(stretch->whole);
        return stretch->whole;
    }
    place = PyLong_FromSsize_t(stretch->start + start);
    made = make(&kit->stretch, (PyObject *[]){content, place});
    Py_XDECREF(place);
    return made;
}

static PyObject *joined(PyObject *first, PyObject *separator, PyObject *second) {
    PyObject *begun = PyUnicode_Concat(first, separator), *whole = begun ? PyUnicode_Concat(begun, second) : NULL;
    Py_XDECREF(begun);
    return whole;
}

PyObject *introduced(const Kit *kit, const Stretch *introduction, PyObject *content, Py_ssize_t start) {
    PyObject *place = Py_BuildValue("(Onn)", introduction->place, PyUnicode_GetLength(introduction->content), start);
    PyObject *whole = joined(introduction->content, kit->names[SPACE], content);
    PyObject *made = make(&kit->stretch, (PyObject *[]){whole, place});
    Py_XDECREF(place);
    Py_XDECREF(whole);
    return made;
}
