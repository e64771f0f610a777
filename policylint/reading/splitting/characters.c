/* Characters and places. */

#include "splitting.h"

const char marks[128] = {
    ['.'] = 1, ['?'] = 1, ['!'] = 1, ['('] = 1, [')'] = 1, ['['] = 1, [']'] = 1, ['"'] = 1,
};

int is_space(Py_UCS4 one) {
    if (one < 0x80) return one == ' ' || (one >= 0x09 && one <= 0x0D) || (one >= 0x1C && one <= 0x1F);
    return one == 0x85 || one == 0xA0 || one == 0x1680 || (one >= 0x2000 && one <= 0x200A) || one == 0x2028 ||
           one == 0x2029 || one == 0x202F || one == 0x205F || one == 0x3000;
}

int is_plain(Py_UCS4 one) {
    return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9');
}

int add_place(Places *places, Py_ssize_t place) {
    if (places->count == places->room) {
        Py_ssize_t room = places->room ? 2 * places->room : 32;
        Py_ssize_t *more = PyMem_Realloc(places->at, (size_t)room * sizeof *more);
        if (!more) {
            PyErr_NoMemory();
            return -1;
        }
        places->at = more;
        places->room = room;
    }
    places->at[places->count++] = place;
    return 0;
}
