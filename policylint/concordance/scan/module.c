/* Python: the module. */

#include "scan.h"

static PyMethodDef functions[] = {
    {"capitals", capitals, METH_VARARGS,
     "capitals(texts, kinds, count): for each of so many kinds the texts in which a word of it begins with a capital, as bits; "
     "and the numbers of texts that were not read, for letters beyond ASCII. `kinds` are those of each word, as bits."},
    {"places", places, METH_VARARGS,
     "places(texts, words): where in the texts the words stand, which begin with a capital: the number of the text, and where in it; "
     "and the numbers of texts that were not read, for letters beyond ASCII."},
    {"measures", measures, METH_O,
     "measures(texts): of each text the words, the syllables at most, the commas and semicolons, the words from a capital on, and whether "
     "there is a digit or an @; or None, for letters beyond ASCII."},
    {NULL, NULL, 0, NULL}};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_scan", "Finds hints and words in texts.", -1,
                                    functions, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__scan(void) {
    PyObject *made = PyModule_Create(&module), *type = made ? PyType_FromSpec(&scanner_spec) : NULL;
    if (type && PyModule_AddObject(made, "Scanner", type) == 0) return made;
    Py_XDECREF(type);
    Py_XDECREF(made);
    return NULL;
}
