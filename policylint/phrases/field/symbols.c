/* Where the words of atoms stand, and where so many words follow. */

#include "field.h"

#define LISTED 64                         /* symbols */
#define FEW 16                            /* places that are added to a set faster one by one */
#define TOGETHER 4                        /* sets that are added to another in one go */

/* The numbers of a word's symbols; 0 for one that no atom has. */
static int32_t id_of(const Field *f, Py_ssize_t place, int sharp) {
    const Word *word = f->text->words + f->shift + place;
    return f->program->ids[sharp ? word->sharp : word->plain];
}

/* Notes in which groups atoms have their words. */
static void mark_atoms(Field *f) {
    const Program *p = f->program;
    for (int32_t id = 1; id < p->symbols; id++) {
        Bits groups = f->standing[id];
        if (!groups) continue;
        for (int32_t i = p->holds[id]; i < p->holds[id + 1]; i++) f->possible[ATOMS][p->holders[i]] |= groups;
    }
}

/* Notes at which places, and in which groups, symbols stand. Barriers stand nowhere. */
int index_symbols(Field *f) {
    int32_t symbols = f->program->symbols, *first = f->first = keep_zero(f, (symbols + 2) * sizeof(int32_t));
    Bits *standing = f->standing = keep_zero(f, (symbols + 1) * sizeof(Bits));
    if (!first || !standing) return -1;
    for (Py_ssize_t place = 0; place < f->size - 1; place++)
        for (int sharp = 0; sharp < 2; sharp++) {
            int32_t id = id_of(f, place, sharp);
            first[id + 1]++;
            standing[id] |= (Bits)1 << f->group_of[f->passage[place]];
        }
    first[1] = 0;
    for (int32_t id = 1; id <= symbols; id++) first[id + 1] += first[id];
    f->places = keep(f, (first[symbols + 1] + 1) * sizeof(int32_t));
    if (!f->places) return -1;
    for (Py_ssize_t place = 0; place < f->size - 1; place++)
        for (int sharp = 0; sharp < 2; sharp++) {
            int32_t id = id_of(f, place, sharp);
            if (id) f->places[first[id]++] = (int32_t)place;
        }
    mark_atoms(f);
    return 0;
}

/* How many words have a symbol. */
static int32_t times(const Field *f, int32_t id) { return f->first[id] - f->first[id - 1]; }

static void add_places(const Field *f, int32_t id, Bits *set) {
    for (int32_t i = f->first[id - 1]; i < f->first[id]; i++) add(set, f->places[i]);
}

/* The places before a symbol; NULL without memory. */
static Bits *symbol(Field *f, int32_t id) {
    Bits *set = f->symbols[id];
    if (!set && (set = f->symbols[id] = keep_set(f))) add_places(f, id, set);
    return set;
}

WIDE static void add_sets(const Field *f, Bits *set, const Bits *const *sets) {
    const Bits *a = sets[0], *b = sets[1], *c = sets[2], *d = sets[3];
    Py_ssize_t width = f->width;
    for (Py_ssize_t i = 0; i < width; i++) set[i] |= a[i] | b[i] | c[i] | d[i];
}

/* Adds the places before some symbols to a set: one by one if they are few. */
static int add_symbols(Field *f, const int32_t *ids, int count, Bits *set) {
    const Bits *many[TOGETHER];
    int found = 0;
    for (; count; count--, ids++) {
        if (times(f, *ids) <= FEW) { add_places(f, *ids, set); continue; }
        if (!(many[found++] = symbol(f, *ids))) return -1;
        if (found == TOGETHER) { add_sets(f, set, many); found = 0; }
    }
    if (!found) return 0;
    while (found < TOGETHER) many[found++] = f->empty;
    add_sets(f, set, many);
    return 0;
}

/* Lists the symbols of an atom that stand somewhere, `LISTED` of them at most, from `*code` on; how many. */
static int list_standing(const Field *f, const int32_t **code, const int32_t *end, int32_t *found) {
    int count = 0;
    for (; *code < end && count < LISTED; (*code)++) {
        found[count] = **code;
        count += f->standing[**code] != 0;
    }
    return count;
}

/* The places before the words of an atom; `empty` if there are none, NULL after an error. */
Bits *atom(Field *f, int32_t number) {
    if (f->atoms[number]) return f->atoms[number];
    if (!f->possible[ATOMS][number]) return f->atoms[number] = f->empty;
    const int32_t *code = f->program->code + f->program->table[ATOMS][number];
    int32_t found[LISTED], only = 0;
    Bits *set = NULL;
    const int32_t *end = code + 1 + code[0];
    for (code++; code < end;) {
        int count = list_standing(f, &code, end, found);
        if (!count) continue;
        if (!set && !only && count == 1) { only = *found; continue; }
        if (!set && !(set = keep_set(f))) return NULL;
        if ((only && add_symbols(f, &only, 1, set) < 0) || add_symbols(f, found, count, set) < 0) return NULL;
        only = 0;
    }
    if (!set) set = only ? symbol(f, only) : f->empty;
    return f->atoms[number] = set;
}

/* The places that so many words of the same passage follow. */
Bits *followed(Field *f, int count) {
    if (!f->followed[count]) {
        Bits *set = keep_set(f);
        if (!set) return NULL;
        Part here = f->part;
        f->part = whole(f);
        copy_set(f, set, f->words);
        for (int reach = 1; reach < count;) {
            int step = reach < count - reach ? reach : count - reach;
            lower_and(f, set, set, step, set);
            reach += step;
        }
        f->part = here;
        f->followed[count] = set;
    }
    return f->followed[count];
}
