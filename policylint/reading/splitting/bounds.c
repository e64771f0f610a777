/* The sentences of a text (`sentence_bounds`, `_cuts` and `_is_end` in Python). */

#include "splitting.h"

#define LONGEST 1500
#define LONG_WORD 8
#define LONGEST_NUMBER 16

typedef struct {
    Text text;
    Places places, pairs;
    PyObject *known;  /* the words that a full stop may shorten, in lower case */
    PyObject *ends;   /* gives the places at which sentencex has sentences end, where this is not clear */
    PyObject *is_end; /* says whether one ends, where this is not clear */
    PyObject *found;
    int too_long;
} Split;

static int is_closer(Py_UCS4 one) {
    switch (one) {
    case ')': case ']': case '}': case '"': case '\'': case 0x201D: case 0x2019: case 0xBB: case '*': case '_':
        return 1;
    default:
        return 0;
    }
}

static Py_ssize_t past_closers(const Text *text, Py_ssize_t cut) {
    if (cut <= 0 || cut >= text->length || is_space(text->at[cut - 1])) return cut;
    while (cut < text->length && is_closer(text->at[cut])) cut++;
    return cut;
}

/* Whether a full stop ends a sentence by the word before it: 1 if so, 0 if it may be an abbreviation, -1 and an exception. */
static int ends_word(const Split *split, Py_ssize_t start, Py_ssize_t stop) {
    const Py_UCS4 *at = split->text.at;
    char word[LONG_WORD];
    Py_ssize_t length = 0;
    Py_UCS4 before;
    int known;
    PyObject *made;
    Py_UCS4 last = stop > start ? at[stop - 1] : 0;
    if (last && last < 0x80 && !is_plain(last) && last != '.') return 1; /* no abbreviation ends in such a mark */
    while (length < LONG_WORD && stop - length > start && is_plain(at[stop - length - 1])) {
        Py_UCS4 one = at[stop - ++length];
        word[LONG_WORD - length] = (char)(one >= 'A' && one <= 'Z' ? one | 0x20 : one);
    }
    if (length < 2 || (length == 2 && word[6] <= '9' && word[7] <= '9')) return 0;
    if (length > 2 && word[5] == 's' && word[6] == 't' && word[7] == 'r') return 0;
    if (length == LONG_WORD) return 1;
    before = stop - length > start ? at[stop - length - 1] : ' ';
    if (before != ' ' && before != '\n' && before != 0xA0 && before != '-') return 0;
    made = PyUnicode_FromStringAndSize(word + LONG_WORD - length, length);
    known = made ? PySet_Contains(split->known, made) : -1;
    Py_XDECREF(made);
    return known < 0 ? -1 : !known;
}

static int asked(const Split *split, Py_ssize_t start, Py_ssize_t cut) {
    PyObject *said = PyObject_CallFunction(split->is_end, "Onn", split->text.string, start, cut);
    int answer = said ? PyObject_IsTrue(said) : -1;
    Py_XDECREF(said);
    return answer;
}

static int is_end(const Split *split, Py_ssize_t start, Py_ssize_t cut) {
    const Py_UCS4 *at = split->text.at;
    if (cut - start > LONGEST_NUMBER && at[cut - 2] == '.' && at[cut - 1] == ' ' && !is_space(at[cut])) {
        int plain = ends_word(split, start, cut - 2);
        if (plain) return plain;
    }
    return asked(split, start, cut);
}

static PyObject *pair_of(Py_ssize_t start, Py_ssize_t end) {
    PyObject *first = PyLong_FromSsize_t(start), *second = PyLong_FromSsize_t(end);
    PyObject *pair = first && second ? PyTuple_Pack(2, first, second) : NULL;
    Py_XDECREF(first);
    Py_XDECREF(second);
    return pair;
}

/* Adds a sentence, without the white space around it. */
static int add(Split *split, Py_ssize_t start, Py_ssize_t end) {
    const Py_UCS4 *at = split->text.at;
    PyObject *pair;
    int done;
    while (start < end && is_space(at[start])) start++;
    while (end > start && is_space(at[end - 1])) end--;
    if (end - start > LONGEST) split->too_long = 1;
    if (start == end || split->too_long) return 0;
    pair = pair_of(start, end);
    done = pair ? PyList_Append(split->found, pair) : -1;
    Py_XDECREF(pair);
    return done;
}

static int take_ends(Split *split) {
    PyObject *given = PyObject_CallFunctionObjArgs(split->ends, split->text.string, NULL);
    PyObject *told = given ? PySequence_List(given) : NULL;
    Py_ssize_t count = told ? PyList_Size(told) : -1;
    int done = count < 0 ? -1 : 0;
    split->places.count = 0;
    for (Py_ssize_t number = 0; !done && number < count; number++) {
        Py_ssize_t place = PyLong_AsSsize_t(PyList_GetItem(told, number));
        done = place == -1 && PyErr_Occurred() ? -1 : add_place(&split->places, place);
    }
    Py_XDECREF(given);
    Py_XDECREF(told);
    if (!done) done = add_gaps(&split->text, &split->places);
    if (!done) put_in_order(&split->places, split->text.length);
    return done;
}

static int within_pair(const Places *pairs, Py_ssize_t *next, Py_ssize_t cut) {
    while (*next < pairs->count && pairs->at[*next] < cut) *next += 2;
    return *next && cut < pairs->at[*next - 1];
}

/* Finds all sentences but the last, and where that begins; -1 and an exception. */
static Py_ssize_t split_up(Split *split) {
    Py_ssize_t last = 0, next = 0;
    int encloses = 0, clear = clear_ends(&split->text, &split->places, &encloses);
    if (clear < 0 || (!clear && take_ends(split) < 0)) return -1;
    if (split->places.count && (encloses || !clear) && find_pairs(&split->text, &split->pairs) < 0) return -1;
    for (Py_ssize_t number = 0; number < split->places.count && !split->too_long; number++) {
        Py_ssize_t cut = past_closers(&split->text, split->places.at[number]);
        int ends;
        if (cut <= last || cut >= split->text.length || within_pair(&split->pairs, &next, cut)) continue;
        ends = is_end(split, last, cut);
        if (ends < 0 || (ends && add(split, last, cut) < 0)) return -1;
        if (ends) last = cut;
    }
    return last;
}

static PyObject *found_in(Split *split) {
    Py_ssize_t end = split->text.length, last = 0;
    while (end && is_space(split->text.at[end - 1])) end--;
    if (end && !is_single(&split->text, end)) last = split_up(split);
    if (last < 0 || add(split, last, end) < 0) return NULL;
    if (split->too_long) Py_RETURN_NONE;
    return PyList_AsTuple(split->found);
}

PyObject *bounds(PyObject *module, PyObject *const *given, Py_ssize_t count) {
    Split split = {0};
    PyObject *made = NULL;
    (void)module;
    if (count != 4 || !PyUnicode_Check(given[0])) return PyErr_Format(PyExc_TypeError, "a text and three more, not these");
    split.text.string = given[0];
    split.known = given[1];
    split.ends = given[2];
    split.is_end = given[3];
    split.text.length = PyUnicode_GetLength(split.text.string);
    split.text.at = PyUnicode_AsUCS4Copy(split.text.string);
    split.found = PyList_New(0);
    if (split.text.at && split.found) made = found_in(&split);
    PyMem_Free(split.text.at);
    PyMem_Free(split.places.at);
    PyMem_Free(split.pairs.at);
    Py_XDECREF(split.found);
    return made;
}
