/* Python: the module. */

#include "field.h"

PyObject *program_type, *lexicon_type, *words_type;

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_field",
                                    "Lays phrase patterns over passages.", -1, NULL, NULL, NULL, NULL, NULL};

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
    program_type = enter_type(made, "Program", &program_spec);
    lexicon_type = program_type ? enter_type(made, "Lexicon", &lexicon_spec) : NULL;
    words_type = lexicon_type ? enter_type(made, "Words", &words_spec) : NULL;
    PyObject *field_type = words_type ? enter_type(made, "Field", &field_spec) : NULL;
    if (field_type && PyModule_AddIntConstant(made, "FORMAT", FORMAT) == 0) {
        Py_DECREF(field_type);
        return made;
    }
    Py_XDECREF(field_type);
    Py_CLEAR(words_type);
    Py_CLEAR(lexicon_type);
    Py_CLEAR(program_type);
    Py_DECREF(made);
    return NULL;
}
