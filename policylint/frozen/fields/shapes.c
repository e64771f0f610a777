/* The shapes of classes, found by their addresses. */

#include "fields.h"

static Shape **table = NULL;
static size_t room = 0, used = 0;

/* Where the shape of a class is, or would be. */
static size_t place(Shape **in, size_t size, const PyTypeObject *type) {
    size_t at = ((uintptr_t)type >> 4) * 0x9E3779B1u & (size - 1);
    while (in[at] && in[at]->type != type) at = (at + 1) & (size - 1);
    return at;
}

static int grow(void) {
    size_t size = room ? 2 * room : 512;
    Shape **larger = calloc(size, sizeof(Shape *));
    if (!larger) { PyErr_NoMemory(); return -1; }
    for (size_t at = 0; at < room; at++)
        if (table[at]) larger[place(larger, size, table[at]->type)] = table[at];
    free(table);
    table = larger;
    room = size;
    return 0;
}

const Shape *shape_of(const PyTypeObject *type) { return table ? table[place(table, room, type)] : NULL; }

int add_shape(Shape *shape) {
    if (2 * used >= room && grow() < 0) return -1;
    table[place(table, room, shape->type)] = shape;
    used++;
    return 0;
}
