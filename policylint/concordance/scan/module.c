/* Python: the module. */

#include "scan.h"

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_scan", "Finds hints in texts.", -1,
                                    NULL, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__scan(void) {
    PyObject *made = PyModule_Create(&module), *type = made ? PyType_FromSpec(&scanner_spec) : NULL;
    if (type && PyModule_AddObject(made, "Scanner", type) == 0) return made;
    Py_XDECREF(type);
    Py_XDECREF(made);
    return NULL;
}
