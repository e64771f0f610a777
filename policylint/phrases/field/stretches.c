/* The passages of a field as sets of places. */

#include "field.h"

static void add_range(Bits *set, Py_ssize_t from, Py_ssize_t end) {
    for (; from < end && (from & 63); from++) add(set, from);
    for (; from + 64 <= end; from += 64) set[from >> 6] = ~(Bits)0;
    for (; from < end; from++) add(set, from);
}

/* Makes the sets and tables of a field, empty. */
static int prepare(Field *f) {
    const Program *p = f->program;
    f->everywhere = keep_set(f), f->words = keep_set(f), f->beyond = keep_set(f), f->begins = keep_set(f);
    f->finish = keep_set(f), f->empty = keep_set(f);
    f->begin = keep(f, (f->passages + 1) * sizeof(int32_t)), f->end = keep(f, (f->passages + 1) * sizeof(int32_t));
    f->group_of = keep(f, f->passages + 1);
    f->passage = keep(f, (f->size + 1) * sizeof(int32_t));
    f->symbols = keep_zero(f, (p->symbols + 1) * sizeof(Bits *));
    f->atoms = keep_zero(f, (p->count[ATOMS] + 1) * sizeof(Bits *));
    f->alternatives = keep_zero(f, (p->count[ALTERNATIVES] + 1) * sizeof(Bits *));
    f->choices = keep_zero(f, (p->count[CHOICES] + 1) * sizeof(Choice *));
    for (int i = ALTERNATIVES; i < TABLES; i++) f->possible[i] = keep_zero(f, (p->count[i] + 1) * sizeof(Bits));
    for (int i = 0; i < 2; i++) f->starts[i] = keep_zero(f, (p->count[PATTERNS] + 1) * sizeof(Bits *));
    return f->failed ? -1 : 0;
}

/* A passage that takes the places from `begin` to `end`; a pattern with `^` may begin at its first word, and its first own one. */
static void add_passage(Field *f, int32_t number, Py_ssize_t begin, Py_ssize_t end, Py_ssize_t own) {
    f->begin[number] = (int32_t)begin;
    f->end[number] = (int32_t)end;
    for (Py_ssize_t at = begin; at <= end; at++) f->passage[at] = number;
    add_range(f->words, begin, end);
    add_range(f->beyond, own ? begin + own + 1 : begin, end + 1);
    if (own) f->introduced = 1;
}

/* Parts the passages into groups of about the same length. */
static void make_groups(Field *f) {
    Py_ssize_t begin = 0, length = f->size / GROUPS + 1;
    for (Py_ssize_t number = 0; number < f->passages; number++) {
        if (f->groups && f->begin[number] - begin < length) f->groups--;
        else begin = f->begin[number];
        f->group_of[number] = (unsigned char)f->groups;
        f->group[f->groups] = (Part){(int32_t)(begin >> 6), (f->end[number] >> 6) + 1, (Bits)1 << f->groups,
                                     ~(Bits)0 << (begin & 63), ~(Bits)0 >> (63 - (f->end[number] & 63))};
        f->groups++;
    }
    f->all = ((Bits)1 << f->groups) - 1;
    for (int32_t i = 0; i < f->groups; i++)
        if (f->group[i].end - f->group[i].from > WINDOW) f->broad |= f->group[i].groups;
}

static void fill_window(Field *f) {
    Py_ssize_t length = f->text->size - 1, end = f->size - 1, own = f->text->own[0] - f->shift;
    add_passage(f, 0, 0, end, own > 0 ? own : 0);
    if (!f->shift && end) add(f->begins, 0);
    if (own >= 0 && own < end) add(f->begins, own);
    if (f->shift + end >= length) add(f->finish, end);
}

static void fill_whole(Field *f) {
    const Words *words = f->text;
    for (int32_t number = 0; number < words->passages; number++) {
        Py_ssize_t begin = words->first[number], end = words->first[number + 1] - 1, own = words->own[number];
        add_passage(f, number, begin, end, own);
        add(f->begins, begin);
        add(f->begins, begin + own);
        add(f->finish, end);
    }
}

/* Fills a field with its passages; -1 and an exception without memory. */
int fill(Field *f) {
    const Words *words = f->text;
    if (prepare(f) < 0) return -1;
    f->part = whole(f);
    add_range(f->everywhere, 0, f->size);
    if (f->shift || f->size != words->size) fill_window(f);
    else fill_whole(f);
    make_groups(f);
    return index_symbols(f);
}
