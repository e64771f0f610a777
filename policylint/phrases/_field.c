/* Lays phrase patterns over a block of passages: the same as policylint/phrases/block.py, for speed.

   Sets of places are arrays of 64-bit words. A program is the code that policylint.phrases.program describes; all
   numbers and offsets in it are checked once, when it is loaded, so that nothing can be read outside. What refers to
   other code refers to what was written before it, so nothing can recur without end. */

#define Py_LIMITED_API 0x030A0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ATOM, GAP, CHOICE, ANY, AHEAD, BEHIND, END, BEGIN };
enum { PATTERNS, ALTERNATIVES, CHOICES, ATOMS, TABLES };
#define SYMBOLS 65536
#define LONGEST 128

typedef uint64_t Bits;

typedef struct {
    PyObject_HEAD
    int32_t *code;
    int32_t size, symbols;                /* of the code; and the greatest symbol in it, and one */
    int32_t count[TABLES];
    const int32_t *table[TABLES];
} Program;

typedef struct {
    int parts, loose, optional;
    int32_t *length;
    Bits **places;
    const int32_t *rows;
} Choice;

typedef struct Chunk { struct Chunk *next; size_t room; } Chunk;

typedef struct {
    PyObject_HEAD
    Program *program;
    PyObject *from_bytes, *little;
    Py_ssize_t size, width;               /* places, and 64-bit words of a set of them */
    Py_ssize_t passages;
    int32_t *begin, *end, *passage;       /* of each passage its first and last place; of each place its passage */
    int32_t *head[2], *next[2];           /* plain and sharp symbols: first place, and the next one with the same */
    Bits *everywhere, *words, *beyond, *begins, *finish, *empty;
    Bits **atoms, **alternatives, *followed[LONGEST];
    Choice **choices;
    Bits **starts[2], ***trails[2];       /* of patterns, to own words and anywhere */
    signed char *possible[TABLES];        /* of alternatives, choices and atoms: 0 if not known, 1, or -1 */
    int introduced, failed;
    Chunk *chunks;                        /* memory that lives as long as the field */
    char *free_from, *free_to;
    Bits **spare;                         /* sets that may be used again */
    int spares, spare_room;
} Field;

/* ---- memory ------------------------------------------------------------------------------------------- */

#define ROOM 131072
#define MOST_UNUSED 64

static Chunk *unused;                     /* chunks of usual size of fields that are gone */
static int unused_count;

static Chunk *new_chunk(size_t room) {
    Chunk *chunk = unused;
    if (room > ROOM || !chunk) {
        if (room < ROOM) room = ROOM;
        chunk = malloc(sizeof(Chunk) + room);
        if (chunk) chunk->room = room;
        return chunk;
    }
    unused = chunk->next;
    unused_count--;
    return chunk;
}

static void free_chunk(Chunk *chunk) {
    if (chunk->room > ROOM || unused_count >= MOST_UNUSED) { free(chunk); return; }
    chunk->next = unused;
    unused = chunk;
    unused_count++;
}

static void *keep(Field *f, size_t bytes) {
    bytes = (bytes + 15) & ~(size_t)15;
    if (f->failed) return NULL;
    if ((size_t)(f->free_to - f->free_from) < bytes) {
        size_t room = bytes > ROOM ? bytes : ROOM;
        Chunk *chunk = new_chunk(room);
        if (!chunk) { f->failed = 1; PyErr_NoMemory(); return NULL; }
        chunk->next = f->chunks;
        f->chunks = chunk;
        f->free_from = (char *)chunk + sizeof(Chunk);
        f->free_to = f->free_from + room;
    }
    void *found = f->free_from;
    f->free_from += bytes;
    return found;
}

static void *keep_zero(Field *f, size_t bytes) {
    void *found = keep(f, bytes);
    if (found) memset(found, 0, bytes);
    return found;
}

static Bits *keep_set(Field *f) { return keep_zero(f, f->width * sizeof(Bits)); }

static Bits *take(Field *f) {
    if (f->spares) return f->spare[--f->spares];
    return keep(f, f->width * sizeof(Bits));
}

static void give(Field *f, Bits *set) {
    if (!set) return;
    if (f->spares == f->spare_room) {
        int room = f->spare_room ? f->spare_room * 2 : 16;
        Bits **larger = realloc(f->spare, room * sizeof(Bits *));
        if (!larger) return;              /* the set is freed with the field */
        f->spare = larger;
        f->spare_room = room;
    }
    f->spare[f->spares++] = set;
}

/* ---- sets --------------------------------------------------------------------------------------------- */

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

/* The first place from `from` on, or `size` if there is none. */
static Py_ssize_t following(const Field *f, const Bits *set, Py_ssize_t from) {
    if (from < 0 || from >= f->size) return f->size;
    Py_ssize_t i = from >> 6;
    Bits word = set[i] & (~(Bits)0 << (from & 63));
    while (!word) {
        if (++i >= f->width) return f->size;
        word = set[i];
    }
    return i * 64 + lowest(word);
}

