/* Python: the module. */

#include "taking.h"

static PyMethodDef functions[] = {
    {"take", take, METH_VARARGS,
     "take(reader, stream, ahead, kit, place, inlines, handlers): takes events; how many, and the place that was asked for last."},
    {"drive", drive, METH_VARARGS,
     "drive(actions, growing, rules, make, tokens, end): the values, the state, and the index of the token, where no more is allowed."},
    {"nodes", nodes_of, METH_O, "nodes(classes): what makes nodes of a section, a list, an item and a quote, and a range, of their children."},
    {NULL, NULL, 0, NULL}};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_taking", "Takes the events of a Markdown parser, and drives LALR tables.", -1,
                                    functions, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__taking(void) { return PyModule_Create(&module); }
