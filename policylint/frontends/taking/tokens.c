/* The tokens so far, and what is known of them (`policylint.frontends.blocks.Blocks`). */

#include "taking.h"

int add_token(Taking *taking, PyObject *terminal, PyObject *value) {
    PyObject *token = make_tuple(taking->kit->token, (PyObject *[]){terminal, value, Py_False, taking->kit->nothing}, 4);
    int done = token ? PyList_Append(taking->tokens, token) : -1;
    Py_XDECREF(token);
    return done;
}

int add_edge(Taking *taking, PyObject *terminal, PyObject *place, PyObject *marker, PyObject *ordered) {
    PyObject *edge = make_tuple(taking->kit->edge, (PyObject *[]){place, marker, ordered}, 3);
    int done = edge ? add_token(taking, terminal, edge) : -1;
    Py_XDECREF(edge);
    return done;
}

Py_ssize_t number_in(Taking *taking, int name) {
    PyObject *value = PyObject_GetAttr(taking->blocks, taking->kit->names[name]);
    Py_ssize_t number = value ? PyLong_AsSsize_t(value) : -1;
    Py_XDECREF(value);
    return number;
}

int set_end(Taking *taking, PyObject *end) { return end ? PyObject_SetAttr(taking->blocks, taking->kit->names[END], end) : -1; }

int is_loose(Taking *taking) {
    PyObject *loose = PyObject_GetAttr(taking->inlines, taking->kit->names[LOOSE]);
    int is = loose ? PyObject_IsTrue(loose) : -1;
    Py_XDECREF(loose);
    return is;
}
