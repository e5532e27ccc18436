"""What GitLab asks of a Code Quality document: https://docs.gitlab.com/ci/testing/code_quality/."""

import json

from sicommun.reporters.formats import render


def test_each_issue_has_what_gitlab_needs(rapport):
    problemes = json.loads(render(rapport, "gitlab"))
    assert len(problemes) == len(rapport.diagnostics)
    for probleme in problemes:
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= set(probleme)
        assert probleme["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not probleme["location"]["path"].startswith(("./", "/"))
        assert " · Remède : " in probleme["description"]  # GitLab shows one line: the two parts stay apart
        assert probleme["location"]["lines"]["begin"] >= 1
    assert len({probleme["fingerprint"] for probleme in problemes}) == len(problemes)


def test_nothing_to_say_is_an_empty_list(rapport_vide):
    assert json.loads(render(rapport_vide, "gitlab")) == []
