/* What passages are made with. */

#include "passages.h"

static const char name[] = "policylint.reading.kit";
static const char *const names[NAMES] = {
    "content", "place", "section", "headings", "quoted", "refused", "denied", "text", "label", "links", "introduction", "kind",
    "sentence", "item", "row", " ", "", "span", "start", "end"};

static void release(Kit *kit) {
    drop_maker(&kit->passage);
    drop_maker(&kit->stretch);
    drop_maker(&kit->span);
    Py_XDECREF(kit->is_denied);
    Py_XDECREF(kit->bounds);
    for (int i = 0; i < NAMES; i++) Py_XDECREF(kit->names[i]);
    Py_XDECREF(kit->nothing);
    PyMem_Free(kit);
}

static void destroy(PyObject *capsule) { release(PyCapsule_GetPointer(capsule, name)); }

static int fill(Kit *kit, PyObject *arguments) {
    PyObject *passage, *stretch, *span;
    if (!PyArg_ParseTuple(arguments, "OOOOO", &passage, &stretch, &span, &kit->is_denied, &kit->bounds)) return -1;
    Py_INCREF(kit->is_denied);
    Py_INCREF(kit->bounds);
    for (int i = 0; i < NAMES; i++)
        if (!(kit->names[i] = PyUnicode_InternFromString(names[i]))) return -1;
    if (!(kit->nothing = PyTuple_New(0))) return -1;
    if (get_maker(&kit->passage, passage, 14) < 0 || get_maker(&kit->stretch, stretch, 2) < 0) return -1;
    return get_maker(&kit->span, span, 2);
}

PyObject *new_kit(PyObject *module, PyObject *arguments) {
    Kit *kit = PyMem_Calloc(1, sizeof *kit);
    PyObject *capsule;
    (void)module;
    if (!kit) return PyErr_NoMemory();
    capsule = fill(kit, arguments) < 0 ? NULL : PyCapsule_New(kit, name, destroy);
    if (!capsule) release(kit);
    return capsule;
}

const Kit *get_kit(PyObject *capsule) { return PyCapsule_GetPointer(capsule, name); }
