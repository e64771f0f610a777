/* Python: the module. */

#include "field.h"

PyObject *program_type, *lexicon_type, *words_type, *field_type, *entries_type, *around_type;

static const struct { const char *name; PyType_Spec *spec; PyObject **type; } TYPES[] = {
    {"Program", &program_spec, &program_type}, {"Lexicon", &lexicon_spec, &lexicon_type},
    {"Words", &words_spec, &words_type}, {"Field", &field_spec, &field_type},
    {"Entries", &entries_spec, &entries_type}, {"Around", &around_spec, &around_type}};
#define COUNT (sizeof(TYPES) / sizeof(TYPES[0]))

static PyMethodDef methods[] = {
    {"disclose", disclose, METH_VARARGS,
     "disclose(winners, disclosure, setters, worded, weigher, entries, place, denies, words): what won, as disclosures."},
    {NULL, NULL, 0, NULL}};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_field",
                                    "Lays phrase patterns over passages.", -1, methods, NULL, NULL, NULL, NULL};

/* Makes a type, and adds it; NULL after an error. */
static PyObject *enter_type(PyObject *made, const char *name, PyType_Spec *spec) {
    PyObject *type = PyType_FromSpec(spec);
    if (!type || PyModule_AddObject(made, name, type) < 0) { Py_XDECREF(type); return NULL; }
    Py_INCREF(type);
    return type;
}

PyMODINIT_FUNC PyInit__field(void) {
    PyObject *made = PyModule_Create(&module);
    if (!made) return NULL;
    prepare_words();
    int done = PyModule_AddIntConstant(made, "FORMAT", FORMAT) == 0;
    for (size_t i = 0; i < COUNT && done; i++)
        done = (*TYPES[i].type = enter_type(made, TYPES[i].name, TYPES[i].spec)) != NULL;
    if (done) return made;
    for (size_t i = 0; i < COUNT; i++) Py_CLEAR(*TYPES[i].type);
    Py_DECREF(made);
    return NULL;
}
