/* Python: the module. */

#include "fields.h"

static PyMethodDef functions[] = {
    {"init", make_init, METH_VARARGS,
     "init(cls, names, setters, defaults, made, followed, plain, ascending): an `__init__` that does what `plain` does, in C."},
    {NULL, NULL, 0, NULL}};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_fields", "Sets the fields of instances.", -1,
                                    functions, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__fields(void) { return PyModule_Create(&module); }
