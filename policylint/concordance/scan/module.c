/* Python: the module. */

#include "scan.h"

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_scan", "Finds hints and words in texts.", -1, NULL, NULL, NULL, NULL, NULL};

static int add(PyObject *made, const char *name, PyType_Spec *spec) {
    PyObject *type = PyType_FromSpec(spec);
    if (type && PyModule_AddObject(made, name, type) == 0) return 0;
    Py_XDECREF(type);
    return -1;
}

PyMODINIT_FUNC PyInit__scan(void) {
    fill_kinds();
    fill_lower();
    PyObject *made = PyModule_Create(&module);
    if (made && add(made, "Scanner", &scanner_spec) == 0 && add(made, "Words", &words_spec) == 0) return made;
    Py_XDECREF(made);
    return NULL;
}
