/* Instances, made by what their classes consist of. */

#include "making.h"

/* Finds what sets the fields, which is the same for all: -1 and an exception if a class has put something else in the place of one. */
static int get_set(Maker *maker) {
    PyTypeObject *kind = Py_TYPE(maker->setters[0]);
    maker->set = (descrsetfunc)PyType_GetSlot(kind, Py_tp_descr_set);
    for (Py_ssize_t i = 0; i < maker->count; i++)
        if (!maker->set || Py_TYPE(maker->setters[i]) != kind) {
            PyErr_Format(PyExc_TypeError, "%R has fields of its own making", (PyObject *)maker->type);
            return -1;
        }
    return 0;
}

int get_maker(Maker *maker, PyObject *type, Py_ssize_t count) {
    PyObject *names = PyObject_GetAttrString(type, "__slots__");
    int failed = !names;
    maker->type = (PyTypeObject *)type;
    maker->count = 0;
    if (!failed && (!PyTuple_Check(names) || PyTuple_Size(names) != count || count > MOST_MADE)) {
        PyErr_Format(PyExc_TypeError, "%R has not %zd fields", type, count);
        failed = 1;
    }
    while (!failed && maker->count < count) {
        PyObject *setter = PyObject_GetAttr(type, PyTuple_GetItem(names, maker->count));
        failed = !setter;
        if (setter) maker->setters[maker->count++] = setter;
    }
    Py_XDECREF(names);
    return failed ? -1 : get_set(maker);
}

int set_maker(Maker *maker, PyObject *type, PyObject *setters) {
    Py_ssize_t count = PyTuple_Size(setters);
    maker->type = (PyTypeObject *)type;
    maker->count = 0;
    if (count < 1 || count > MOST_MADE) {
        PyErr_Format(PyExc_TypeError, "%R cannot be made of %zd fields", type, count);
        return -1;
    }
    for (; maker->count < count; maker->count++) {
        maker->setters[maker->count] = PyTuple_GetItem(setters, maker->count);
        Py_INCREF(maker->setters[maker->count]);
    }
    return get_set(maker);
}

void drop_maker(Maker *maker) {
    while (maker->count > 0) Py_DECREF(maker->setters[--maker->count]);
}

PyObject *make(const Maker *maker, PyObject *const *values) {
    PyObject *made;
    for (Py_ssize_t i = 0; i < maker->count; i++)
        if (!values[i]) return NULL;
    made = PyType_GenericAlloc(maker->type, 0);
    for (Py_ssize_t i = 0; made && i < maker->count; i++)
        if (maker->set(maker->setters[i], made, values[i]) < 0) Py_CLEAR(made);
    return made;
}

PyObject *make_tuple(PyObject *type, PyObject *const *values, Py_ssize_t count) {
    PyObject *all = PyTuple_New(count), *given = NULL, *made = NULL;
    int failed = !all;
    for (Py_ssize_t i = 0; !failed && i < count; i++) {
        Py_XINCREF(values[i]);
        failed = !values[i] || PyTuple_SetItem(all, i, values[i]) < 0;
    }
    if (!failed) given = PyTuple_Pack(1, all);
    if (given) made = ((newfunc)PyType_GetSlot(&PyTuple_Type, Py_tp_new))((PyTypeObject *)type, given, NULL);
    Py_XDECREF(given);
    Py_XDECREF(all);
    return made;
}
