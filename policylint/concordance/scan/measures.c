/* How much texts have of what makes them hard to read: the same as `measured` in policylint/rules/readability.py, for speed. */

#include "scan.h"

enum { LETTER = 1, VOWEL = 2, APOSTROPHE = 4, PAUSE = 8, UPPER = 16, OF_WORD = 32, ODD = 64 };

typedef struct { long words, syllables, pauses, capitals; int odd; } Measure;

static void set(unsigned char *kinds, const char *characters, int kind) {
    for (; *characters; characters++) kinds[(unsigned char)*characters] |= (unsigned char)kind;
}

/* What each byte of ASCII is. */
static void tell_kinds(unsigned char *kinds) {
    memset(kinds, 0, 256);
    for (int letter = 'a'; letter <= 'z'; letter++) {
        kinds[letter] = LETTER | OF_WORD;
        kinds[letter - 'a' + 'A'] = LETTER | UPPER | OF_WORD;
    }
    set(kinds, "aeiouyAEIOUY", VOWEL);
    set(kinds, "0123456789", OF_WORD | ODD);
    set(kinds, "_", OF_WORD);
    set(kinds, "'", APOSTROPHE);
    set(kinds, ",;", PAUSE);
    set(kinds, "@", ODD);
}

/* Whether a text was read: 0 if it has letters beyond ASCII. A word has as many syllables as groups of vowels, or one. */
static int measure(const unsigned char *at, const unsigned char *end, const unsigned char *kinds, Measure *m) {
    int last = 0, before = 0, voiced = 0;
    for (; at < end; at++) {
        int kind = kinds[*at];
        if (*at >= 0x80) {
            int taken = sign(at, end);
            if (!taken) return 0;
            kind = taken == 3 && at[2] == 0x99 ? APOSTROPHE : 0;
            at += taken - 1;
        }
        if (!(last & (LETTER | APOSTROPHE))) voiced = 0;
        if (kind & LETTER && !(last & LETTER) && !(last & APOSTROPHE && before & LETTER)) m->words++, m->syllables++;
        if (kind & VOWEL && !(last & VOWEL)) m->syllables += voiced, voiced = 1;
        if (kind & UPPER && !(last & OF_WORD)) m->capitals++;
        if (kind & PAUSE) m->pauses++;
        if (kind & ODD) m->odd = 1;
        before = last;
        last = kind;
    }
    return 1;
}

static PyObject *measured(PyObject *text, const unsigned char *kinds) {
    Measure m = {0, 0, 0, 0, 0};
    Py_ssize_t size;
    if (!text || !PyUnicode_Check(text)) { PyErr_SetString(PyExc_TypeError, "a text is a string"); return NULL; }
    const unsigned char *bytes = (const unsigned char *)PyUnicode_AsUTF8AndSize(text, &size);
    if (!bytes) PyErr_Clear();
    if (!bytes || !measure(bytes, bytes + size, kinds, &m)) { Py_INCREF(Py_None); return Py_None; }
    return Py_BuildValue("(llllO)", m.words, m.syllables, m.pauses, m.capitals, m.odd ? Py_True : Py_False);
}

PyObject *measures(PyObject *module, PyObject *texts) {
    unsigned char kinds[256];
    (void)module;
    if (!PyList_Check(texts)) { PyErr_SetString(PyExc_TypeError, "texts are a list"); return NULL; }
    tell_kinds(kinds);
    Py_ssize_t count = PyList_Size(texts);
    PyObject *found = PyList_New(count);
    for (Py_ssize_t number = 0; found && number < count; number++) {
        PyObject *one = measured(PyList_GetItem(texts, number), kinds);
        if (!one || PyList_SetItem(found, number, one) < 0) Py_CLEAR(found);
    }
    return found;
}