/* Word i of a set moved down by `shift` places. */
static inline Bits lowered(const Field *f, const Bits *set, Py_ssize_t i, int shift) {
    Py_ssize_t j = i + (shift >> 6);
    int rest = shift & 63;
    if (j >= f->width) return 0;
    Bits word = set[j] >> rest;
    if (rest && j + 1 < f->width) word |= set[j + 1] << (64 - rest);
    return word;
}

static int lower_and(const Field *f, Bits *out, const Bits *set, int shift, const Bits *mask) {
    Bits any = 0;
    for (Py_ssize_t i = 0; i < f->width; i++) any |= out[i] = lowered(f, set, i, shift) & mask[i];
    return any != 0;
}

static void or_lower_and(const Field *f, Bits *out, const Bits *set, int shift, const Bits *mask) {
    for (Py_ssize_t i = 0; i < f->width; i++) out[i] |= lowered(f, set, i, shift) & mask[i];
}

static int and_set(const Field *f, Bits *out, const Bits *mask, Bits flip) {
    Bits any = 0;
    for (Py_ssize_t i = 0; i < f->width; i++) any |= out[i] &= mask[i] ^ flip;
    return any != 0;
}

/* ---- what patterns refer to --------------------------------------------------------------------------- */

/* Notes where symbols stand, the plain ones or the sharp ones; in `text` they take turns, two bytes each. */
static int index_symbols(Field *f, const char *text, int which) {
    int32_t symbols = f->program->symbols;
    int32_t *head = keep(f, symbols * sizeof(int32_t)), *next = keep(f, (f->size + 1) * sizeof(int32_t));
    if (!head || !next) return -1;
    memset(head, 0xff, symbols * sizeof(int32_t));
    const unsigned char *bytes = (const unsigned char *)text;
    for (Py_ssize_t place = f->size - 1; place >= 0; place--) {
        int symbol = bytes[4 * place + 2 * which] | bytes[4 * place + 2 * which + 1] << 8;
        if (symbol >= symbols) continue;
        next[place] = head[symbol];
        head[symbol] = (int32_t)place;
    }
    head[0] = -1;
    f->head[which] = head;
    f->next[which] = next;
    return 0;
}

/* The places before the words of an atom; `empty` if there are none, NULL after an error. */
static Bits *atom(Field *f, int32_t number) {
    if (f->atoms[number]) return f->atoms[number];
    const int32_t *code = f->program->code + f->program->table[ATOMS][number];
    Bits *set = NULL;
    for (int which = 0; which < 2; which++) {
        int32_t count = *code++;
        for (; count; count--, code++)
            for (int32_t place = f->head[which][*code]; place >= 0; place = f->next[which][place]) {
                if (!set && !(set = keep_set(f))) return NULL;
                add(set, place);
            }
    }
    return f->atoms[number] = set ? set : f->empty;
}

/* The places that so many words of the same passage follow. */
static Bits *followed(Field *f, int count) {
    if (!f->followed[count]) {
        Bits *set = keep_set(f);
        if (!set) return NULL;
        memcpy(set, f->words, f->width * sizeof(Bits));
        for (int reach = 1; reach < count;) {
            int step = reach < count - reach ? reach : count - reach;
            for (Py_ssize_t i = 0; i < f->width; i++) set[i] &= lowered(f, set, i, step);
            reach += step;
        }
        f->followed[count] = set;
    }
    return f->followed[count];
}

static int row_possible(Field *f, int32_t row);

static int atom_possible(Field *f, const int32_t *code) {
    const int32_t *end = code + 1 + code[0];
    while (++code < end)
        if (f->head[0][*code] >= 0) return 1;
    for (end = code + 1 + code[0]; ++code < end;)
        if (f->head[1][*code] >= 0) return 1;
    return 0;
}

static int choice_possible(Field *f, const int32_t *code) {
    if (*code++) return 1;
    for (int32_t parts = *code++; parts; parts--) {
        const int32_t *next = code + 2 + code[1];
        for (code += 2; code < next; code++) {
            signed char *known = f->possible[ALTERNATIVES] + *code;
            if (!*known) *known = row_possible(f, f->program->table[ALTERNATIVES][*code]) ? 1 : -1;
            if (*known > 0) return 1;
        }
    }
    return *code > 0;
}

