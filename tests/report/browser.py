"""Opens pages as a reader does, and remembers what they did besides."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Dialog, Page, ViewportSize

DESK = ViewportSize(width=1600, height=900)
TELEPHONE = ViewportSize(width=375, height=800)


class Open:
    """Opens pages, and remembers what they complained of and asked of others."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.complaints: list[str] = []
        self.requests: list[str] = []

    def __call__(self, path: Path, hash_: str = "", *, theme: str = "light", telephone: bool = False) -> Page:
        context = self.browser.new_context(
            viewport=TELEPHONE if telephone else DESK,
            color_scheme="dark" if theme == "dark" else "light",
            locale="fr-FR",
        )
        tab = context.new_page()
        tab.on("console", lambda message: self.complaints.append(message.text))
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.on("dialog", self.dismiss)
        tab.on("request", lambda request: self.requests.append(request.url))
        tab.goto(f"{path.as_uri()}{hash_}")
        return tab

    def dismiss(self, dialog: Dialog) -> None:
        self.complaints.append(f"a script of a text ran: {dialog.message}")
        dialog.dismiss()
