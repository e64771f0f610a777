/* Memory that lives as long as a field, and sets that are used again. */

#include "field.h"

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

void *keep(Field *f, size_t bytes) {
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

void *keep_zero(Field *f, size_t bytes) {
    void *found = keep(f, bytes);
    if (found) memset(found, 0, bytes);
    return found;
}

Bits *keep_set(Field *f) { return keep_zero(f, (f->width + WINDOW) * sizeof(Bits)); }

void free_chunks(Field *f) {
    while (f->chunks) {
        Chunk *next = f->chunks->next;
        free_chunk(f->chunks);
        f->chunks = next;
    }
}

Bits *take(Field *f) {
    if (f->spares) return f->spare[--f->spares];
    return keep(f, (f->width + WINDOW) * sizeof(Bits));
}

void give(Field *f, Bits *set) {
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