/* Whether all words that a row needs are there, somewhere. */
static int row_possible(Field *f, int32_t row) {
    const int32_t *code = f->program->code + row;
    for (int32_t i = 0; i < code[0]; i++) {
        int32_t step = code[1 + 2 * i], number = code[2 + 2 * i];
        if (step != ATOM && step != CHOICE) continue;
        int table = step == ATOM ? ATOMS : CHOICES;
        const int32_t *inner = f->program->code + f->program->table[table][number];
        signed char *known = f->possible[table] + number;
        if (!*known) *known = (step == ATOM ? atom_possible(f, inner) : choice_possible(f, inner)) ? 1 : -1;
        if (*known < 0) return 0;
    }
    return 1;
}

static int before(Field *f, int32_t row, const Bits *ends, Bits *out, Bits **trail);

static Bits *alternative(Field *f, int32_t number) {
    if (!f->alternatives[number] && !row_possible(f, f->program->table[ALTERNATIVES][number]))
        f->alternatives[number] = f->empty;
    if (!f->alternatives[number]) {
        Bits *set = take(f);
        if (!set) return NULL;
        int any = before(f, f->program->table[ALTERNATIVES][number], f->everywhere, set, NULL);
        if (!any) give(f, set);
        if (!f->failed) f->alternatives[number] = any ? set : f->empty;
    }
    return f->failed ? NULL : f->alternatives[number];
}

static Choice *choice(Field *f, int32_t number) {
    if (f->choices[number]) return f->choices[number];
    const int32_t *code = f->program->code + f->program->table[CHOICES][number];
    Choice *found = keep_zero(f, sizeof(Choice));
    if (!found) return NULL;
    found->optional = *code++;
    int32_t parts = *code++;
    found->length = keep(f, (parts + 1) * sizeof(int32_t));
    found->places = keep(f, (parts + 1) * sizeof(Bits *));
    for (; parts && !f->failed; parts--) {
        int32_t length = *code++, count = *code++;
        Bits *places = NULL;
        for (; count; count--, code++) {
            Bits *set = alternative(f, *code);
            if (!set) return NULL;
            if (set == f->empty) continue;
            if (!places && !(places = keep_set(f))) return NULL;
            for (Py_ssize_t i = 0; i < f->width; i++) places[i] |= set[i];
        }
        if (places) {
            found->length[found->parts] = length;
            found->places[found->parts++] = places;
        }
    }
    found->loose = *code++;
    found->rows = code;
    return f->failed ? NULL : (f->choices[number] = found);
}

/* ---- matching ----------------------------------------------------------------------------------------- */

static int through_choice(Field *f, Bits *places, int32_t number) {
    Choice *found = choice(f, number);
    Bits *sum = found ? take(f) : NULL, *one = NULL, any = 0;
    if (!sum) return 0;
    if (found->optional) memcpy(sum, places, f->width * sizeof(Bits));
    else memset(sum, 0, f->width * sizeof(Bits));
    for (int part = 0; part < found->parts; part++)
        or_lower_and(f, sum, places, found->length[part], found->places[part]);
    for (int row = 0; row < found->loose && (one || (one = take(f))); row++)
        if (before(f, found->rows[row], places, one, NULL))
            for (Py_ssize_t i = 0; i < f->width; i++) sum[i] |= one[i];
    for (Py_ssize_t i = 0; i < f->width; i++) any |= places[i] = sum[i];
    give(f, one);
    give(f, sum);
    return any != 0;
}

static int not_ahead(Field *f, Bits *places, int32_t row) {
    Bits *set = take(f);
    if (!set) return 0;
    int any = 1;
    if (before(f, row, f->everywhere, set, NULL)) any = and_set(f, places, set, ~(Bits)0);
    give(f, set);
    return any;
}

static int not_behind(Field *f, Bits *places, int32_t list) {
    const int32_t *code = f->program->code;
    Bits *after = take(f);
    if (!after) return 0;
    int any = 1;
    for (int32_t i = 1; i <= code[list] && any; i++) {
        const int32_t *row = code + code[list + i];
        memcpy(after, f->everywhere, f->width * sizeof(Bits));
        for (int32_t step = 0; step < row[0]; step++) {
            Bits *set = atom(f, row[2 + 2 * step]), carried = 0;
            if (!set) { give(f, after); return 0; }
            for (Py_ssize_t j = 0; j < f->width; j++) {
                Bits word = after[j] & set[j];
                after[j] = word << 1 | carried;
                carried = word >> 63;
            }
        }
        any = and_set(f, places, after, ~(Bits)0);
    }
    give(f, after);
    return any;
}

static void spread(Field *f, Bits *places, int most) {
    for (int width = 1; width <= most;) {
        int shift = width < most + 1 - width ? width : most + 1 - width;
        Bits *clear = followed(f, shift);
        if (!clear) return;
        or_lower_and(f, places, places, shift, clear);
        width += shift;
    }
}

