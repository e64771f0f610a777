/* Instances of dataclasses (policylint/frozen) and of named tuples, made in C without a call of their classes. */

#ifndef POLICYLINT_MAKING_H
#define POLICYLINT_MAKING_H

#ifndef Py_LIMITED_API
#define Py_LIMITED_API 0x030A0000
#endif
#ifndef PY_SSIZE_T_CLEAN
#define PY_SSIZE_T_CLEAN
#endif
#include <Python.h>

#define MOST_MADE 16

typedef struct {
    PyTypeObject *type;
    Py_ssize_t count;
    PyObject *setters[MOST_MADE]; /* of its fields, in order */
    descrsetfunc set;
} Maker;

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* What makes instances of a dataclass with slots, of which it borrows the class: -1 and an exception if it has other fields than so many. */
int get_maker(Maker *maker, PyObject *type, Py_ssize_t count);

/* The same for a class that has put something else in the place of fields, from what set them: as many as it has. */
int set_maker(Maker *maker, PyObject *type, PyObject *setters);
void drop_maker(Maker *maker);

/* An instance with these values, which are not checked; NULL and an exception if there is no memory, or one of them is NULL. */
PyObject *make(const Maker *maker, PyObject *const *values);

/* The same of a named tuple. */
PyObject *make_tuple(PyObject *type, PyObject *const *values, Py_ssize_t count);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif
