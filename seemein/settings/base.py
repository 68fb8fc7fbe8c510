"""What holds everywhere. `dev`, `test` and `production` change only what they must."""

from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

import seemein
from seemein.settings import env

RELEASE = seemein.__version__
ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"
VAR = Path(env.text("VAR_DIR", str(ROOT / "var")))

BASE_URL = env.text("BASE_URL", "http://localhost:8000").rstrip("/")
_base = urlsplit(BASE_URL)
if _base.scheme not in ("http", "https") or not _base.hostname:
    raise ImproperlyConfigured(f"BASE_URL is {BASE_URL!r}. Allowed: an address such as https://hub.example.org.")
LOCAL = _base.hostname in ("localhost", "127.0.0.1", "::1")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS") or [_base.hostname, *(["localhost", "127.0.0.1", "[::1]"] if LOCAL else [])]
CSRF_TRUSTED_ORIGINS = [BASE_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "seemein.kit",
    "seemein.places",
    "seemein.accounts",
    "seemein.knowledge",
    "seemein.roadmaps",
    "seemein.api",
    "seemein.website",
]
MIDDLEWARE = [
    "seemein.website.pagecache.PageCache",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "seemein.website.middleware.Pack",
    "csp.middleware.CSPMiddleware",
    "seemein.website.middleware.PathLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "seemein.website.middleware.DatabaseTrouble",
    "seemein.api.middleware.ApiAnswers",
]
ROOT_URLCONF = "seemein.website.urls"
WSGI_APPLICATION = "seemein.website.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", ["django.template.loaders.app_directories.Loader"])],
            "context_processors": ["django.template.context_processors.request", "seemein.kit.context.page"],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "seemein.kit.templatetags.ui"],
        },
    },
]

DATABASES = {"default": dj_database_url.parse(env.text("DATABASE_URL", f"sqlite:///{VAR}/hub.sqlite3"), conn_max_age=None)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("it", "Italiano"),
    ("de", "Deutsch"),
    ("hu", "Magyar"),
    ("sl", "Slovenščina"),
    ("hr", "Hrvatski"),
    ("ar", "العربية"),
]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [VAR / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 60

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "seemein.website.views.errors.csrf_failure"

# How much memory each process gives to ready pages.
PAGE_CACHE_BYTES = env.whole("PAGE_CACHE_MB", 64, least=0, most=4096) * 1024 * 1024

# Who runs this hub: shown on its legal pages; `check --deploy` refuses empty ones with an https BASE_URL.
OPERATOR_NAME = env.text("OPERATOR_NAME", "")
OPERATOR_ADDRESS = env.text("OPERATOR_ADDRESS", "")
OPERATOR_EMAIL = env.text("OPERATOR_EMAIL", "")
OPERATOR_COUNTRY = env.text("OPERATOR_COUNTRY", "")
PRIVACY_AUTHORITY = env.text("PRIVACY_AUTHORITY", "")
HOSTING_PROVIDER = env.text("HOSTING_PROVIDER", "")
ACCESSIBILITY_BODY = env.text("ACCESSIBILITY_BODY", "")
FUNDING_NOTICE = env.text("FUNDING_NOTICE", "")

# How often one address may ask the API in a minute.
API_RATE_GET = env.whole("API_RATE_GET", 600, least=1, most=1_000_000)
API_RATE_POST = env.whole("API_RATE_POST", 120, least=1, most=1_000_000)
