/* In which groups of passages all words of a row stand: only there it can match, so only there it is laid.

   A group is a few passages that follow one another, so that a set of groups is one number. */

#include "field.h"

static Bits groups_of(Field *f, int table, int32_t number);

Bits groups_of_pattern(Field *f, int32_t number) { return groups_of(f, PATTERNS, number); }

Bits groups_of_alternative(Field *f, int32_t number) {
    Bits *known = f->possible[ALTERNATIVES] + number;
    if (!*known) *known = groups_of(f, ALTERNATIVES, number) | KNOWN;
    return *known;
}

static Bits groups_of_choice(Field *f, const int32_t *code) {
    Bits found = 0;
    if (*code++) return ~(Bits)0;
    for (int32_t parts = *code++; parts; parts--) {
        const int32_t *next = code + 2 + code[1];
        for (code += 2; code < next && ~found & f->all; code++) found |= groups_of_alternative(f, *code);
        code = next;
    }
    for (int32_t rows = *code++; rows; rows--) found |= groups_of_row(f, *code++);
    return found;
}

/* The groups that have what an atom or a choice needs. */
static Bits groups_of_number(Field *f, int32_t kind, int32_t number) {
    if (kind == ATOM) return f->possible[ATOMS][number] | KNOWN;
    Bits *known = f->possible[CHOICES] + number;
    if (!*known) *known = groups_of_choice(f, f->program->code + f->program->table[CHOICES][number]) | KNOWN;
    return *known;
}

/* The groups among `found` that have what the steps of a row need that are of a kind; `missed` gets the last that had none. */
static Bits groups_of_steps(Field *f, const int32_t *code, int32_t kind, Bits found, int32_t *missed) {
    for (int32_t i = 1; i <= 2 * code[0] && found; i += 2) {
        if (code[i] != kind) continue;
        Bits groups = groups_of_number(f, kind, code[i + 1]);
        if (groups == KNOWN) *missed = 1 + (code[i + 1] << 1 | (kind == CHOICE));
        found &= groups;
    }
    return found;
}

/* The groups that have all words that a row needs. Atoms are asked first, for that is less work. */
static Bits groups_of_code(Field *f, const int32_t *code, int32_t *missed) {
    Bits found = groups_of_steps(f, code, ATOM, f->all, missed);
    return groups_of_steps(f, code, CHOICE, found, missed);
}

Bits groups_of_row(Field *f, int32_t row) {
    int32_t missed;
    return groups_of_code(f, f->program->code + row, &missed);
}

/* The groups that have the words of a pattern or alternative. What was missing in the last field mostly is in this one. */
static Bits groups_of(Field *f, int table, int32_t number) {
    int32_t *missed = f->program->missed[table] + number;
    int32_t last = *missed - 1;
    if (last >= 0 && groups_of_number(f, last & 1 ? CHOICE : ATOM, last >> 1) == KNOWN) return 0;
    return groups_of_code(f, f->program->code + f->program->table[table][number], missed);
}

Part whole(const Field *f) { return (Part){0, (int32_t)f->width, ~(Bits)0, 0, 0}; }

/* Looks at the next part of the field that has some of `groups`, which are taken from them; 0 if there is none left. */
int next_part(Field *f, Bits *groups) {
    if (!*groups) return 0;
    f->part = f->group[lowest(*groups)];
    while (*groups && f->group[lowest(*groups)].from <= f->part.end) {
        const Part *next = f->group + lowest(*groups);
        f->part.end = next->end;
        f->part.groups |= next->groups;
        *groups &= *groups - 1;
    }
    return 1;
}
