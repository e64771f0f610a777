/* Lays phrase patterns over a block of passages: the same as policylint/phrases/block.py, for speed.

   Sets of places are arrays of 64-bit words. A program is the code that policylint/phrases/code.py describes; all
   numbers and offsets in it are checked once, when it is loaded (check.c), so that nothing can be read outside. What
   refers to other code refers to what was written before it, so nothing can recur without end. */

#ifndef POLICYLINT_FIELD_H
#define POLICYLINT_FIELD_H

#define Py_LIMITED_API 0x030A0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FORMAT 5                          /* of programs and of what is called; as in policylint/phrases/code.py */

enum { ATOM, GAP, CHOICE, ANY, AHEAD, BEHIND, END, BEGIN };
enum { PATTERNS, ALTERNATIVES, CHOICES, ATOMS, TABLES };
#define SYMBOLS 65536
#define LONGEST 128

/* Loops over sets take half as many steps where the processor has registers of 256 bits, which it is asked when this is loaded. */
#if defined(__GNUC__) && !defined(__clang__) && __GNUC__ >= 8 && defined(__x86_64__) && defined(__GLIBC__) && \
    !defined(__SANITIZE_ADDRESS__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

typedef uint64_t Bits;

typedef struct {
    PyObject_HEAD
    int32_t *code;
    int32_t size, symbols;                /* of the code; and how many symbols its atoms have, and one */
    uint16_t *ids;                        /* of each symbol its number, from 1; in the code they stand for it */
    int32_t *missed[CHOICES];             /* of patterns and alternatives: the atom or choice whose words were missing last (groups.c) */
    int32_t *holds, *holders;             /* of each symbol where its atoms begin, and the atoms of all symbols */
    int32_t count[TABLES];
    const int32_t *table[TABLES];
} Program;

typedef struct { int32_t start, end; uint16_t plain, sharp; } Word;

typedef struct { uint32_t hash; int32_t length, count, marked; Word words[]; } Entry;

typedef struct {
    PyObject_HEAD
    PyObject *words_of, *is_marked;
    uint32_t *table, slots, entries;      /* of each slot the offset of its entry, in eights of bytes, and one */
    char *data;
    size_t size, room;
} Lexicon;

typedef struct { const char *bytes; Py_ssize_t length; int32_t points; uint32_t hash; } Chunked;

typedef struct {
    PyObject_HEAD
    Word *words;                          /* those of all passages, and a barrier after each passage */
    int32_t size, room, passages;
    int32_t *first, *own;                 /* of each passage: its first word, and how many words introduce it */
    char *marked;                         /* of each passage whether a chunk of it may be marked */
} Words;

typedef struct {
    int32_t from, end;                    /* some words of a set */
    Bits groups, low, high;               /* the groups that stand there; of the first word and the last, what is theirs */
} Part;

typedef struct {
    int parts, loose, optional;
    int32_t *length;
    Bits **places, *groups;               /* of each length: where an alternative matches, and in which groups one may */
    const int32_t *rows;
} Choice;

#define WINDOW 4                          /* 64-bit words of a set */
#define MOST_WINDOWS 16                   /* looked at together */

typedef struct { int32_t from[MOST_WINDOWS]; int count; Bits groups; } Windows; /* parts of the same length, and what stands there */

typedef struct Chunk { struct Chunk *next; size_t room; } Chunk;

#define GROUPS 63                         /* of passages, the most there are; the last bit of a set of them says that it is known */
#define KNOWN ((Bits)1 << 63)

typedef struct {
    PyObject_HEAD
    Program *program;
    Words *text;
    int32_t shift;                        /* the number of the word at place 0 */
    PyObject *from_bytes, *to_bytes, *little, *set_size; /* of a set of passages, in bytes */
    Py_ssize_t size, width;               /* places, and 64-bit words of a set of them */
    Py_ssize_t passages;
    int32_t *begin, *end, *passage;       /* of each passage its first and last place; of each place its passage */
    int32_t *first, *places;              /* where the places of each symbol begin, and all places */
    Bits *standing;                       /* the groups in which each symbol stands */
    Bits *everywhere, *words, *beyond, *begins, *finish, *empty;
    Bits **symbols, **atoms, **alternatives, *followed[LONGEST];
    Choice **choices;
    Bits **starts[2];                     /* of patterns, to own words and anywhere */
    Bits *possible[TABLES];               /* of alternatives, choices and atoms: the groups that have their words */
    Part part, group[GROUPS];             /* what is looked at; and where each group stands */
    int32_t groups;
    Bits all, broad;                      /* the groups there are; those that do not fit into a window */
    unsigned char *group_of;              /* of each passage its group */
    int introduced, failed;
    Chunk *chunks;                        /* memory that lives as long as the field */
    char *free_from, *free_to;
    Bits **spare;                         /* sets that may be used again */
    int spares, spare_room;
} Field;

/* Lists in the numbers of entries stand as how many there are, and these; they are known by the offset of that. */
typedef struct {
    int32_t rank, kinds;                  /* how sure it is, 0 the surest; a bit for each kind of passage it is for */
    int32_t is_stating, is_void;          /* it states something; that does not count where its words are denied */
    int32_t under, not_under;             /* sets of patterns for contexts, by number; -1 if there is none */
    int32_t topics, unless, with;         /* lists: of topics, of patterns, of lists of patterns */
} Weighed;

#define NEAR_MISS 2                       /* the rank of entries that never count */
#define KINDS 16                          /* of passages, sets */

typedef struct {
    PyObject_HEAD
    Program *program;
    PyObject *topics;                     /* their names */
    int32_t count, sets;
    Weighed *entry;
    int32_t *set;                         /* of each set of patterns for contexts its list */
    int32_t *numbers, size, room;
    int32_t *first, *triggered;           /* of each pattern where its entries begin, and the numbers of all entries, by trigger */
} Entries;

typedef struct { int32_t start, end, contexts; } Run; /* passages, and where the number of contexts around them stands, and these */

typedef struct {
    PyObject_HEAD
    Entries *entries;
    PyObject *fields;                     /* of the contexts, in their order */
    int32_t contexts, runs, size, room;
    Run *run;
    int32_t *numbers;
    Bits **known;                         /* of each set of patterns the contexts in which one matches, once it was asked for */
} Around;

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* memory.c: after a failure NULL, `failed` is set, and an exception. */
void *keep(Field *f, size_t bytes);
void *keep_zero(Field *f, size_t bytes);
Bits *keep_set(Field *f);
Bits *take(Field *f);
void give(Field *f, Bits *set);
void free_chunks(Field *f);

/* sets.c: of sets only the words of `part` are read and written, but for those of masks, and of `following`. */
static inline int has(const Field *f, const Bits *set, Py_ssize_t place) {
    return place >= 0 && place < f->size && (set[place >> 6] >> (place & 63) & 1);
}

static inline void add(Bits *set, Py_ssize_t place) { set[place >> 6] |= (Bits)1 << (place & 63); }

static inline int lowest(Bits word) {
#if defined(__GNUC__)
    return __builtin_ctzll(word);
#else
    int number = 0;
    while (!(word & 1)) { word >>= 1; number++; }
    return number;
#endif
}

Py_ssize_t following(const Field *f, const Bits *set, Py_ssize_t from);
void copy_set(const Field *f, Bits *out, const Bits *set);
void clear_set(const Field *f, Bits *out);
int lower_and(const Field *f, Bits *out, const Bits *set, int shift, const Bits *mask);
void or_lower_and(const Field *f, Bits *out, const Bits *set, int shift, const Bits *mask);
int and_set(const Field *f, Bits *out, const Bits *mask, Bits flip);
int or_set(const Field *f, Bits *out, const Bits *set);
/* In all words: keeps of a set those from which so many places on, from 1 to 63, one stands in `later`. Whether there is any left. */
int and_later(const Field *f, Bits *out, const Bits *later, int shift);

/* symbols.c */
int index_symbols(Field *f);
Bits *atom(Field *f, int32_t number);
Bits *followed(Field *f, int count);

/* groups.c */
Bits groups_of_pattern(Field *f, int32_t number);
Bits groups_of_alternative(Field *f, int32_t number);
Bits groups_of_row(Field *f, int32_t row);
Part whole(const Field *f);
int next_part(Field *f, Bits *groups);

/* choices.c */
Bits *alternative(Field *f, int32_t number);
Choice *choice(Field *f, int32_t number);

/* steps.c */
int before(Field *f, int32_t row, const Bits *ends, Bits *out, Bits **trail);
int lay(Field *f, int32_t row, Bits groups, const Bits *ends, Bits *out);

/* windows.c: lays a row over groups that fit into windows, as `lay` does, and adds to `out` from where it leads to `ends`. */
int lay_windows(Field *f, int32_t row, Bits groups, const Bits *ends, Bits *out);

/* results.c */
Bits *starts_of(Field *f, int32_t pattern, int anywhere);
Py_ssize_t end_of(Field *f, int32_t pattern, int anywhere, Py_ssize_t start);

/* check.c: 1 if a program can be used, 0 if not, -1 and an exception without memory. */
int check(Program *p);

/* stretches.c */
int fill(Field *f);

/* lexicon.c */
const Entry *look_up(const Lexicon *l, const char *bytes, Py_ssize_t length, uint32_t hash);
const Entry *learn(Lexicon *l, const Chunked *chunk);

/* words.c */
void prepare_words(void);

/* unions.c: moves from `left` to `found` the passages in which any pattern of a list matches anywhere; -1 and an exception. */
int unite_list(Field *f, const int32_t *list, Bits *left, Bits *found);
void mark_passages(const Field *f, const Bits *starts, Bits *found);

/* numbers.c: grows an array of numbers; adds a list, each number less than `limit`: its offset, or -1 and an exception. */
int grow_numbers(int32_t **numbers, int32_t *room, Py_ssize_t size);
int32_t add_list(int32_t **numbers, int32_t *size, int32_t *room, PyObject *tuple, long limit);

/* around.c: the contexts in which a pattern of a set matches; NULL and an exception. */
const Bits *contexts_in(Around *a, int32_t set);

/* weigh.c */
PyObject *field_weigh(PyObject *self, PyObject *arguments);

/* disclose.c */
PyObject *disclose(PyObject *module, PyObject *arguments);

/* methods.c: reads a pattern, perhaps a number below `limit`, and whether it may match anywhere; -1 and an exception if that is wrong. */
int read_arguments(Field *f, PyObject *const *given, Py_ssize_t count, Py_ssize_t limit, long *pattern, long *number,
                   int *anywhere);

/* matches.c: `first_span` is 1 with the offsets of the first match in a passage, 0 if there is none, -1 and an exception. */
int first_span(Field *f, int32_t pattern, int anywhere, Py_ssize_t number, Py_ssize_t *start, Py_ssize_t *end);
PyObject *field_first(PyObject *self, PyObject *const *given, Py_ssize_t count);
PyObject *field_every(PyObject *self, PyObject *const *given, Py_ssize_t count);
PyObject *field_span(PyObject *self, PyObject *const *given, Py_ssize_t count);
PyObject *field_spans(PyObject *self, PyObject *pairs);
PyObject *field_every_span(PyObject *self, PyObject *patterns);

/* program.c, lexicon.c, words.c, passages.c, entries.c, around.c, methods.c: what Python sees. */
extern PyObject *program_type, *lexicon_type, *words_type, *field_type, *entries_type, *around_type;
extern PyType_Spec program_spec, lexicon_spec, words_spec, field_spec, entries_spec, around_spec;
extern PyMethodDef field_methods[];
void free_object(PyObject *self);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif
