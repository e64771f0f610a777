/* Python: the module. */

#include "field.h"

PyObject *program_type;

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_field",
                                    "Lays phrase patterns over passages.", -1, NULL, NULL, NULL, NULL, NULL};

/* Adds an object, and takes the reference to it in any case. */
static int enter(PyObject *made, const char *name, PyObject *object) {
    if (object && PyModule_AddObject(made, name, object) == 0) return 0;
    Py_XDECREF(object);
    return -1;
}

PyMODINIT_FUNC PyInit__field(void) {
    PyObject *made = PyModule_Create(&module);
    if (!made) return NULL;
    program_type = PyType_FromSpec(&program_spec);
    Py_XINCREF(program_type);
    if (enter(made, "Program", program_type) < 0 || enter(made, "Field", PyType_FromSpec(&field_spec)) < 0 ||
        PyModule_AddIntConstant(made, "FORMAT", FORMAT) < 0) {
        Py_CLEAR(program_type);
        Py_DECREF(made);
        return NULL;
    }
    return made;
}
