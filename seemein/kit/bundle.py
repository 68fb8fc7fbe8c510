"""The one stylesheet that pages load, made of the parts: `python -m seemein.kit.bundle` writes static/kit/hub.css."""

import re
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "static" / "kit"
ORDER: Final = ("tokens", "base", "composition")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,>])\s*")


def bundle() -> str:
    """Tokens, base, composition and every block, in one layer order, without comments and spare spaces."""
    css = FOLDER / "css"
    parts = [css / f"{name}.css" for name in ORDER] + sorted((css / "blocks").glob("*.css"))
    text = "@layer tokens,base,composition,blocks;" + "".join(part.read_text(encoding="utf-8") for part in parts)
    squeezed = _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", text)))
    # A part names files as seen from where it lies, the bundle from where it is served.
    return squeezed.replace(";}", "}").replace('url("../../', 'url("').strip() + "\n"


if __name__ == "__main__":
    (FOLDER / "hub.css").write_text(bundle(), encoding="utf-8")
