-- Parent, column, key of the parent, and whether the column may be empty, for each foreign key of a table. Keys of several columns
-- there are none.
SELECT pointer."table", pointer."from",
       coalesce(pointer."to", (SELECT name FROM pragma_table_info(pointer."table") WHERE pk = 1)),
       own."notnull" = 0 AND own.pk = 0
FROM pragma_foreign_key_list(?1) AS pointer
JOIN pragma_table_info(?1) AS own ON own.name = pointer."from"
