"""The one stylesheet that pages load, made of the parts: `python -m seemein.kit.bundle` writes static/kit/hub.css."""

import re
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "static" / "kit"
LAYERS: Final = ("tokens", "base", "composition", "blocks", "print")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,>])\s*")


def bundle() -> str:
    """Every part, in one order of layers, without comments and spare spaces."""
    css = FOLDER / "css"
    parts = [*css.glob("*.css"), *sorted(css.glob("blocks/*.css"))]
    text = f"@layer {','.join(LAYERS)};" + "".join(part.read_text(encoding="utf-8") for part in sorted(parts, key=_layer))
    squeezed = _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", text)))
    # A part names files as seen from where it lies, the bundle from where it is served.
    return squeezed.replace(";}", "}").replace('url("../../', 'url("').strip() + "\n"


def _layer(part: Path) -> int:
    return LAYERS.index("blocks" if part.parent.name == "blocks" else part.stem)


if __name__ == "__main__":
    (FOLDER / "hub.css").write_text(bundle(), encoding="utf-8")
