/* Python: the module. */

#include "splitting.h"

static PyMethodDef functions[] = {
    {"bounds", (PyCFunction)(void (*)(void))bounds, METH_FASTCALL,
     "bounds(text, known, ends, is_end): the sentences of a text as (start, end); None if one is too long."},
    {NULL, NULL, 0, NULL}};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_splitting", "Splits texts into sentences.", -1,
                                    functions, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__splitting(void) { return PyModule_Create(&module); }
