"""The addresses of the day, after that of the year."""

from django.urls import URLPattern, path

from adapters.web.hall import ballots, between, counting, day, rounds, wall


def hall_urls() -> list[URLPattern]:
    """Made once the form of a year's code is known."""
    return [
        path("<year:target>/hoi-nghi/", day.hall, name="hall"),
        path("<year:target>/hoi-nghi/chieu/", wall.choose, name="choose_wall"),
        path("<year:target>/hoi-nghi/thong-qua/", between.adopting, name="adopting"),
        path("<year:target>/hoi-nghi/chot/", between.sealing, name="sealing"),
        path(
            "<year:target>/hoi-nghi/mo-luot/<str:selection>/",
            ballots.open_ballot,
            name="open_ballot",
        ),
        path(
            "<year:target>/hoi-nghi/luot-tiep/<str:selection>/",
            rounds.another_round,
            name="another_round",
        ),
        path("<year:target>/hoi-nghi/luot/<str:ballot>/", ballots.ballot, name="ballot"),
        path("<year:target>/hoi-nghi/luot/<str:ballot>/ket-thuc/", ballots.closing, name="closing"),
        path("<year:target>/hoi-nghi/luot/<str:ballot>/kiem-phieu/", counting.count, name="count"),
        path("<year:target>/man-hinh/", wall.wall, name="wall"),
    ]
