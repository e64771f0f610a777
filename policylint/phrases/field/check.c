/* Whether a program can be used: all numbers and offsets lead to what they should, to what stands before, not too
   deep, and so that laying a pattern takes a bounded number of steps. */

#include "field.h"

#define DEEPEST 200                       /* rows within choices and exclusions, one within another */
#define HEAVIEST (1 << 20)                /* steps of a row, with those of the rows within it */
#define MOST_CHECKED (1 << 28)            /* steps looked at */

typedef struct { int32_t depth, weight; } Cost;     /* depth 0: not known */

typedef struct {
    Program *program;
    Cost *choices, *alternatives;         /* by number */
    int32_t left;
} Check;

/* Adds what lies one deeper; `weight` may differ from that of `inner`. */
static int nest(Cost *all, Cost inner, int32_t weight) {
    if (all->depth <= inner.depth) all->depth = inner.depth + 1;
    all->weight += weight;
    return all->depth <= DEEPEST && all->weight <= HEAVIEST;
}

static int check_row(Check *c, int32_t row, int32_t limit, int deep, Cost *all);

/* A list, at `offset`, of rows that stand before `limit`; `plain` if they may have atoms only. */
static int check_rows(Check *c, int32_t offset, int32_t limit, int plain, int deep, Cost *all) {
    const int32_t *code = c->program->code;
    int32_t size = c->program->size;
    if (offset >= size || code[offset] < 0 || code[offset] > size - offset - 1) return 0;
    for (int32_t i = 1; i <= code[offset]; i++) {
        int32_t row = code[offset + i];
        Cost inner;
        if (!check_row(c, row, limit, deep + 1, &inner) || !nest(all, inner, inner.weight)) return 0;
        for (int32_t j = 0; plain && j < code[row]; j++)
            if (code[row + 1 + 2 * j] != ATOM) return 0;
    }
    return 1;
}

static int check_alternative(Check *c, int32_t number, int32_t limit, int deep, Cost *all) {
    if (number < 0 || number >= c->program->count[ALTERNATIVES]) return 0;
    int32_t row = c->program->table[ALTERNATIVES][number];
    if (row >= limit) return 0;
    Cost *known = c->alternatives + number;
    if (!known->depth && !check_row(c, row, limit, deep + 1, known)) return 0;
    return nest(all, *known, 1);          /* it is worked out once */
}

static int check_choice(Check *c, int32_t offset, int deep, Cost *all) {
    const int32_t *code = c->program->code;
    int32_t size = c->program->size;
    *all = (Cost){1, 1};
    if (offset < 0 || offset >= size - 2 || code[offset + 1] < 0) return 0;
    int32_t at = offset + 2;
    for (int32_t part = 0; part < code[offset + 1]; part++) {
        if (at >= size - 1 || code[at] < 1 || code[at] >= LONGEST) return 0;
        int32_t count = code[at + 1];
        at += 2;
        if (count < 0 || count >= size - at) return 0;
        for (; count; count--)
            if (!check_alternative(c, code[at++], offset, deep, all)) return 0;
    }
    return check_rows(c, at, offset, 0, deep, all);
}

static int check_number(Check *c, int32_t number, int32_t limit, int deep, Cost *all) {
    if (number >= c->program->count[CHOICES] || c->program->table[CHOICES][number] >= limit) return 0;
    Cost *known = c->choices + number;
    if (!known->depth) {
        Cost found;
        if (!check_choice(c, c->program->table[CHOICES][number], deep + 1, &found)) return 0;
        *known = found;
    }
    return nest(all, *known, known->weight);
}

static int check_step(Check *c, int32_t step, int32_t argument, int32_t row, int deep, Cost *all) {
    Cost inner;
    if (argument < 0) return 0;
    switch (step) {
    case ATOM: return argument < c->program->count[ATOMS];
    case GAP: return argument < LONGEST;
    case CHOICE: return check_number(c, argument, row, deep, all);
    case AHEAD: return check_row(c, argument, row, deep + 1, &inner) && nest(all, inner, inner.weight);
    case BEHIND: return argument < row && check_rows(c, argument, argument, 1, deep, all);
    case ANY: case END: case BEGIN: return 1;
    }
    return 0;
}

