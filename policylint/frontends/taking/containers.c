/* Lists and items (`_start_list`, `_start_item`, `_end_list`, `_end_item` in Python, with `Blocks.open` and `Blocks.close`). */

#include "taking.h"

static int set_depth(Taking *taking, Py_ssize_t depth) {
    PyObject *value = PyLong_FromSsize_t(depth);
    int done = value ? PyObject_SetAttr(taking->blocks, taking->kit->names[DEPTH], value) : -1;
    Py_XDECREF(value);
    return done;
}

static int push(Taking *taking, PyObject *kind) {
    PyObject *open = PyObject_GetAttr(taking->blocks, taking->kit->names[OPEN]), *entry = PyTuple_Pack(2, kind, Py_True);
    int done = open && entry ? PyList_Append(open, entry) : -1;
    Py_XDECREF(open);
    Py_XDECREF(entry);
    return done;
}

/* Closes what is open innermost, if it is of a kind, and was kept: 1, 0 if not, -1 and an exception. */
static int pop(Taking *taking, PyObject *kind) {
    PyObject *open = PyObject_GetAttr(taking->blocks, taking->kit->names[OPEN]), *entry, *name = NULL, *kept = NULL;
    Py_ssize_t count = open ? PyList_Size(open) : -1;
    int done = count < 0 ? -1 : 0;
    if (count > 0) {
        entry = PyList_GetItem(open, count - 1);
        done = entry && PyArg_ParseTuple(entry, "OO", &name, &kept) ? kept == Py_True && PyUnicode_Compare(name, kind) == 0 : -1;
        if (done == 1 && PyList_SetSlice(open, count - 1, count, NULL) < 0) done = -1;
    }
    Py_XDECREF(open);
    return done;
}

static int open_container(Taking *taking, int is_item, Py_ssize_t byte, PyObject *ordered) {
    PyObject *const *names = taking->kit->names, *marker, *begins, *ends;
    Py_ssize_t start = point_at(&taking->places, byte), length = is_item ? marker_length(&taking->places, byte) : 0, end = start + length;
    Py_ssize_t before = number_in(taking, END), depth = number_in(taking, DEPTH);
    int done;
    if (start < 0 || depth >= MAX_DEPTH || (is_item && !length) || PyErr_Occurred()) return PyErr_Occurred() ? -1 : 0;
    if (start < before) start = before;
    marker = PyUnicode_FromStringAndSize(taking->places.bytes + byte, length);
    begins = PyLong_FromSsize_t(start);
    ends = PyLong_FromSsize_t(end > start ? end : start);
    done = marker ? push(taking, names[is_item ? ITEM : LIST]) : -1;
    if (!done) done = set_depth(taking, depth + 1);
    if (!done) done = add_edge(taking, names[is_item ? ITEM_START : LIST_START], begins, marker, ordered);
    if (!done) done = set_end(taking, ends);
    Py_XDECREF(marker);
    Py_XDECREF(begins);
    Py_XDECREF(ends);
    return done < 0 ? -1 : 1;
}

int start_container(Taking *taking, int is_item, PyObject *where, PyObject *detail) {
    const Places *places = &taking->places;
    Py_ssize_t byte = offset_of(where, taking->kit->names[START]);
    int loose = is_loose(taking);
    if (PyErr_Occurred()) return -1;
    if (loose || byte < 0 || byte >= places->size || places->bytes[byte] == '\n' || places->bytes[byte] == '>') return 0;
    return open_container(taking, is_item, byte, !is_item && detail != Py_None ? Py_True : Py_False);
}

int end_container(Taking *taking, int is_item) {
    PyObject *const *names = taking->kit->names, *end;
    int done = is_loose(taking);
    Py_ssize_t depth;
    if (done) return done < 0 ? -1 : 0;
    done = pop(taking, names[is_item ? ITEM : LIST]);
    if (done != 1) return done;
    depth = number_in(taking, DEPTH);
    if (PyErr_Occurred() || set_depth(taking, depth - 1) < 0) return -1;
    end = PyObject_GetAttr(taking->blocks, names[END]);
    done = add_edge(taking, names[is_item ? ITEM_END : LIST_END], end, names[EMPTY], Py_False) < 0 ? -1 : 1;
    Py_XDECREF(end);
    return done;
}