/* Whether, and in `out` from where, the steps of a row lead to `ends`; `trail` gets the places before each step. */
static int before(Field *f, int32_t row, const Bits *ends, Bits *out, Bits **trail) {
    const int32_t *code = f->program->code + row;
    memcpy(out, ends, f->width * sizeof(Bits));
    for (int32_t i = code[0] - 1; i >= 0; i--) {
        int32_t argument = code[2 + 2 * i];
        int any = 1;
        Bits *set;
        switch (code[1 + 2 * i]) {
        case ATOM:
            set = atom(f, argument);
            any = set && set != f->empty && lower_and(f, out, out, 1, set);
            break;
        case GAP: spread(f, out, argument); break;
        case CHOICE: any = through_choice(f, out, argument); break;
        case ANY: any = lower_and(f, out, out, 1, f->words); break;
        case AHEAD: any = not_ahead(f, out, argument); break;
        case BEHIND: any = not_behind(f, out, argument); break;
        case END: any = and_set(f, out, f->finish, 0); break;
        case BEGIN: any = and_set(f, out, f->begins, 0); break;
        }
        if (!any || f->failed) return 0;
        if (trail) {
            Bits *kept = take(f);
            if (!kept) return 0;
            memcpy(kept, out, f->width * sizeof(Bits));
            trail[i] = kept;
        }
    }
    return 1;
}

/* The trail of a row to `ends`: what `before` gives for each step, and `ends`; NULL if there is none. */
static Bits **lay(Field *f, int32_t row, Bits *ends) {
    int32_t count = f->program->code[row];
    Bits **trail = keep_zero(f, (count + 1) * sizeof(Bits *)), *out = take(f);
    if (!trail || !out) return NULL;
    trail[count] = ends;
    int any = before(f, row, ends, out, trail);
    give(f, out);
    if (any) return trail;
    for (int32_t i = 0; i < count; i++) give(f, trail[i]);
    return NULL;
}

/* Where matches of a pattern begin, that end in passages' own words or anywhere; NULL if there are none. */
static Bits *starts_of(Field *f, int32_t pattern, int anywhere) {
    anywhere = anywhere && f->introduced;
    Bits **kept = f->starts[anywhere] + pattern;
    if (!*kept) {
        int32_t row = f->program->table[PATTERNS][pattern];
        Bits *set = row_possible(f, row) ? take(f) : NULL;
        if (f->failed) return NULL;
        int any = set && before(f, row, anywhere ? f->everywhere : f->beyond, set, NULL);
        if (!any) give(f, set);
        if (f->failed) return NULL;
        *kept = any ? set : f->empty;
    }
    return *kept == f->empty ? NULL : *kept;
}

/* The trail of a pattern that has starts. */
static Bits **trail_of(Field *f, int32_t pattern, int anywhere) {
    anywhere = anywhere && f->introduced;
    Bits ***kept = f->trails[anywhere] + pattern;
    if (!*kept) *kept = lay(f, f->program->table[PATTERNS][pattern], anywhere ? f->everywhere : f->beyond);
    return *kept;
}

static Py_ssize_t follow(Field *f, int32_t row, Bits **trail, Py_ssize_t place);

static Py_ssize_t follow_choice(Field *f, int32_t number, Bits *target, Py_ssize_t place) {
    Choice *found = choice(f, number);
    if (!found) return place;
    for (int part = 0; part < found->parts; part++)
        if (has(f, found->places[part], place) && has(f, target, place + found->length[part]))
            return place + found->length[part];
    for (int row = 0; row < found->loose; row++) {
        Bits **trail = lay(f, found->rows[row], target);
        if (!trail) continue;
        int here = has(f, trail[0], place);
        Py_ssize_t end = here ? follow(f, found->rows[row], trail, place) : place;
        for (int32_t i = 0; i < f->program->code[found->rows[row]]; i++) give(f, trail[i]);
        if (here) return end;
    }
    return place;
}

static Py_ssize_t follow(Field *f, int32_t row, Bits **trail, Py_ssize_t place) {
    const int32_t *code = f->program->code + row;
    for (int32_t i = 0; i < code[0]; i++) {
        int32_t step = code[1 + 2 * i];
        if (step == ATOM || step == ANY) place++;
        else if (step == GAP) place = following(f, trail[i + 1], place);
        else if (step == CHOICE) place = follow_choice(f, code[2 + 2 * i], trail[i + 1], place);
    }
    return place;
}

/* ---- Python: Program ---------------------------------------------------------------------------------- */

