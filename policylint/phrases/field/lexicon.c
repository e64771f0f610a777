/* Python: Lexicon, the words of chunks (stretches of text without white space), by their UTF-8.

   It is a cache. A chunk is asked for once in Python, and then found by its hash in one of a few slots; where these are full, the
   first gives way, so that no choice of words makes looking up slow. It forgets everything when it has grown too large. */

#include "field.h"

#define MOST_KEPT 65536                   /* chunks; as in policylint/phrases/words.py */
#define LONGEST_KEPT 40                   /* code points */
#define PROBES 16
#define MOST_UNUSED 65536                 /* bytes, and as many as are used */

static size_t size_of(size_t words, size_t length) {
    return (sizeof(Entry) + words * sizeof(Word) + length + 7) & ~(size_t)7;
}

static const char *bytes_of(const Entry *entry) { return (const char *)(entry->words + entry->count); }

static uint32_t slot_of(const Lexicon *l, uint32_t hash, int probe) {
    return ((hash * 0x9E3779B1u >> 7) + probe) & (l->slots - 1);
}

const Entry *look_up(const Lexicon *l, const char *bytes, Py_ssize_t length, uint32_t hash) {
    for (int probe = 0; probe < PROBES && l->slots; probe++) {
        uint32_t at = l->table[slot_of(l, hash, probe)];
        if (!at) return NULL;
        const Entry *entry = (const Entry *)(l->data + (size_t)(at - 1) * 8);
        if (entry->hash == hash && entry->length == length && !memcmp(bytes_of(entry), bytes, length)) return entry;
    }
    return NULL;
}

static void link_entry(Lexicon *l, uint32_t hash, size_t at) {
    uint32_t slot = slot_of(l, hash, 0);
    for (int probe = 0; probe < PROBES; probe++)
        if (!l->table[slot_of(l, hash, probe)]) { slot = slot_of(l, hash, probe); break; }
    l->table[slot] = (uint32_t)(at / 8) + 1;
}

/* Makes room in the table for one more; -1 and an exception without memory. */
static int widen(Lexicon *l) {
    if (l->entries >= MOST_KEPT) {
        memset(l->table, 0, l->slots * sizeof(uint32_t));
        l->entries = 0;
        l->size = 0;
    }
    if (l->entries * 2 < l->slots) return 0;
    uint32_t slots = l->slots ? l->slots * 2 : 1024, *table = calloc(slots, sizeof(uint32_t));
    if (!table) { PyErr_NoMemory(); return -1; }
    free(l->table);
    l->table = table;
    l->slots = slots;
    for (size_t at = 0; at < l->size;) {
        const Entry *entry = (const Entry *)(l->data + at);
        link_entry(l, entry->hash, at);
        at += size_of(entry->count, entry->length);
    }
    return 0;
}

/* Room for an entry behind all others; NULL and an exception without memory. */
static Entry *next_entry(Lexicon *l, size_t words, size_t length) {
    size_t needed = l->size + size_of(words, length);
    if (needed > l->room || l->room > 2 * l->size + MOST_UNUSED) {  /* or a long chunk took too much */
        size_t room = 2 * l->size + MOST_UNUSED / 2;
        if (room < needed) room = needed;
        char *data = realloc(l->data, room);
        if (!data) { PyErr_NoMemory(); return NULL; }
        l->data = data;
        l->room = room;
    }
    return (Entry *)(l->data + l->size);
}

/* A number in a tuple; -1 if it is none, perhaps with an exception. It runs no Python, which might move entries. */
static long number_in(PyObject *tuple, Py_ssize_t at) {
    PyObject *number = PyTuple_Check(tuple) ? PyTuple_GetItem(tuple, at) : NULL;
    return number && PyLong_Check(number) ? PyLong_AsLong(number) : -1;
}

/* Reads a word: its two symbols from a text, and its start and end from a tuple. */
static int read_word(PyObject *symbols, PyObject *span, Py_ssize_t number, int32_t points, Word *word) {
    long start = number_in(span, 0), end = number_in(span, 1);
    Py_UCS4 plain = PyUnicode_ReadChar(symbols, 2 * number), sharp = PyUnicode_ReadChar(symbols, 2 * number + 1);
    if (PyErr_Occurred()) return -1;
    if (start < 0 || end < start || end > points || plain < 1 || plain >= SYMBOLS || sharp < 1 || sharp >= SYMBOLS) {
        PyErr_SetString(PyExc_ValueError, "not a word of a chunk");
        return -1;
    }
    *word = (Word){(int32_t)start, (int32_t)end, (uint16_t)plain, (uint16_t)sharp};
    return 0;
}

