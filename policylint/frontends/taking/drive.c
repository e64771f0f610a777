/* Python: the driver of LALR tables (`parse` in policylint/frontends/lalr.py). */

#include "taking.h"

typedef struct {
    PyObject *actions, *growing, *rules, *make; /* borrowed */
    PyObject *values;                           /* a list, owned */
    Py_ssize_t *states, count, room;
} Driven;

enum { ORIGIN, SIZE, NAME, SPLICED, PASSES, GROWS };

static int push_state(Driven *driven, Py_ssize_t state) {
    if (driven->count == driven->room) {
        Py_ssize_t room = driven->room ? 2 * driven->room : 64;
        Py_ssize_t *more = PyMem_Realloc(driven->states, (size_t)room * sizeof *more);
        if (!more) {
            PyErr_NoMemory();
            return -1;
        }
        driven->states = more;
        driven->room = room;
    }
    driven->states[driven->count++] = state;
    return 0;
}

/* What a state does with a symbol, in `action`: 1, 0 if nothing, -1 and an exception. */
static int action_for(const Driven *driven, PyObject *symbol, Py_ssize_t *action) {
    PyObject *row = PyTuple_GetItem(driven->actions, driven->states[driven->count - 1]);
    PyObject *told = row ? PyDict_GetItemWithError(row, symbol) : NULL;
    *action = 0;
    if (!told) return PyErr_Occurred() ? -1 : 0;
    *action = PyLong_AsSsize_t(told);
    return *action == -1 && PyErr_Occurred() ? -1 : 1;
}

/* Takes so many values from the end: a new list. */
static PyObject *pop_values(Driven *driven, Py_ssize_t size) {
    Py_ssize_t count = PyList_Size(driven->values);
    PyObject *taken = PyList_GetSlice(driven->values, count - size, count);
    if (taken && PyList_SetSlice(driven->values, count - size, count, NULL) < 0) Py_CLEAR(taken);
    return taken;
}

static int extend(PyObject *list, PyObject *with) {
    Py_ssize_t end = PyList_Size(list);
    return end < 0 ? -1 : PyList_SetSlice(list, end, end, with);
}

/* The children with what lists at some positions hold in their place (`_splice` in Python): the first of them is reused. */
static PyObject *splice(PyObject *children, PyObject *positions) {
    Py_ssize_t next = 0, spliced = PyTuple_Size(positions), count = PyList_Size(children);
    PyObject *made = NULL;
    for (Py_ssize_t position = 0; position < count; position++) {
        PyObject *child = PyList_GetItem(children, position);
        int is_list = next < spliced && PyLong_AsSsize_t(PyTuple_GetItem(positions, next)) == position;
        int done = 0;
        next += is_list;
        if (!made && is_list) Py_INCREF(made = child);
        else if (!made) done = (made = PyList_New(0)) ? PyList_Append(made, child) : -1;
        else done = is_list ? extend(made, child) : PyList_Append(made, child);
        if (done < 0) {
            Py_XDECREF(made);
            return NULL;
        }
    }
    return made;
}

static int put_value(Driven *driven, PyObject *value) {
    int done = value ? PyList_Append(driven->values, value) : -1;
    Py_XDECREF(value);
    return done;
}

/* The last value is appended to the one before it. */
static int grow(Driven *driven) {
    PyObject *last = pop_values(driven, 1);
    Py_ssize_t count = PyList_Size(driven->values);
    int done = last && count > 0 ? extend(PyList_GetItem(driven->values, count - 1), last) : -1;
    Py_XDECREF(last);
    return done;
}

static int make_node(Driven *driven, PyObject *rule, Py_ssize_t size) {
    PyObject *name = PyTuple_GetItem(rule, NAME), *spliced = PyTuple_GetItem(rule, SPLICED);
    PyObject *children = pop_values(driven, size), *all = children;
    int done;
    if (children && size && PyTuple_Size(spliced)) {
        all = splice(children, spliced);
        Py_DECREF(children);
    }
    if (!all || !PyUnicode_GetLength(name)) return put_value(driven, all);
    done = put_value(driven, PyObject_CallFunctionObjArgs(driven->make, name, all, NULL));
    Py_DECREF(all);
    return done;
}