static int check_row(const Program *p, int32_t row, int32_t limit) {
    const int32_t *code = p->code;
    if (row < 0 || row >= limit || code[row] < 0 || code[row] > (p->size - row - 1) / 2) return 0;
    for (int32_t i = 0; i < code[row]; i++) {
        int32_t step = code[row + 1 + 2 * i], argument = code[row + 2 + 2 * i];
        if (step < ATOM || step > BEGIN || argument < 0) return 0;
        if (step == ATOM && argument >= p->count[ATOMS]) return 0;
        if (step == GAP && argument >= LONGEST) return 0;
        if (step == CHOICE && (argument >= p->count[CHOICES] || p->table[CHOICES][argument] >= row)) return 0;
        if (step == AHEAD && !check_row(p, argument, row)) return 0;
        if (step == BEHIND) {
            if (argument >= row || code[argument] < 0 || code[argument] > p->size - argument - 1) return 0;
            for (int32_t j = 1; j <= code[argument]; j++) {
                int32_t inner = code[argument + j];
                if (!check_row(p, inner, argument)) return 0;
                for (int32_t k = 0; k < code[inner]; k++)
                    if (code[inner + 1 + 2 * k] != ATOM) return 0;
            }
        }
    }
    return 1;
}

static int check_choice(const Program *p, int32_t offset) {
    const int32_t *code = p->code;
    int32_t at = offset + 2;
    if (offset < 0 || at >= p->size || code[offset + 1] < 0) return 0;
    for (int32_t part = 0; part < code[offset + 1]; part++) {
        if (at + 1 >= p->size || code[at] < 1 || code[at] >= LONGEST || code[at + 1] < 0) return 0;
        if (code[at + 1] >= p->size - at - 2) return 0;
        for (int32_t i = 0; i < code[at + 1]; i++) {
            int32_t number = code[at + 2 + i];
            if (number < 0 || number >= p->count[ALTERNATIVES]) return 0;
            if (p->table[ALTERNATIVES][number] >= offset) return 0;
        }
        at += 2 + code[at + 1];
    }
    if (at >= p->size || code[at] < 0 || code[at] > p->size - at - 1) return 0;
    for (int32_t i = 1; i <= code[at]; i++)
        if (!check_row(p, code[at + i], offset)) return 0;
    return 1;
}

static int check_atom(Program *p, int32_t at) {
    for (int which = 0; which < 2; which++) {
        if (at < 0 || at >= p->size || p->code[at] < 0 || p->code[at] > p->size - at - 1) return 0;
        for (int32_t i = 1; i <= p->code[at]; i++) {
            if (p->code[at + i] < 1 || p->code[at + i] >= SYMBOLS) return 0;
            if (p->code[at + i] >= p->symbols) p->symbols = p->code[at + i] + 1;
        }
        at += 1 + p->code[at];
    }
    return 1;
}

static int check(Program *p) {
    if (p->size < TABLES) return 0;
    p->symbols = 1;
    int32_t at = TABLES;
    for (int table = 0; table < TABLES; table++) {
        p->count[table] = p->code[table];
        p->table[table] = p->code + at;
        if (p->count[table] < 0 || p->count[table] > p->size - at) return 0;
        at += p->count[table];
    }
    for (int32_t i = 0; i < p->count[PATTERNS]; i++)
        if (!check_row(p, p->table[PATTERNS][i], p->size)) return 0;
    for (int32_t i = 0; i < p->count[ALTERNATIVES]; i++)
        if (!check_row(p, p->table[ALTERNATIVES][i], p->size)) return 0;
    for (int32_t i = 0; i < p->count[CHOICES]; i++)
        if (!check_choice(p, p->table[CHOICES][i])) return 0;
    for (int32_t i = 0; i < p->count[ATOMS]; i++)
        if (!check_atom(p, p->table[ATOMS][i])) return 0;
    return 1;
}

/* Numbers of four bytes up to the end of the tables, then of two, or of four after 65535. */
static void read_code(Program *p, const unsigned char *from, const unsigned char *end) {
    int64_t head = TABLES;
    for (; end - from >= 4 && p->size < head; from += 4) {
        int32_t number = (int32_t)(from[0] | from[1] << 8 | from[2] << 16 | (uint32_t)from[3] << 24);
        if (p->size < TABLES && number > 0) head += number;
        p->code[p->size++] = number;
    }
    while (end - from >= 2) {
        uint32_t number = from[0] | from[1] << 8;
        from += 2;
        if (number == 65535) {
            if (end - from < 4) return;
            number = from[0] | from[1] << 8 | from[2] << 16 | (uint32_t)from[3] << 24;
            from += 4;
        }
        p->code[p->size++] = (int32_t)number;
    }
}

static PyObject *new_program(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
    const char *bytes;
    Py_ssize_t length;
    if (!PyArg_ParseTuple(arguments, "y#", &bytes, &length)) return NULL;
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    Program *p = (Program *)allocate(type, 0);
    if (!p) return NULL;
    p->code = length < INT32_MAX ? malloc(2 * length + 4) : NULL;
    if (!p->code) { Py_DECREF(p); return PyErr_NoMemory(); }
    read_code(p, (const unsigned char *)bytes, (const unsigned char *)bytes + length);
    if (!check(p)) {
        Py_DECREF(p);
        PyErr_SetString(PyExc_ValueError, "not a program of phrase patterns");
        return NULL;
    }
    return (PyObject *)p;
}

