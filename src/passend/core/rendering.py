"""Forms are rendered with the house's own field template (label, help, error, aria)."""

from django.forms.renderers import TemplatesSetting


class PassendRenderer(TemplatesSetting):
    field_template_name = "forms/field.html"
    form_template_name = "forms/form.html"