/* A row that stands before `limit`. */
static int check_row(Check *c, int32_t row, int32_t limit, int deep, Cost *all) {
    const int32_t *code = c->program->code;
    Cost found = {1, 1};
    if (deep > DEEPEST || row < 0 || row >= limit) return 0;
    if (code[row] < 0 || code[row] > (c->program->size - row - 1) / 2) return 0;
    for (int32_t i = 0; i < code[row]; i++) {
        if (--c->left < 0 || ++found.weight > HEAVIEST) return 0;
        if (!check_step(c, code[row + 1 + 2 * i], code[row + 2 + 2 * i], row, deep, &found)) return 0;
    }
    *all = found;
    return 1;
}

/* Whether an atom stands in the code, and all its symbols are below `limit`. */
static int check_atom(const Program *p, int32_t at, int32_t limit) {
    for (int which = 0; which < 2; which++) {
        if (at < 0 || at >= p->size || p->code[at] < 0 || p->code[at] > p->size - at - 1) return 0;
        for (int32_t i = 1; i <= p->code[at]; i++)
            if (p->code[at + i] < 1 || p->code[at + i] >= limit) return 0;
        at += 1 + p->code[at];
    }
    return 1;
}

/* Numbers the symbols of an atom, in its place, as one list. */
static void number_symbols(Program *p, int32_t *code) {
    int32_t plain = code[0], sharp = code[plain + 1], count = plain + sharp;
    memmove(code + plain + 1, code + plain + 2, sharp * sizeof(int32_t));
    code[count + 1] = 0;
    *code = count;
    for (code++; count; count--, code++) {
        if (!p->ids[*code]) p->ids[*code] = (uint16_t)p->symbols++;
        *code = p->ids[*code];
    }
}

/* Checks atoms, and again when those before them are numbered, for atoms of a wrong program may overlap. */
static int check_atoms(Program *p) {
    p->symbols = 1;
    for (int32_t i = 0; i < p->count[ATOMS]; i++) {
        if (!check_atom(p, p->table[ATOMS][i], SYMBOLS)) return 0;
        number_symbols(p, p->code + p->table[ATOMS][i]);
    }
    for (int32_t i = 0; i < p->count[ATOMS]; i++)
        if (!check_atom(p, p->table[ATOMS][i], p->symbols)) return 0;
    return 1;
}

static int check_tables(Program *p) {
    if (p->size < TABLES) return 0;
    int32_t at = TABLES;
    for (int table = 0; table < TABLES; table++) {
        p->count[table] = p->code[table];
        p->table[table] = p->code + at;
        if (p->count[table] < 0 || p->count[table] > p->size - at) return 0;
        at += p->count[table];
    }
    return check_atoms(p);
}

static int check_all(Check *c) {
    const Program *p = c->program;
    Cost unused = {0, 0};
    for (int32_t i = 0; i < p->count[ALTERNATIVES]; i++, unused.weight = 0)
        if (!check_alternative(c, i, p->size, 0, &unused)) return 0;
    for (int32_t i = 0; i < p->count[CHOICES]; i++, unused.weight = 0)
        if (!check_number(c, i, p->size, 0, &unused)) return 0;
    for (int32_t i = 0; i < p->count[PATTERNS]; i++)
        if (!check_row(c, p->table[PATTERNS][i], p->size, 0, &unused)) return 0;
    return 1;
}

int check(Program *p) {
    if (!check_tables(p)) return 0;
    Check c = {p, calloc(p->count[CHOICES] + 1, sizeof(Cost)), calloc(p->count[ALTERNATIVES] + 1, sizeof(Cost)),
               MOST_CHECKED};
    int good = -1;
    if (c.choices && c.alternatives) good = check_all(&c);
    else PyErr_NoMemory();
    free(c.choices);
    free(c.alternatives);
    return good;
}
