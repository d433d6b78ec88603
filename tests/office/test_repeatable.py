"""The same document makes the same bytes."""

import pytest


@pytest.mark.parametrize("name, option", [("Board.pptx", "--deck"), ("Board.pdf", "--deck"), ("Plan.xlsx", "--plan")])
def test_exporting_twice_makes_the_same_file(desk, review, name, option):
    first, second = (desk.path(f"{time} {name}") for time in ("first", "second"))
    for path in (first, second):
        desk.run("export", review, option, path)
    assert first.read_bytes() == second.read_bytes()
