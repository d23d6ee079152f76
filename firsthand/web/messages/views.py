from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.web.messages.page import message_page
from firsthand.web.request import Request


@require_safe
def message(request: Request, interaction_id: int) -> HttpResponse:
    return render(request, "messages/message.html", {"page": message_page(request.actor, interaction_id)})
