"""Every page type of the hub with an address to visit, for accessibility and looks."""

MILAN = "it/lombardia/milano"
STEP = "it.comunica-sole-trader"
PAGES = {
    "home": "/{language}/",
    "country": "/{language}/it/",
    "city": f"/{{language}}/{MILAN}/",
    "steps": f"/{{language}}/{MILAN}/steps/",
    "steps-none": f"/{{language}}/{MILAN}/steps/?phase=permit&sector=agriculture",
    "step": f"/{{language}}/{MILAN}/steps/{STEP}/",
    "step-in-two": f"/{{language}}/{MILAN}/steps/{STEP}/?with=it",
    "report": f"/{{language}}/{MILAN}/steps/{STEP}/report/",
    "compare": f"/{{language}}/{MILAN}/compare/",
    "funding": f"/{{language}}/{MILAN}/funding/",
    "help": f"/{{language}}/{MILAN}/help/",
    "glossary": f"/{{language}}/{MILAN}/glossary/",
    "pitfalls": f"/{{language}}/{MILAN}/pitfalls/",
    "unknown": f"/{{language}}/{MILAN}/unknown/",
    "guides": f"/{{language}}/{MILAN}/guides/",
    "guide": "/{language}/it/guides/taxes/",
    "guide-of-germany": "/{language}/de/guides/may-i-start/",
    "topic": f"/{{language}}/{MILAN}/topics/money/",
    "updates": f"/{{language}}/{MILAN}/updates/",
    "report-of-a-form": f"/{{language}}/{MILAN}/report/?about=it.srl",
    "coverage": "/{language}/coverage/",
    "roadmap-empty": f"/{{language}}/{MILAN}/roadmap/",
    "question": f"/{{language}}/{MILAN}/roadmap/questions/sector/",
    "about": "/{language}/about/",
    "privacy": "/{language}/legal/privacy/",
    "accessibility": "/{language}/legal/accessibility/",
    "gallery": "/{language}/gallery/",
    "sign-in": "/accounts/login/",
    "forgotten-password": "/accounts/password/reset/",
    "not-found": "/{language}/it/nowhere/",
}
# These are visited after the questions were answered.
ANSWERED = {
    "roadmap": f"/{{language}}/{MILAN}/roadmap/",
    "roadmap-in-two": f"/{{language}}/{MILAN}/roadmap/?with=it",
    "answers": f"/{{language}}/{MILAN}/roadmap/answers/",
    "alternatives": f"/{{language}}/{MILAN}/roadmap/alternatives/",
    "calendar": f"/{{language}}/{MILAN}/roadmap/calendar/",
    "carry": f"/{{language}}/{MILAN}/roadmap/carry/",
    "receive": f"/{{language}}/{MILAN}/roadmap/receive/",
    "why-not": f"/{{language}}/{MILAN}/roadmap/why-not/",
}
LANGUAGES = ("en", "it", "de", "hu", "sl", "hr", "ar", "zh-hans", "uk", "es", "fr", "tr")
