from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from firsthand.services import review as services
from firsthand.services.actor import now
from firsthand.services.review_words import as_markdown
from firsthand.web.request import Request, asked_day
from firsthand.web.review.forms import ReviewForm
from firsthand.web.review.page import review_page


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: Request) -> HttpResponse:
    """One week; POST keeps the user's own lines on it."""
    moment, week = now(request.actor), asked_week(request)
    if request.method != "POST":
        return render(request, "review/review.html", {"page": review_page(request.actor, week, moment)})
    form = ReviewForm(request.POST)
    if not form.is_valid():
        page = review_page(request.actor, week, moment, form)
        return render(request, "review/review.html", {"page": page}, status=422)
    services.keep(request.actor, week, form.cleaned_data["answer"], form.cleaned_data["next_week"])
    return redirect(f"{reverse('review:review')}?week={week.isoformat()}#own")


@require_safe
def markdown(request: Request) -> HttpResponse:
    """The same as a file of text."""
    week = asked_week(request)
    text = as_markdown(services.review_of(request.actor, week, now(request.actor)))
    answer = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="review-{week.isoformat()}.md"'
    return answer


def asked_week(request: Request) -> date:
    """The Monday of the week in the address, else of the last week worth looking back on."""
    return services.week_asked(now(request.actor), asked_day(request, "week"))
