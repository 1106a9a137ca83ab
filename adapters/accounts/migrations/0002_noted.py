"""That a token was ended is noted, too."""

from django.db import migrations, models

from adapters.accounts.models import Noted


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AlterField(
            "entry", "what", models.CharField(choices=Noted.choices, max_length=20)
        )
    ]
