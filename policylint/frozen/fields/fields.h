/* `__init__` of a dataclass: the same as policylint/frozen/__init__.py writes, for speed.

   It is one C function for all classes, as a method of each. The class by which it was found says which fields to set;
   a call that is not right in every way is left to the method written in Python, which says what is wrong with it. */

#ifndef POLICYLINT_FIELDS_H
#define POLICYLINT_FIELDS_H

#define Py_LIMITED_API 0x030A0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>

#define MOST_FIELDS 32

typedef struct {
    PyTypeObject *type;
    Py_ssize_t count, fixed;              /* fields that are given, and those that begin with a value of their own */
    Py_ssize_t needed;                    /* how many of those given have no default; they come first */
    int ascending;                        /* whether there are two, numbers of which the first is not above the second */
    PyObject *names[MOST_FIELDS];         /* of the fields that are given */
    PyObject *setters[MOST_FIELDS];       /* of all fields, those with a value of their own last */
    PyObject *defaults[MOST_FIELDS];      /* of all fields; NULL for those that are needed */
    uint32_t made;                        /* the fields whose default is what makes it, a bit for each */
    int followed;                         /* whether the class goes on in `__post_init__` */
    descrsetfunc set;
    PyObject *plain;                      /* the `__init__` written in Python */
} Shape;

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* shapes.c: the shape of a class, NULL if it has none; and a new one, owned by the table: NULL and an exception if there
   is no memory. Classes that have a shape are never released. */
const Shape *shape_of(const PyTypeObject *type);
int add_shape(Shape *shape);

/* init.c: gives a class its `__init__`. */
PyObject *make_init(PyObject *module, PyObject *arguments);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif
