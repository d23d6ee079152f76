from firsthand.network.groups import NONE, Groups


def test_people_unknown_and_people_in_no_group_have_no_label():
    groups = Groups.of_mapping({7: 1, 3: 0, 5: NONE})
    assert groups.of([3, 4, 5, 7]).tolist() == [0, NONE, NONE, 1]
    assert groups.members(1).tolist() == [7]
    assert groups.labels().tolist() == [0, 1]
    assert groups.mapping() == {3: 0, 7: 1}
    assert Groups.of_mapping({}).of([1]).tolist() == [NONE]
