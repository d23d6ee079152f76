from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.domain.reflection.others import REPLY_BYTES_MAX
from firsthand.errors import FirsthandError
from firsthand.services import others_view
from firsthand.web.reflect.form_file import FILE_NAME
from firsthand.web.reflect.form_file import form_file as written
from firsthand.web.reflect.forms import NamedForm, ReplyForm
from firsthand.web.reflect.others_page import others_page
from firsthand.web.reflect.saying_views import named
from firsthand.web.request import Request

TAKEN = {
    "first": lazy("The reply is in."),
    "again": lazy("The reply is in. It stands in place of their earlier one."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def others(request: Request) -> HttpResponse:
    """Whom the user asked; posted: one more."""
    if request.method != "POST":
        said = TAKEN.get(request.GET.get("taken", ""), "")
        return render(request, "reflect/others.html", {"page": others_page(request.actor, said=str(said))})
    form = NamedForm(request.POST, auto_id="invite_%s")
    person = named(request, form) if form.is_valid() else None
    if form.errors:
        return render(request, "reflect/others.html", {"page": others_page(request.actor, invite=form)}, status=422)
    others_view.invite(request.actor, form.cleaned_data["name"], person)
    return redirect("reflect:others")


@require_POST
def reply(request: Request) -> HttpResponse:
    """A reply that came back: a file, or its text pasted."""
    form = ReplyForm(request.POST, request.FILES, auto_id="reply_%s")
    form.is_valid()
    file = request.FILES.get("file")
    content: str | bytes = request.POST.get("pasted", "")
    if file is not None:
        content = file.read(REPLY_BYTES_MAX + 1)
    if not content.strip():
        return _refused(request, form, _("Choose the file that came back, or paste its text."))
    try:
        taken = others_view.take_reply(request.actor, content)
    except FirsthandError as error:
        words = _("%(thing)s: %(reason)s. %(remedy)s") % {
            "thing": error.thing, "reason": error.reason, "remedy": error.remedy,
        }  # fmt: skip
        return _refused(request, form, words)
    return redirect(reverse("reflect:others") + ("?taken=again" if taken.again else "?taken=first"))


@require_safe
def form_file(request: Request, invited_id: int) -> HttpResponse:
    """The form for one person, as a file to send."""
    invitation = others_view.invitation(request.actor, invited_id)
    address = others_view.owner_address(request.actor)
    answer = HttpResponse(
        written(invitation, others_view.owner_name(request.actor), address), content_type="text/html; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return answer


@require_POST
def remove(request: Request, invited_id: int) -> HttpResponse:
    others_view.remove_invitation(request.actor, invited_id)
    return redirect("reflect:others")


def _refused(request: Request, form: ReplyForm, words: str) -> HttpResponse:
    page = others_page(request.actor, reply=form, error=words)
    return render(request, "reflect/others.html", {"page": page}, status=422)
