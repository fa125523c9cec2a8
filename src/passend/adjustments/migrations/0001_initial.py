import django.db.models.deletion
import passend.core.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0007_a_term_of_the_law'),
        ('people', '0004_every_role'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Adjustment',
            fields=[
                ('status', models.CharField(choices=[('draft', 'nog niet verstuurd'), ('to_confirm', 'wacht op de student'), ('asked', 'gevraagd'), ('incomplete', 'er mist nog iets'), ('granted', 'toegekend'), ('refused', 'afgewezen'), ('withdrawn', 'ingetrokken'), ('ended', 'gestopt'), ('replaced', 'vervangen')], default='draft', max_length=10)),
                ('asked_on', models.DateField(blank=True, null=True, verbose_name='gevraagd op')),
                ('decide_by', models.DateField(blank=True, null=True, verbose_name='besluit uiterlijk')),
                ('missing', passend.core.fields.SealedTextField(blank=True, db_default='', default='', verbose_name='wat mist er')),
                ('missing_on', models.DateField(blank=True, null=True, verbose_name='gevraagd om meer op')),
                ('supplement', passend.core.fields.SealedTextField(blank=True, db_default='', default='', verbose_name='aanvulling')),
                ('outcome', models.CharField(blank=True, choices=[('granted', 'ja'), ('partly', 'voor een deel'), ('refused', 'nee')], max_length=8, verbose_name='besluit')),
                ('reasons', models.JSONField(blank=True, default=list, verbose_name='redenen')),
                ('explanation', passend.core.fields.SealedTextField(blank=True, db_default='', default='', verbose_name='uitleg')),
                ('decided_on', models.DateField(blank=True, null=True, verbose_name='besloten op')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='geldt vanaf')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='geldt tot en met')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='gestopt op')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('needs', models.JSONField(blank=True, default=list, verbose_name='waar loop je tegenaan')),
                ('own_words', passend.core.fields.SealedTextField(blank=True, default='', verbose_name='in eigen woorden')),
                ('which', models.CharField(blank=True, choices=[('school', 'examens van school'), ('central', 'centrale examens'), ('both', 'allebei'), ('unknown', 'dat weet ik niet')], max_length=8, verbose_name='welke examens')),
                ('lasting', models.CharField(blank=True, choices=[('whole', 'mijn hele opleiding'), ('short', 'een tijdje'), ('unknown', 'dat weet ik niet')], max_length=8, verbose_name='hoe lang')),
                ('wanted_until', models.DateField(blank=True, null=True, verbose_name='nodig tot en met')),
                ('years_in_dutch', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='jaren onderwijs in Nederland')),
                ('advice', passend.core.fields.SealedTextField(blank=True, default='', verbose_name='advies')),
                ('advised_on', models.DateField(blank=True, null=True, verbose_name='advies op')),
                ('school_minutes', models.PositiveSmallIntegerField(default=0, verbose_name='minuten extra (school)')),
                ('school_aids', models.JSONField(blank=True, default=list, verbose_name='hulp (school)')),
                ('central_minutes', models.PositiveSmallIntegerField(default=0, verbose_name='minuten extra (centraal)')),
                ('central_aids', models.JSONField(blank=True, default=list, verbose_name='hulp (centraal)')),
                ('central_why', models.CharField(blank=True, choices=[('handicap', 'een beperking'), ('language', 'de taal')], max_length=8, verbose_name='grond')),
                ('statement_by', models.CharField(blank=True, choices=[('orthopedagoog', 'een orthopedagoog'), ('psycholoog', 'een psycholoog'), ('arts', 'een arts')], max_length=14, verbose_name='verklaring van')),
                ('statement_on', models.DateField(blank=True, null=True, verbose_name='datum van de verklaring')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='adjustments', to='cases.case')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='besloten door')),
                ('filled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ingevuld door')),
                ('programme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.programme')),
                ('replaces', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='successors', to='adjustments.adjustment', verbose_name='in plaats van')),
            ],
            options={
                'ordering': ['-asked_on'],
                'abstract': False,
                'indexes': [models.Index(fields=['status', 'decide_by'], name='adjustment_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['asked', 'incomplete']), _negated=True), models.Q(('asked_on__isnull', False), ('decide_by__isnull', False)), _connector='OR'), name='adjustment_asked_has_days'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['granted', 'refused']), _negated=True), models.Q(('decided_on__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='adjustment_decided_has_a_day'), models.CheckConstraint(condition=models.Q(('central_minutes__lte', 30)), name='adjustment_central_at_most_30', violation_error_message='Bij een centraal examen is 30 minuten extra het meeste.'), models.UniqueConstraint(condition=models.Q(('status__in', ['draft', 'to_confirm', 'asked', 'incomplete'])), fields=('case',), name='adjustment_one_open', violation_error_message='Er loopt al een aanvraag. Wacht op het besluit.')],
            },
        ),
        migrations.CreateModel(
            name='Exam',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('status', models.CharField(choices=[('planned', 'gepland'), ('cancelled', 'gaat niet door')], default='planned', max_length=9)),
                ('title', models.CharField(max_length=120, verbose_name='welk examen')),
                ('kind', models.CharField(choices=[('school', 'examen van school'), ('dutch', 'centraal examen Nederlands'), ('english', 'centraal examen Engels')], max_length=8, verbose_name='soort')),
                ('on', models.DateField(verbose_name='dag')),
                ('starts_at', models.DateTimeField(verbose_name='begint om')),
                ('minutes', models.PositiveSmallIntegerField(verbose_name='duur in minuten')),
                ('place', models.CharField(max_length=60, verbose_name='ruimte')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exams', to='people.group', verbose_name='groep')),
            ],
            options={
                'ordering': ['on', 'starts_at', 'place'],
                'indexes': [models.Index(fields=['on', 'status'], name='exam_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('minutes__gte', 5), ('minutes__lte', 600)), name='exam_takes_a_while')],
            },
        ),
    ]
