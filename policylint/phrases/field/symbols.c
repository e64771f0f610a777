/* Where the words of atoms stand, and where so many words follow. */

#include "field.h"

/* Notes where symbols stand, the plain ones or the sharp ones; in `text` they take turns, two bytes each. */
int index_symbols(Field *f, const char *text, int which) {
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
Bits *atom(Field *f, int32_t number) {
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
