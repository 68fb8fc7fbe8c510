"""What the desk's Content-Security-Policy asks of Wagtail's pages."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_js")
def date_choosers() -> SafeString:
    """The script that starts date choosers, in place of Wagtail's inline ones."""
    return format_html('<script type="module" src="{}"></script>', static("website/desk.js"))
