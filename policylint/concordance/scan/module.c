/* Python: the module. */

#include "scan.h"

static PyMethodDef functions[] = {
    {"places", places, METH_VARARGS,
     "places(texts, words): where in the texts the words stand, which begin with a capital: the number of the text, and where in it; "
     "and the numbers of texts that were not read, for letters beyond ASCII."},
    {"measures", measures, METH_O,
     "measures(texts): of each text the words, the syllables at most, the commas and semicolons, the words from a capital on, and whether "
     "there is a digit or an @; or None, for letters beyond ASCII."},
    {NULL, NULL, 0, NULL}};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_scan", "Finds hints and words in texts.", -1, functions, NULL, NULL, NULL, NULL};

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