static void free_object(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(self);
    Py_DECREF(type);
}

static void free_program(PyObject *self) {
    free(((Program *)self)->code);
    free_object(self);
}

static PyType_Slot program_slots[] = {
    {Py_tp_new, new_program}, {Py_tp_dealloc, free_program},
    {Py_tp_doc, "Program(code): compiled patterns; ValueError if `code` is none."}, {0, NULL}};
static PyType_Spec program_spec = {"policylint.phrases._field.Program", sizeof(Program), 0,
                                   Py_TPFLAGS_DEFAULT, program_slots};

/* ---- Python: Field ------------------------------------------------------------------------------------ */

static PyObject *program_type;

static void free_field(PyObject *self) {
    Field *f = (Field *)self;
    while (f->chunks) {
        Chunk *next = f->chunks->next;
        free_chunk(f->chunks);
        f->chunks = next;
    }
    free(f->spare);
    Py_XDECREF(f->program);
    Py_XDECREF(f->from_bytes);
    Py_XDECREF(f->little);
    free_object(self);
}

/* One stretch, of `length` words from `place` on: (symbols, own, begins, at_end). */
static int add_stretch(Field *f, PyObject *stretch, Py_ssize_t number, Py_ssize_t place, Py_ssize_t length) {
    PyObject *begins = PyTuple_GetItem(stretch, 2);
    long own = PyLong_AsLong(PyTuple_GetItem(stretch, 1));
    int at_end = PyObject_IsTrue(PyTuple_GetItem(stretch, 3));
    if (!begins || PyErr_Occurred()) return -1;
    Py_ssize_t end = place + length;
    f->begin[number] = (int32_t)place;
    f->end[number] = (int32_t)end;
    for (Py_ssize_t at = place; at <= end; at++) {
        f->passage[at] = (int32_t)number;
        add(f->everywhere, at);
        if (at < end) add(f->words, at);
        if (!own || at - place > own) add(f->beyond, at);
    }
    if (own) f->introduced = 1;
    if (at_end) add(f->finish, end);
    for (Py_ssize_t i = 0; i < PyTuple_Size(begins); i++) {
        long word = PyLong_AsLong(PyTuple_GetItem(begins, i));
        if (PyErr_Occurred()) return -1;
        if (word >= 0 && word <= length) add(f->begins, place + word);
    }
    return 0;
}

static int fill(Field *f, PyObject *stretches, const char *symbols) {
    Program *p = f->program;
    Py_ssize_t place = 0;
    f->everywhere = keep_set(f), f->words = keep_set(f), f->beyond = keep_set(f), f->begins = keep_set(f);
    f->finish = keep_set(f), f->empty = keep_set(f);
    f->begin = keep(f, (f->passages + 1) * sizeof(int32_t)), f->end = keep(f, (f->passages + 1) * sizeof(int32_t));
    f->passage = keep(f, (f->size + 1) * sizeof(int32_t));
    f->atoms = keep_zero(f, (p->count[ATOMS] + 1) * sizeof(Bits *));
    f->alternatives = keep_zero(f, (p->count[ALTERNATIVES] + 1) * sizeof(Bits *));
    f->choices = keep_zero(f, (p->count[CHOICES] + 1) * sizeof(Choice *));
    for (int i = ALTERNATIVES; i < TABLES; i++) f->possible[i] = keep_zero(f, p->count[i] + 1);
    for (int i = 0; i < 2; i++) f->starts[i] = keep_zero(f, (p->count[PATTERNS] + 1) * sizeof(Bits *));
    for (int i = 0; i < 2; i++) f->trails[i] = keep_zero(f, (p->count[PATTERNS] + 1) * sizeof(Bits **));
    if (f->failed || index_symbols(f, symbols, 0) < 0 || index_symbols(f, symbols, 1) < 0) return -1;
    for (Py_ssize_t i = 0; i < f->passages; i++) {
        PyObject *stretch = PyList_GetItem(stretches, i);
        if (!stretch || !PyTuple_Check(stretch) || PyTuple_Size(stretch) != 4) {
            PyErr_SetString(PyExc_TypeError, "stretches are tuples of four");
            return -1;
        }
        Py_ssize_t length = PyUnicode_GetLength(PyTuple_GetItem(stretch, 0)) / 2;
        if (PyErr_Occurred()) return -1;
        if (place + length >= f->size) break;
        if (add_stretch(f, stretch, i, place, length) < 0) return -1;
        place += length + 1;
    }
    if (place == f->size) return 0;
    PyErr_SetString(PyExc_ValueError, "not as many symbols as the stretches have");
    return -1;
}

