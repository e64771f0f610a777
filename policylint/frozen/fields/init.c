/* Python: the method, and what gives it to a class. */

#include "fields.h"

/* The method written in Python, called with the same. */
static PyObject *plainly(const Shape *shape, PyObject *self, PyObject *const *given, Py_ssize_t count, PyObject *names) {
    Py_ssize_t named = names ? PyTuple_Size(names) : 0;
    PyObject *all = PyTuple_New(count + 1), *by_name = named ? PyDict_New() : NULL, *result = NULL;
    int failed = !all || (named && !by_name);
    for (Py_ssize_t i = 0; !failed && i <= count; i++) {
        PyObject *one = i ? given[i - 1] : self;
        Py_INCREF(one);
        failed = PyTuple_SetItem(all, i, one) < 0;
    }
    for (Py_ssize_t i = 0; !failed && i < named; i++)
        failed = PyDict_SetItem(by_name, PyTuple_GetItem(names, i), given[count + i]) < 0;
    if (!failed) result = PyObject_Call(shape->plain, all, by_name);
    Py_XDECREF(all);
    Py_XDECREF(by_name);
    return result;
}

/* The field of a name, or how many there are. Names in Python's code are the same objects; those that were read, from JSON say, are not. */
static Py_ssize_t field_named(const Shape *shape, PyObject *name) {
    for (Py_ssize_t field = 0; field < shape->count; field++)
        if (shape->names[field] == name) return field;
    Py_ssize_t field = 0;
    while (field < shape->count && PyUnicode_Compare(shape->names[field], name)) field++;
    return field;
}

/* Puts the values given by name where they belong; -1 if one does not. */
static int put_named(const Shape *shape, PyObject **values, PyObject *const *given, PyObject *names) {
    for (Py_ssize_t i = 0, count = PyTuple_Size(names); i < count; i++) {
        Py_ssize_t field = field_named(shape, PyTuple_GetItem(names, i));
        if (field == shape->count || values[field]) return -1;
        values[field] = given[i];
    }
    return 0;
}

/* Whether two values are numbers as a range has them. */
static int ascends(PyObject *first, PyObject *second) {
    if (!PyLong_CheckExact(first) || !PyLong_CheckExact(second)) return 0;
    Py_ssize_t start = PyLong_AsSsize_t(first), end = PyLong_AsSsize_t(second);
    if (PyErr_Occurred()) { PyErr_Clear(); return 0; }
    return 0 <= start && start <= end;
}

/* Sets a field for which no value is given. */
static int set_default(const Shape *shape, Py_ssize_t field, PyObject *self) {
    PyObject *value = shape->defaults[field];
    if (!(shape->made >> field & 1)) return shape->set(shape->setters[field], self, value);
    value = PyObject_CallNoArgs(value);
    int failed = !value || shape->set(shape->setters[field], self, value) < 0;
    Py_XDECREF(value);
    return failed ? -1 : 0;
}

static PyObject *init(PyObject *self, PyTypeObject *type, PyObject *const *given, Py_ssize_t count, PyObject *names) {
    const Shape *shape = shape_of(type);
    PyObject *values[MOST_FIELDS];
    if (count > shape->count) return plainly(shape, self, given, count, names);
    for (Py_ssize_t i = 0; i < shape->count; i++) values[i] = i < count ? given[i] : NULL;
    if (names && put_named(shape, values, given + count, names) < 0) return plainly(shape, self, given, count, names);
    for (Py_ssize_t i = count; i < shape->needed; i++)
        if (!values[i]) return plainly(shape, self, given, count, names);
    if (shape->ascending && !ascends(values[0], values[1])) return plainly(shape, self, given, count, names);
    for (Py_ssize_t i = 0; i < shape->count + shape->fixed; i++) {
        int given_here = i < shape->count && values[i];
        if ((given_here ? shape->set(shape->setters[i], self, values[i]) : set_default(shape, i, self)) < 0) return NULL;
    }
    if (shape->followed) {
        PyObject *nothing = PyObject_CallMethod(self, "__post_init__", NULL);
        if (!nothing) return NULL;
        Py_DECREF(nothing);
    }
    Py_RETURN_NONE;
}

static PyMethodDef method = {"__init__", (PyCFunction)(void (*)(void))init, METH_METHOD | METH_FASTCALL | METH_KEYWORDS,
                             "Sets the fields."};

static Shape *new_shape(PyObject *type, PyObject *names, PyObject *setters, PyObject *defaults) {
    Shape *shape = calloc(1, sizeof(Shape));
    if (!shape) { PyErr_NoMemory(); return NULL; }
    Py_ssize_t all = PyTuple_Size(setters), last = PyTuple_Size(defaults);
    shape->type = (PyTypeObject *)type;
    shape->count = PyTuple_Size(names);
    shape->fixed = all - shape->count;
    shape->needed = all - last;
    for (Py_ssize_t i = 0; i < all; i++) {
        Py_INCREF(shape->setters[i] = PyTuple_GetItem(setters, i));
        if (i < shape->count) Py_INCREF(shape->names[i] = PyTuple_GetItem(names, i));
        if (i >= shape->needed) Py_INCREF(shape->defaults[i] = PyTuple_GetItem(defaults, i - shape->needed));
    }
    shape->set = (descrsetfunc)PyType_GetSlot(Py_TYPE(shape->setters[0]), Py_tp_descr_set);
    return shape;
}

PyObject *make_init(PyObject *module, PyObject *arguments) {
    PyObject *type, *names, *setters, *defaults, *plain;
    unsigned long made;
    int followed, ascending;
    if (!PyArg_ParseTuple(arguments, "O!O!O!O!kpOp", &PyType_Type, &type, &PyTuple_Type, &names, &PyTuple_Type, &setters,
                          &PyTuple_Type, &defaults, &made, &followed, &plain, &ascending)) return NULL;
    Py_ssize_t all = PyTuple_Size(setters), count = PyTuple_Size(names), last = PyTuple_Size(defaults);
    if (!all || all > MOST_FIELDS || count > all || last > all || all - last > count || (ascending && count != 2)) {
        PyErr_SetString(PyExc_ValueError, "not the fields of a class");
        return NULL;
    }
    Shape *shape = new_shape(type, names, setters, defaults);
    if (!shape) return NULL;
    Py_INCREF(type);
    Py_INCREF(shape->plain = plain);
    shape->made = (uint32_t)made;
    shape->followed = followed;
    shape->ascending = ascending;
    return add_shape(shape) < 0 ? NULL : PyDescr_NewMethod(shape->type, &method);
}