/* Reduces by a rule, and goes on to where that leads. */
static int reduce(Driven *driven, Py_ssize_t number) {
    PyObject *rule = PyTuple_GetItem(driven->rules, number);
    Py_ssize_t size = rule ? PyLong_AsSsize_t(PyTuple_GetItem(rule, SIZE)) : -1, action;
    int done = 0;
    if (size < 0 || size >= driven->count) {
        if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, "not a rule");
        return -1;
    }
    driven->count -= size;
    if (PyTuple_GetItem(rule, GROWS) == Py_True) done = grow(driven);
    else if (!size || PyTuple_GetItem(rule, PASSES) != Py_True) done = make_node(driven, rule, size);
    if (done < 0 || action_for(driven, PyTuple_GetItem(rule, ORIGIN), &action) < 0) return -1;
    return push_state(driven, action);
}

/* Takes a token: 1, 0 if it is not allowed there or the end, -1 and an exception. */
static int take_token(Driven *driven, PyObject *terminal, PyObject *value) {
    PyObject *growing = PyTuple_GetItem(driven->growing, driven->states[driven->count - 1]);
    Py_ssize_t action, count = PyList_Size(driven->values);
    int grows = growing ? PySet_Contains(growing, terminal) : -1, found;
    if (grows < 0) return -1;
    if (grows) {
        PyObject *list = PyList_GetItem(driven->values, count - 1);
        return list && PyList_Append(list, value) == 0 ? 1 : -1;
    }
    while ((found = action_for(driven, terminal, &action)) == 1 && action < 0)
        if (reduce(driven, ~action) < 0) return -1;
    if (found != 1 || !action) return found < 0 ? -1 : 0;
    return push_state(driven, action) < 0 || PyList_Append(driven->values, value) < 0 ? -1 : 1;
}

#define TOGETHER 1024 /* So many tokens are let go at once, which is quicker. */

/* The last tokens up to this one, which were read, are let go. */
static int let_go(PyObject *tokens, Py_ssize_t index) {
    for (Py_ssize_t one = index - TOGETHER + 1; one <= index; one++) {
        Py_INCREF(Py_None);
        if (PyList_SetItem(tokens, one, Py_None) < 0) return -1;
    }
    return 0;
}

static PyObject *drive_all(Driven *driven, PyObject *tokens, PyObject *end) {
    Py_ssize_t index = 0, length = PyList_Size(tokens);
    int done = length < 0 ? -1 : 1;
    for (; done == 1 && index < length; index += done == 1) {
        PyObject *token = PyList_GetItem(tokens, index);
        if (!PyTuple_Check(token) || PyTuple_Size(token) < 2) return PyErr_Format(PyExc_TypeError, "%R is no token", token);
        done = take_token(driven, PyTuple_GetItem(token, 0), PyTuple_GetItem(token, 1));
        if (done == 1 && index % TOGETHER == TOGETHER - 1 && let_go(tokens, index) < 0) return NULL;
    }
    if (done == 1) done = take_token(driven, end, Py_None);
    if (done < 0) return NULL;
    return Py_BuildValue("(Onn)", driven->values, driven->states[driven->count - 1], index);
}

PyObject *drive(PyObject *module, PyObject *arguments) {
    Driven driven = {0};
    PyObject *tokens, *end, *made = NULL;
    (void)module;
    if (!PyArg_ParseTuple(arguments, "O!O!O!OO!O", &PyTuple_Type, &driven.actions, &PyTuple_Type, &driven.growing, &PyTuple_Type,
                          &driven.rules, &driven.make, &PyList_Type, &tokens, &end)) return NULL;
    driven.values = PyList_New(0);
    if (driven.values && push_state(&driven, 0) == 0) made = drive_all(&driven, tokens, end);
    Py_XDECREF(driven.values);
    PyMem_Free(driven.states);
    return made;
}
