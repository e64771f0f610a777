/* Python: what makes sections, lists, items and quotes of their children (`_make` in policylint/frontends/outline.py). */

#include "taking.h"

enum { SPAN, FIRST, LAST, FIELDS };

static const char *const fields[FIELDS] = {"span", "start", "end"};

/* What nodes are made with, kept from one call to the next. */
typedef struct {
    PyObject *given, *names[FIELDS]; /* the classes, as Python has them; and fields */
    Maker section, list, item, quote, span;
} Nodes;

static Nodes known;

static void release(Nodes *nodes) {
    for (int i = 0; i < FIELDS; i++) Py_CLEAR(nodes->names[i]);
    drop_maker(&nodes->section);
    drop_maker(&nodes->list);
    drop_maker(&nodes->item);
    drop_maker(&nodes->quote);
    drop_maker(&nodes->span);
    Py_CLEAR(nodes->given);
}

static int fill(Nodes *nodes, PyObject *given) {
    PyObject *section, *list, *item, *quote, *span;
    if (!PyArg_ParseTuple(given, "OOOOO", &section, &list, &item, &quote, &span)) return -1;
    if (intern_all(nodes->names, fields, FIELDS) < 0) return -1;
    if (get_maker(&nodes->section, section, 4) < 0 || get_maker(&nodes->list, list, 3) < 0) return -1;
    if (get_maker(&nodes->item, item, 3) < 0 || get_maker(&nodes->quote, quote, 2) < 0) return -1;
    return get_maker(&nodes->span, span, 2);
}

static const Nodes *get_nodes(PyObject *given) {
    if (known.given == given) return &known;
    release(&known);
    if (fill(&known, given) < 0) {
        release(&known);
        return NULL;
    }
    Py_INCREF(known.given = given);
    return &known;
}

/* A range from one number to another: made as Python makes it, if it is none. */
static PyObject *new_span(const Nodes *nodes, PyObject *start, PyObject *end) {
    if (!start || !end) return NULL;
    if (PyLong_Check(start) && PyLong_Check(end) && PyObject_RichCompareBool(start, end, Py_LE) == 1)
        return make(&nodes->span, (PyObject *[]){start, end});
    return PyErr_Occurred() ? NULL : PyObject_CallFunctionObjArgs((PyObject *)nodes->span.type, start, end, NULL);
}

/* Where a block begins or ends: owned. */
static PyObject *edge_of(const Nodes *nodes, PyObject *block, int field) {
    PyObject *span = PyObject_GetAttr(block, nodes->names[SPAN]), *edge = span ? PyObject_GetAttr(span, nodes->names[field]) : NULL;
    Py_XDECREF(span);
    return edge;
}

static PyObject *part(PyObject *children, Py_ssize_t from, Py_ssize_t to) {
    PyObject *list = PyList_GetSlice(children, from, to), *all = list ? PyList_AsTuple(list) : NULL;
    Py_XDECREF(list);
    return all;
}

static PyObject *new_section(const Nodes *nodes, PyObject *children, Py_ssize_t count) {
    PyObject *start = edge_of(nodes, PyList_GetItem(children, 0), FIRST), *end = edge_of(nodes, PyList_GetItem(children, count - 1), LAST);
    PyObject *span = new_span(nodes, start, end), *blocks, *sections, *made;
    Py_ssize_t split = count;
    while (split > 1 && Py_TYPE(PyList_GetItem(children, split - 1)) == nodes->section.type) split--;
    blocks = part(children, 1, split);
    sections = part(children, split, count);
    made = make(&nodes->section, (PyObject *[]){PyList_GetItem(children, 0), blocks, sections, span});
    Py_XDECREF(start);
    Py_XDECREF(end);
    Py_XDECREF(span);
    Py_XDECREF(blocks);
    Py_XDECREF(sections);
    return made;
}

/* A node between two edges, with the field of the first that it has besides: its marker, or whether it is ordered. */
static PyObject *new_container(const Nodes *nodes, const Maker *maker, PyObject *children, Py_ssize_t count, Py_ssize_t field) {
    PyObject *opening = PyList_GetItem(children, 0), *closing = PyList_GetItem(children, count - 1), *inner, *span, *made;
    if (!PyTuple_Check(opening) || !PyTuple_Check(closing)) return PyErr_Format(PyExc_TypeError, "not between edges: %R", children);
    inner = part(children, 1, count - 1);
    span = new_span(nodes, PyTuple_GetItem(opening, 0), PyTuple_GetItem(closing, 0));
    made = make(maker, (PyObject *[]){inner, span, field ? PyTuple_GetItem(opening, field) : Py_None});
    Py_XDECREF(inner);
    Py_XDECREF(span);
    return made;
}

static PyObject *node(PyObject *classes, PyObject *const *given, Py_ssize_t count) {
    const Nodes *nodes = get_nodes(classes);
    PyObject *name, *children;
    if (!nodes) return NULL;
    if (count != 2 || !PyUnicode_Check(given[0]) || !PyList_Check(given[1])) return PyErr_Format(PyExc_TypeError, "a name and children, not these");
    name = given[0];
    children = given[1];
    count = PyList_Size(children);
    if (count && PyUnicode_CompareWithASCIIString(name, "section") == 0) return new_section(nodes, children, count);
    if (count > 1 && PyUnicode_CompareWithASCIIString(name, "item") == 0) return new_container(nodes, &nodes->item, children, count, 1);
    if (count > 1 && PyUnicode_CompareWithASCIIString(name, "list") == 0) return new_container(nodes, &nodes->list, children, count, 2);
    if (count > 1 && PyUnicode_CompareWithASCIIString(name, "quote") == 0) return new_container(nodes, &nodes->quote, children, count, 0);
    Py_INCREF(children);
    return children;
}

static PyMethodDef method = {"node", (PyCFunction)(void (*)(void))node, METH_FASTCALL, "node(name, children): a node of the outline."};

PyObject *nodes_of(PyObject *module, PyObject *classes) {
    (void)module;
    return PyTuple_Check(classes) ? PyCFunction_NewEx(&method, classes, NULL) : PyErr_Format(PyExc_TypeError, "classes, not %R", classes);
}
