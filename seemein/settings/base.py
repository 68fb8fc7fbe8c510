"""What holds everywhere. `dev`, `test` and `production` change only what they must."""

from email.utils import formataddr
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
    "django_tasks",
    "django_tasks_db",
    "seemein.kit",
    "seemein.places",
    "seemein.accounts",
    "seemein.partners",
    "seemein.knowledge",
    "seemein.guides",
    "seemein.updates",
    "seemein.roadmaps",
    "seemein.desk",
    "seemein.api",
    "seemein.website",
    "allauth",  # below our rooms, whose templates stand before its own
    "allauth.account",
    "allauth.mfa",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
]
MIDDLEWARE = [
    "seemein.website.pagecache.PageCache",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "seemein.website.middleware.Pack",
    "csp.middleware.CSPMiddleware",
    "seemein.website.middleware.PathLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "seemein.accounts.middleware.OwnLanguage",
    "seemein.accounts.middleware.DeskDoor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "seemein.website.middleware.DeskPolicy",
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
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "seemein.kit.context.page",
            ],
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
    ("zh-hans", "简体中文"),
    ("uk", "Українська"),
    ("es", "Español"),
    ("fr", "Français"),
    ("tr", "Türkçe"),
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
        "worker-src": [SELF],
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
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "seemein.website.views.errors.csrf_failure"

# Staff: who signs in, and the desk where facts and guides are kept.
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/admin/"
ACCOUNT_ADAPTER = "seemein.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 (a class)
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "10/m/ip,3/15m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
MFA_ADAPTER = "seemein.accounts.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an address is proved by the link of the invitation that it receives
MFA_TOTP_ISSUER = "See Me In Hub"
MFA_TOTP_TOLERANCE = 1
WAGTAIL_SITE_NAME = "See Me In Hub"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_USER_TIME_ZONES = ["Europe/Berlin", "Europe/Budapest", "Europe/Ljubljana", "Europe/Rome", "Europe/Zagreb", "UTC"]
WAGTAILADMIN_LOGIN_URL = "/accounts/login/"
WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"

# Letters: without a mail server they become files that can be read.
MAIL_FROM = env.text("MAIL_FROM", f"hub@{'localhost' if LOCAL else _base.hostname}")
MAIL_SECURITY = env.choice("MAIL_SECURITY", "starttls", ("none", "starttls", "ssl"))
EMAIL_HOST = env.text("MAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_PORT = env.whole("MAIL_PORT", {"none": 25, "starttls": 587, "ssl": 465}[MAIL_SECURITY], least=1, most=65_535)
EMAIL_HOST_USER = env.text("MAIL_USER", "")
EMAIL_HOST_PASSWORD = env.text("MAIL_PASSWORD", "")
EMAIL_USE_TLS = MAIL_SECURITY == "starttls"
EMAIL_USE_SSL = MAIL_SECURITY == "ssl"
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = SERVER_EMAIL = formataddr(("See Me In Hub", MAIL_FROM))
if "@" not in MAIL_FROM or len(MAIL_FROM.split()) != 1:
    raise ImproperlyConfigured(f"MAIL_FROM is {MAIL_FROM!r}. Allowed: an e-mail address such as hub@example.org.")
if bool(EMAIL_HOST_USER) != bool(EMAIL_HOST_PASSWORD):
    raise ImproperlyConfigured("MAIL_USER and MAIL_PASSWORD belong together: set both or neither.")

# Work outside the request: kept in the database, done by the worker beside the server.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

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
