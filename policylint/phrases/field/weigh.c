/* Python: weighs the entries of a vocabulary on the passages of a field. */

#include "weigh.h"

/* Sorts the passages by their kinds, and those in which nothing counts by the reason. */
static int sort_passages(Weighing *w, const char *kinds, const char *silent) {
    Field *f = w->f;
    for (int i = 0; i < KINDS; i++) w->among[i] = keep_zero(f, w->width * sizeof(Bits));
    for (int i = 0; i <= SILENT; i++) w->silent[i] = keep_zero(f, w->width * sizeof(Bits));
    w->asked = keep_zero(f, w->width * sizeof(Bits)), w->may = keep_zero(f, w->width * sizeof(Bits));
    w->here = keep_zero(f, (w->entries->sets + 1) * sizeof(Bits *));
    w->done = keep_zero(f, (PyTuple_Size(w->entries->topics) + 1) * sizeof(Bits *));
    w->weight = keep_zero(f, (w->entries->count + 1) * sizeof(Weight));
    w->left = keep(f, 3 * w->width * sizeof(Bits));
    if (f->failed) return -1;
    for (Py_ssize_t number = 0; number < f->passages; number++) {
        unsigned char kind = (unsigned char)kinds[number], why = (unsigned char)silent[number];
        if (kind >= KINDS || why > SILENT) { PyErr_SetString(PyExc_ValueError, "there is no such kind of passage"); return -1; }
        for (int set = 1; set < KINDS; set++)
            if (set & kind) add(w->among[set], number);
        if (why) add(w->silent[why], number);
    }
    return 0;
}

static int weigh(Weighing *w, const char *kinds, const char *silent) {
    return sort_passages(w, kinds, silent) < 0 || find_matches(w) < 0 || count_all(w) < 0 ? -1 : 0;
}

PyObject *field_weigh(PyObject *self, PyObject *arguments) {
    Field *f = (Field *)self;
    const char *kinds, *silent;
    Py_ssize_t kinds_size, silent_size;
    Weighing w = {0};
    if (!PyArg_ParseTuple(arguments, "O!O!ny#y#OO", entries_type, &w.entries, around_type, &w.around, &w.first, &kinds,
                          &kinds_size, &silent, &silent_size, &w.may_deny, &w.denied))
        return NULL;
    if (w.entries->program != f->program || w.around->entries != w.entries || w.first < 0 || f->shift ||
        f->size != f->text->size || kinds_size != f->passages || silent_size != f->passages) {
        PyErr_SetString(PyExc_ValueError, "what is weighed does not belong together");
        return NULL;
    }
    f->failed = 0;
    w.f = f;
    w.width = f->passages / 64 + 1;
    PyObject *found = weigh(&w, kinds, silent) < 0 ? NULL : winners_of(&w);
    free(w.match);
    free(w.winner);
    return found;
}