static PyObject *new_field(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
    PyObject *program, *stretches;
    const char *symbols;
    Py_ssize_t length;
    if (!PyArg_ParseTuple(arguments, "O!O!y#", program_type, &program, &PyList_Type, &stretches, &symbols,
                          &length))
        return NULL;
    if (length / 4 >= INT32_MAX) { PyErr_SetString(PyExc_OverflowError, "too many words"); return NULL; }
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    Field *f = (Field *)allocate(type, 0);
    if (!f) return NULL;
    Py_INCREF(program);
    f->program = (Program *)program;
    f->from_bytes = PyObject_GetAttrString((PyObject *)&PyLong_Type, "from_bytes");
    f->little = PyUnicode_FromString("little");
    f->size = length / 4;
    f->width = f->size / 64 + 1;
    f->passages = PyList_Size(stretches);
    if (!f->from_bytes || !f->little || fill(f, stretches, symbols) < 0) {
        Py_DECREF(f);
        return NULL;
    }
    return (PyObject *)f;
}

static PyObject *as_int(Field *f, const Bits *set, Py_ssize_t width) {
    while (width > 0 && !set[width - 1]) width--;
    if (width < 2) return PyLong_FromUnsignedLongLong(width ? set[0] : 0);
    PyObject *bytes = PyBytes_FromStringAndSize(NULL, width * 8);
    if (!bytes) return NULL;
    char *to = PyBytes_AsString(bytes);
    for (Py_ssize_t i = 0; i < width; i++)
        for (int byte = 0; byte < 8; byte++) *to++ = (char)(set[i] >> 8 * byte);
    PyObject *found = PyObject_CallFunctionObjArgs(f->from_bytes, bytes, f->little, NULL);
    Py_DECREF(bytes);
    return found;
}

/* Reads the number of a pattern, perhaps another number below `limit`, and whether it may match anywhere. */
static int read_arguments(Field *f, PyObject *const *given, Py_ssize_t count, Py_ssize_t limit, long *pattern,
                          long *number, int *anywhere) {
    if (count != (number ? 3 : 2)) { PyErr_SetString(PyExc_TypeError, "wrong number of arguments"); return -1; }
    *pattern = PyLong_AsLong(given[0]);
    if (number) *number = PyLong_AsLong(given[1]);
    *anywhere = PyObject_IsTrue(given[count - 1]);
    if (PyErr_Occurred()) return -1;
    if (*pattern < 0 || *pattern >= f->program->count[PATTERNS] || (number && (*number < 0 || *number >= limit))) {
        PyErr_SetString(PyExc_IndexError, "there is no such pattern or passage");
        return -1;
    }
    f->failed = 0;
    return 0;
}

static void add_passages(Field *f, const Bits *starts, Bits *found) {
    for (Py_ssize_t place = following(f, starts, 0); place < f->size;) {
        int32_t number = f->passage[place];
        add(found, number);
        place = following(f, starts, f->end[number] + 1);
    }
}

static PyObject *passages_of(Field *f, const Bits *starts) {
    if (!starts) return PyLong_FromLong(0);
    Py_ssize_t width = f->passages / 64 + 1;
    Bits small[64] = {0}, *found = width <= 64 ? small : calloc(width, sizeof(Bits));
    if (!found) return PyErr_NoMemory();
    add_passages(f, starts, found);
    PyObject *set = as_int(f, found, width);
    if (found != small) free(found);
    return set;
}

static PyObject *field_hits(PyObject *self, PyObject *const *given, Py_ssize_t count) {
    Field *f = (Field *)self;
    long pattern;
    int anywhere;
    if (read_arguments(f, given, count, 0, &pattern, NULL, &anywhere) < 0) return NULL;
    Bits *starts = starts_of(f, (int32_t)pattern, anywhere);
    return f->failed ? NULL : passages_of(f, starts);
}

static PyObject *field_union(PyObject *self, PyObject *patterns) {
    Field *f = (Field *)self;
    Py_ssize_t count = PyTuple_Size(patterns), width = f->passages / 64 + 1;
    Bits small[64] = {0}, *found = width <= 64 ? small : calloc(width, sizeof(Bits));
    if (!found) return PyErr_NoMemory();
    for (Py_ssize_t i = 0; i < count; i++) {
        PyObject *given[2] = {PyTuple_GetItem(patterns, i), Py_True};
        long pattern;
        int anywhere;
        if (read_arguments(f, given, 2, 0, &pattern, NULL, &anywhere) < 0) { count = -1; break; }
        Bits *starts = starts_of(f, (int32_t)pattern, 1);
        if (f->failed) { count = -1; break; }
        if (starts) add_passages(f, starts, found);
    }
    PyObject *set = count < 0 ? NULL : as_int(f, found, width);
    if (found != small) free(found);
    return set;
}

