/* Where the words of atoms stand, and where so many words follow. */

#include "field.h"

/* Notes where symbols stand, the plain ones or the sharp ones. Barriers stand nowhere. */
int index_symbols(Field *f, int which) {
    int32_t symbols = f->program->symbols;
    int32_t *first = keep_zero(f, (symbols + 2) * sizeof(int32_t)), *places = keep(f, (f->size + 1) * sizeof(int32_t));
    if (!first || !places) return -1;
    const Word *words = f->text->words + f->shift;
    for (Py_ssize_t place = 0; place < f->size - 1; place++) {
        int symbol = which ? words[place].sharp : words[place].plain;
        if (symbol && symbol < symbols) first[symbol + 2]++;
    }
    for (int32_t symbol = 2; symbol < symbols + 2; symbol++) first[symbol] += first[symbol - 1];
    for (Py_ssize_t place = 0; place < f->size - 1; place++) {
        int symbol = which ? words[place].sharp : words[place].plain;
        if (symbol && symbol < symbols) places[first[symbol + 1]++] = (int32_t)place;
    }
    f->first[which] = first;
    f->places[which] = places;
    return 0;
}

/* The places before the words of an atom; `empty` if there are none, NULL after an error. */
Bits *atom(Field *f, int32_t number) {
    if (f->atoms[number]) return f->atoms[number];
    const int32_t *code = f->program->code + f->program->table[ATOMS][number];
    Bits *set = NULL;
    for (int which = 0; which < 2; which++) {
        int32_t count = *code++;
        for (; count; count--, code++)
            for (int32_t i = f->first[which][*code]; i < f->first[which][*code + 1]; i++) {
                if (!set && !(set = keep_set(f))) return NULL;
                add(set, f->places[which][i]);
            }
    }
    return f->atoms[number] = set ? set : f->empty;
}

/* The places that so many words of the same passage follow. */
Bits *followed(Field *f, int count) {
    if (!f->followed[count]) {
        Bits *set = keep_set(f);
        if (!set) return NULL;
        memcpy(set, f->words, f->width * sizeof(Bits));
        for (int reach = 1; reach < count;) {
            int step = reach < count - reach ? reach : count - reach;
            lower_and(f, set, set, step, set);
            reach += step;
        }
        f->followed[count] = set;
    }
    return f->followed[count];
}
