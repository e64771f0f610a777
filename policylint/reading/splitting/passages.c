/* Python: the passages of a text. */

#include "passages.h"

/* The sentences of a text that are being added, with what they have in common: all borrowed but what is in the stretches. */
typedef struct {
    const Kit *kit;
    PyObject *found, *kind, *section, *headings, *name, *quoted, *label, *refused, *denied, *paragraph;
    Stretch text, introduction;
} Adding;

/* Whether a sentence names something and says no to it, or stands where a no is said: owned. */
static PyObject *is_denied(const Adding *adding, PyObject *content) {
    int denied = PyObject_IsTrue(adding->denied);
    if (denied < 0) return NULL;
    if (denied) {
        Py_INCREF(adding->denied);
        return adding->denied;
    }
    if (PyUnicode_FindChar(content, ':', 0, PY_SSIZE_T_MAX, 1) < 0) Py_RETURN_FALSE;
    return PyObject_CallFunctionObjArgs(adding->kit->is_denied, content, NULL);
}

/* The place of a sentence: that of its paragraph, or cell, if it is all of it, which is shared, for there are many. */
static PyObject *place_of(const Adding *adding, Py_ssize_t start, Py_ssize_t length) {
    PyObject *span = NULL;
    if (adding->paragraph && length == PyUnicode_GetLength(adding->text.content)) span = same_span(adding->kit, adding->paragraph, start, length);
    return span || PyErr_Occurred() ? span : span_of(adding->kit, start, length);
}

/* Adds a sentence; with `begins`, it is introduced. */
static int add_made(const Adding *adding, PyObject *content, PyObject *whole, Py_ssize_t start, Py_ssize_t begins) {
    const Kit *kit = adding->kit;
    PyObject *own = PyLong_FromSsize_t(begins), *denied = is_denied(adding, content);
    PyObject *span = place_of(adding, start, PyUnicode_GetLength(content));
    PyObject *passage = make(&kit->passage, (PyObject *[]){
        adding->kind, whole, own, adding->section, span, content, adding->headings, adding->name, adding->quoted, kit->nothing,
        adding->label, adding->refused, denied, kit->names[EMPTY]});
    int done = passage ? PyList_Append(adding->found, passage) : -1;
    Py_XDECREF(own);
    Py_XDECREF(denied);
    Py_XDECREF(span);
    Py_XDECREF(passage);
    return done;
}

static int add_sentence(const Adding *adding, Py_ssize_t first, Py_ssize_t last) {
    const Stretch *introduction = &adding->introduction;
    Py_ssize_t start = adding->text.start + first, begins = 0;
    PyObject *content = PyUnicode_Substring(adding->text.content, first, last), *whole = NULL;
    int done;
    if (content && introduction->content) {
        whole = introduced(adding->kit, introduction, content, start);
        begins = PyUnicode_GetLength(introduction->content) + 1;
    } else if (content) {
        whole = part_of(adding->kit, &adding->text, content, first);
    }
    done = whole ? add_made(adding, content, whole, start, begins) : -1;
    Py_XDECREF(content);
    Py_XDECREF(whole);
    return done;
}

static int add_all(Adding *adding, PyObject *bounds) {
    int keeps = PyUnicode_Compare(adding->kind, adding->kit->names[ROW]) == 0;
    for (Py_ssize_t number = 0, count = PyTuple_Size(bounds); number < count; number++) {
        PyObject *pair = PyTuple_GetItem(bounds, number), *begin, *end;
        Py_ssize_t first, last;
        if (!pair || !(begin = PyTuple_GetItem(pair, 0)) || !(end = PyTuple_GetItem(pair, 1))) return -1;
        first = PyLong_AsSsize_t(begin);
        last = PyLong_AsSsize_t(end);
        if (PyErr_Occurred() || add_sentence(adding, first, last) < 0) return -1;
        if (last - first > LONG_SENTENCE && !keeps) drop_stretch(&adding->introduction);
    }
    return 0;
}

/* What all sentences have of their context: 0, or -1 and an exception. */
static int add_in_context(Adding *adding, PyObject *context, PyObject *bounds) {
    PyObject *const *names = adding->kit->names;
    int done = -1;
    adding->section = PyObject_GetAttr(context, names[SECTION]);
    adding->headings = PyObject_GetAttr(context, names[HEADINGS]);
    adding->quoted = PyObject_GetAttr(context, names[QUOTED]);
    adding->refused = PyObject_GetAttr(context, names[REFUSED]);
    adding->denied = PyObject_GetAttr(context, names[DENIED]);
    if (adding->section && adding->headings && adding->quoted && adding->refused && adding->denied) done = add_all(adding, bounds);
    Py_XDECREF(adding->section);
    Py_XDECREF(adding->headings);
    Py_XDECREF(adding->quoted);
    Py_XDECREF(adding->refused);
    Py_XDECREF(adding->denied);
    return done;
}

/* Adds what is introduced by something or by nothing. */
static int add_labelled(Adding *adding, const Told *told) {
    int plain = get_stretch(adding->kit, told->text, &adding->text);
    Py_ssize_t length;
    if (plain != 1) return plain;
    plain = get_stretch(adding->kit, told->introduction, &adding->introduction);
    length = plain < 0 ? -1 : PyUnicode_GetLength(adding->introduction.content);
    if (length < 0) return -1;
    if (length == 0) drop_stretch(&adding->introduction);
    else if (!plain) return 0;
    if (!(adding->name = PyObject_GetAttr(told->label, adding->kit->names[CONTENT]))) return -1;
    adding->label = PyUnicode_GetLength(adding->name) ? told->label : Py_None;
    plain = add_in_context(adding, told->context, told->bounds);
    Py_DECREF(adding->name);
    return plain < 0 ? -1 : 1;
}

int add_told(const Told *told) {
    Adding adding = {0};
    int done;
    if (!PyList_Check(told->found) || !PyTuple_Check(told->bounds) || !PyUnicode_Check(told->kind)) {
        PyErr_SetString(PyExc_TypeError, "not a list, bounds and a kind");
        return -1;
    }
    adding.kit = told->kit;
    adding.found = told->found;
    adding.kind = told->kind;
    adding.paragraph = told->paragraph;
    done = add_labelled(&adding, told);
    drop_stretch(&adding.text);
    drop_stretch(&adding.introduction);
    return done;
}

PyObject *add_passages(PyObject *module, PyObject *const *given, Py_ssize_t count) {
    Told told;
    int done;
    (void)module;
    if (count != 9) return PyErr_Format(PyExc_TypeError, "nine are needed, not %zd", count);
    told = (Told){get_kit(given[0]), given[1], given[2], given[3], given[4], given[5], given[6], given[7], given[8] == Py_None ? NULL : given[8]};
    done = told.kit ? add_told(&told) : -1;
    return done < 0 ? NULL : PyBool_FromLong(done);
}