static PyObject *field_matching(PyObject *self, PyObject *patterns) {
    Field *f = (Field *)self;
    Py_ssize_t count = PyList_Size(patterns);
    PyObject *found = count < 0 ? NULL : PyList_New(0);
    for (Py_ssize_t i = 0; found && i < count; i++) {
        PyObject *given[2] = {PyList_GetItem(patterns, i), Py_False};
        long pattern;
        int anywhere;
        PyObject *pair = NULL, *set = NULL;
        if (read_arguments(f, given, 2, 0, &pattern, NULL, &anywhere) == 0) {
            Bits *starts = starts_of(f, (int32_t)pattern, 0);
            if (!starts && !f->failed) continue;
            if (starts && (set = passages_of(f, starts))) pair = PyTuple_Pack(2, given[0], set);
        }
        Py_XDECREF(set);
        if (!pair || PyList_Append(found, pair) < 0) Py_CLEAR(found);
        Py_XDECREF(pair);
    }
    return found;
}

static PyObject *field_starts(PyObject *self, PyObject *const *given, Py_ssize_t count) {
    Field *f = (Field *)self;
    long pattern;
    int anywhere;
    if (read_arguments(f, given, count, 0, &pattern, NULL, &anywhere) < 0) return NULL;
    Bits *starts = starts_of(f, (int32_t)pattern, anywhere);
    return f->failed ? NULL : as_int(f, starts ? starts : f->empty, f->width);
}

static PyObject *field_end(PyObject *self, PyObject *const *given, Py_ssize_t count) {
    Field *f = (Field *)self;
    long pattern, start;
    int anywhere;
    if (read_arguments(f, given, count, f->size, &pattern, &start, &anywhere) < 0) return NULL;
    Bits **trail = starts_of(f, (int32_t)pattern, anywhere) ? trail_of(f, (int32_t)pattern, anywhere) : NULL;
    if (!trail) return f->failed ? NULL : PyLong_FromLong(start);
    Py_ssize_t end = follow(f, f->program->table[PATTERNS][pattern], trail, start);
    return f->failed ? NULL : PyLong_FromSsize_t(end);
}

static PyObject *field_first(PyObject *self, PyObject *const *given, Py_ssize_t count) {
    Field *f = (Field *)self;
    long pattern, number;
    int anywhere;
    if (read_arguments(f, given, count, f->passages, &pattern, &number, &anywhere) < 0) return NULL;
    Bits *starts = starts_of(f, (int32_t)pattern, anywhere);
    if (f->failed) return NULL;
    Py_ssize_t begin = f->begin[number], start = starts ? following(f, starts, begin) : f->size;
    if (start > f->end[number]) Py_RETURN_NONE;
    Bits **trail = trail_of(f, (int32_t)pattern, anywhere);
    if (!trail) return NULL;
    Py_ssize_t end = follow(f, f->program->table[PATTERNS][pattern], trail, start);
    return f->failed ? NULL : Py_BuildValue("(nn)", start - begin, end - begin);
}

static PyMethodDef field_methods[] = {
    {"hits", (PyCFunction)(void (*)(void))field_hits, METH_FASTCALL,
     "hits(pattern, anywhere): the passages in which a pattern matches, a bit for each."},
    {"union", field_union, METH_O,
     "union(patterns): the passages in which any pattern of a tuple matches anywhere."},
    {"matching", field_matching, METH_O,
     "matching(patterns): those that match in own words, each with the passages, as `hits` gives them."},
    {"starts", (PyCFunction)(void (*)(void))field_starts, METH_FASTCALL,
     "starts(pattern, anywhere): the places at which matches begin, a bit for each."},
    {"end", (PyCFunction)(void (*)(void))field_end, METH_FASTCALL,
     "end(pattern, start, anywhere): the place where the match ends that begins at `start`."},
    {"first", (PyCFunction)(void (*)(void))field_first, METH_FASTCALL,
     "first(pattern, passage, anywhere): the first match in a passage, as numbers of words, or None."},
    {NULL, NULL, 0, NULL}};
static PyType_Slot field_slots[] = {
    {Py_tp_new, new_field}, {Py_tp_dealloc, free_field}, {Py_tp_methods, field_methods},
    {Py_tp_doc, "Field(program, stretches, symbols): passages that patterns are laid over."}, {0, NULL}};
static PyType_Spec field_spec = {"policylint.phrases._field.Field", sizeof(Field), 0, Py_TPFLAGS_DEFAULT,
                                 field_slots};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_field",
                                    "Lays phrase patterns over passages.", -1, NULL, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__field(void) {
    PyObject *made = PyModule_Create(&module);
    PyObject *field_type = PyType_FromSpec(&field_spec);
    program_type = PyType_FromSpec(&program_spec);
    if (!made || !field_type || !program_type) return NULL;
    Py_INCREF(program_type);
    if (PyModule_AddObject(made, "Program", program_type) < 0 || PyModule_AddObject(made, "Field", field_type) < 0)
        return NULL;
    return made;
}
