"""Places and pages that the tests of the front door visit."""

from django.conf import settings

LANGUAGES = [code for code, _ in settings.LANGUAGES]
CITIES = [
    "it/lombardia/milano",
    "de/baden-wuerttemberg/freiburg",
    "hu/vas/szombathely",
    "si/goriska/nova-gorica",
    "hr/medimurje/cakovec",
]
MILAN = CITIES[0]
STEP = "it.pec"
PLAIN = ["", "begin/idea/", "begin/trading/", "about/", "coverage/", "gallery/", "legal/imprint/", "legal/privacy/"]
PLAIN += ["legal/accessibility/", "legal/no-legal-advice/", "legal/contact/", "legal/funding/"]
OF_TERRITORY = ["", "steps/", "guides/", "topics/money/", "compare/", "funding/", "help/", "glossary/", "pitfalls/", "unknown/"]
OF_TERRITORY += ["updates/"]
PAGES = [*PLAIN, *(f"{MILAN}/{page}" for page in OF_TERRITORY), f"{MILAN}/steps/{STEP}/", f"{MILAN}/steps/{STEP}/report/"]
PAGES += ["it/guides/taxes/"]
