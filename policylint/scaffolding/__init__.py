"""What `policylint new` writes: a rule, a framework, a pack or a plugin to begin with, whose own tests pass at once.

`templates/KIND/` holds the files of a kind; in names and texts `@name@` is the name given, `@module@` the same
as a module, `@Class@` as a class.
"""
