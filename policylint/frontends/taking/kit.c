/* What blocks are made with. */

#include "taking.h"

static const char *const names[NAMES] = {
    "end", "depth", "loose", "_open", "LIST", "ITEM", "LIST_START", "LIST_END", "ITEM_START", "PARAGRAPH", "ITEM_END", "H1", "H2", "H3",
    "H4", "H5", "H6", "atx", "", "start", "level", "id"};

static Kit known;

static void release(Kit *kit) {
    for (int i = 0; i < NAMES; i++) Py_CLEAR(kit->names[i]);
    Py_CLEAR(kit->nothing);
    drop_maker(&kit->paragraph);
    drop_maker(&kit->heading);
    drop_maker(&kit->stretch);
    drop_maker(&kit->span);
    Py_CLEAR(kit->given);
}

int intern_all(PyObject **into, const char *const *texts, int count) {
    for (int i = 0; i < count; i++)
        if (!(into[i] = PyUnicode_InternFromString(texts[i]))) return -1;
    return 0;
}

static int fill(Kit *kit, PyObject *given) {
    PyObject *paragraph, *heading, *stretch, *span;
    if (!PyArg_ParseTuple(given, "OOOOOOOO", &kit->token, &kit->edge, &kit->run_in, &kit->printed_number, &paragraph, &heading, &stretch,
                          &span)) return -1;
    if (intern_all(kit->names, names, NAMES) < 0) return -1;
    if (!(kit->nothing = PyTuple_New(0))) return -1;
    if (get_maker(&kit->paragraph, paragraph, 4) < 0 || get_maker(&kit->heading, heading, 5) < 0) return -1;
    return get_maker(&kit->stretch, stretch, 2) < 0 ? -1 : get_maker(&kit->span, span, 2);
}

const Kit *get_kit(PyObject *given) {
    if (known.given == given) return &known;
    release(&known);
    if (fill(&known, given) < 0) {
        release(&known);
        return NULL;
    }
    Py_INCREF(known.given = given);
    return &known;
}
