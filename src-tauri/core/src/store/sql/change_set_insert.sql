INSERT INTO change_set (operation, at, state, who)
VALUES (?, ?, 'done', coalesce((SELECT reviewer FROM setting), ''))