/* Enters the words that Python gave for a chunk; long chunks are forgotten with the next. */
static const Entry *enter_words(Lexicon *l, PyObject *symbols, PyObject *spans, const Chunked *chunk, int marked) {
    Py_ssize_t words = PyTuple_Size(spans);
    if (PyUnicode_GetLength(symbols) != 2 * words) {
        if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, "a word has two symbols");
        return NULL;
    }
    if (widen(l) < 0) return NULL;
    Entry *entry = next_entry(l, words, chunk->length);
    if (!entry) return NULL;
    *entry = (Entry){chunk->hash, (int32_t)chunk->length, (int32_t)words, marked};
    for (Py_ssize_t i = 0; i < words; i++)
        if (read_word(symbols, PyTuple_GetItem(spans, i), i, chunk->points, entry->words + i) < 0) return NULL;
    memcpy((char *)bytes_of(entry), chunk->bytes, chunk->length);
    if (chunk->points <= LONGEST_KEPT) {
        link_entry(l, chunk->hash, l->size);
        l->size += size_of(words, chunk->length);
        l->entries++;
    }
    return entry;
}

/* Whether Python marks a chunk: 1, 0, or -1 and an exception. Without marks all are marked. */
static int ask_mark(const Lexicon *l, PyObject *text) {
    if (l->is_marked == Py_None) return 1;
    PyObject *answer = PyObject_CallFunctionObjArgs(l->is_marked, text, NULL);
    int marked = answer ? PyObject_IsTrue(answer) : -1;
    Py_XDECREF(answer);
    return marked;
}

/* Asks Python for the words of a chunk: their symbols, and where they stand; and whether it is marked. The entry is good until Python runs again. */
const Entry *learn(Lexicon *l, const Chunked *chunk) {
    PyObject *text = PyUnicode_DecodeUTF8(chunk->bytes, chunk->length, "surrogatepass");
    int marked = text ? ask_mark(l, text) : -1;
    PyObject *pair = marked >= 0 ? PyObject_CallFunctionObjArgs(l->words_of, text, NULL) : NULL, *symbols, *spans;
    Py_XDECREF(text);
    if (!pair) return NULL;
    const Entry *entry = NULL;
    if (PyTuple_Check(pair) && PyArg_ParseTuple(pair, "UO!", &symbols, &PyTuple_Type, &spans))
        entry = enter_words(l, symbols, spans, chunk, marked);
    else if (!PyErr_Occurred()) PyErr_SetString(PyExc_TypeError, "symbols and spans are a tuple");
    Py_DECREF(pair);
    return entry;
}

static PyObject *new_lexicon(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
    PyObject *words_of, *is_marked = Py_None;
    if (!PyArg_ParseTuple(arguments, "O|O", &words_of, &is_marked)) return NULL;
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    Lexicon *l = (Lexicon *)allocate(type, 0);
    if (!l) return NULL;
    Py_INCREF(words_of);
    Py_INCREF(is_marked);
    l->words_of = words_of;
    l->is_marked = is_marked;
    return (PyObject *)l;
}

static void free_lexicon(PyObject *self) {
    Lexicon *l = (Lexicon *)self;
    free(l->table);
    free(l->data);
    Py_XDECREF(l->words_of);
    Py_XDECREF(l->is_marked);
    free_object(self);
}

static PyType_Slot lexicon_slots[] = {
    {Py_tp_new, new_lexicon}, {Py_tp_dealloc, free_lexicon},
    {Py_tp_doc, "Lexicon(words_of, is_marked): the words of chunks; `words_of` gives a chunk's symbols, and a tuple of spans."}, {0, NULL}};
PyType_Spec lexicon_spec = {"policylint.phrases._field.Lexicon", sizeof(Lexicon), 0, Py_TPFLAGS_DEFAULT, lexicon_slots};
